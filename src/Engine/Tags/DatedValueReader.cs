using System.Collections.Immutable;
using Matching.Rules.Packs.Reading;

namespace Matching.Engine.Tags;

/// <summary>Reads the dated values of a shared parameter.</summary>
internal static class DatedValueReader
{
    private static readonly ImmutableArray<string> Keys = ["from", "to", "value", "verified", "reference", "note"];

    /// <summary>The values in order of their dates; an overlap is a finding.</summary>
    public static ImmutableArray<DatedValue> Read(YamlFields tag, string name, Findings findings)
    {
        var values = ImmutableArray.CreateBuilder<DatedValue>();
        DateOnly? end = DateOnly.MinValue;
        foreach (var node in tag.Items("datedValues", Presence.Optional))
        {
            if (YamlFields.Open(node, findings, Keys) is not { } fields)
            {
                continue;
            }

            var from = fields.Date("from");
            var to = fields.Date("to", Presence.Optional);
            var value = fields.Number("value");
            fields.Text("note", Presence.Optional);
            if (from is not { } first || value is not { } figure)
            {
                continue;
            }

            if (end is not { } last || first <= last || to < first)
            {
                findings.Add(TagFindings.DatedOverlap(node.Place, name));
            }

            end = to;
            values.Add(new DatedValue(first, to, figure, fields.Flag("verified", fallback: false), fields.Text("reference", Presence.Optional)));
        }

        return values.ToImmutable();
    }
}
