using Matching.Rules.Binding;
using Matching.Rules.Packs.Yaml;

namespace Matching.Rules.Packs.Reading;

/// <summary>Reads <c>referenceDate</c>: one of the fixed words, or <c>{ tag: X }</c> with a date of the dictionary.</summary>
internal static class ReferenceDateReader
{
    private const string Key = "referenceDate";

    /// <summary>The reference date; the business date when the key is absent or has a mistake (a finding).</summary>
    public static ReferenceDate Read(YamlFields policy, Scope scope, Findings findings)
    {
        if (policy.Node(Key, Presence.Optional) is not YamlMap map)
        {
            return policy.Choice(Key, PolicyWords.ReferenceDates, Presence.Optional) is { } kind ? new ReferenceDate(kind) : ReferenceDate.BusinessDate;
        }

        if (YamlFields.Open(map, findings, ["tag"])?.Scalar("tag") is not { } name)
        {
            return ReferenceDate.BusinessDate;
        }

        if (scope.Find(name.Text) is not { } symbol)
        {
            findings.Add(CatalogueFindings.UnknownTag(name.Place, name.Text, Nearest.To(name.Text, scope.Symbols.Select(s => s.Name))));
        }
        else if (symbol.Type != FeelType.Date)
        {
            findings.Add(CatalogueFindings.ReferenceNotDate(name.Place, name.Text));
        }

        return new ReferenceDate(ReferenceDateKind.Tag, name.Text);
    }
}
