using Matching.Rules.Binding;
using Matching.Rules.Diagnostics;
using Matching.Rules.Packs.Reading;
using Matching.Rules.Packs.Yaml;

namespace Matching.Engine.Tags;

/// <summary>Reads <c>tags.yaml</c> of a catalogue folder.</summary>
public static class TagDictionaryReader
{
    /// <summary>Name of the file in the catalogue folder.</summary>
    public const string FileName = "tags.yaml";

    /// <summary>Reads the dictionary; all mistakes are reported together.</summary>
    /// <param name="catalogDir">The catalogue folder.</param>
    public static TagReading Read(string catalogDir)
    {
        var findings = new Findings();
        var root = CatalogueFile.Read(catalogDir, FileName, findings);
        var dictionary = root is null ? null : Build(root, findings);
        return new TagReading(findings.ErrorCount == 0 ? dictionary : null, findings.ToImmutable());
    }

    private static TagDictionary? Build(YamlNode root, Findings findings)
    {
        if (YamlFields.Open(root, findings, ["tags"]) is not { } fields)
        {
            return null;
        }

        var drafts = fields.Items("tags").Select((node, slot) => TagEntryReader.Read(node, slot, findings)).OfType<TagDraft>().ToList();
        if (!NamesAreUnique(drafts, findings))
        {
            return null;
        }

        var scope = new Scope(drafts.Select(d => d.Tag.Symbol));
        var compiled = drafts.Select(d => d with { Tag = Compile(d, scope, findings) }).ToList();
        var order = DerivationOrder.Of(compiled, findings);
        return findings.ErrorCount > 0
            ? null
            : new TagDictionary([.. compiled.Select(d => d.Tag)], order, scope) { Hash = HashOf(compiled) };
    }

    private static bool NamesAreUnique(List<TagDraft> drafts, Findings findings)
    {
        var seen = new Dictionary<string, FilePlace>(StringComparer.Ordinal);
        var before = findings.ErrorCount;
        foreach (var (draft, name) in drafts.SelectMany(d => new[] { (d, d.Tag.Name), (d, d.Tag.Code) }))
        {
            if (!seen.TryAdd(name, draft.Place))
            {
                findings.Add(TagFindings.Duplicate(draft.Place, name, seen[name]));
            }
        }

        return findings.ErrorCount == before;
    }

    private static Tag Compile(TagDraft draft, Scope scope, Findings findings)
    {
        if (draft.Formula is not { } formula)
        {
            return draft.Tag;
        }

        var bound = RuleCompiler.Compile(formula.Text, scope, draft.Tag.Symbol.Type);
        findings.AddExpression(bound.Diagnostics, formula.Place);
        return draft.Tag with { Formula = bound.Expression };
    }

    private static string HashOf(IEnumerable<TagDraft> drafts) => new CanonicalText("tags/1")
        .AddEach("tag", drafts.Select(d => d.Tag).OrderBy(t => t.Name, StringComparer.Ordinal), (text, tag) => text
            .Add("name", tag.Name).Add("code", tag.Code).Add("type", tag.Type.ToString()).Add("unit", tag.Unit)
            .Add("role", tag.Role.ToString()).Add("department", tag.Department).Add("maxAge", tag.MaxAgeDays)
            .Add("open", tag.OpenCodeSet).Add("formula", tag.Formula?.Text)
            .AddEach("value", tag.Values, (t, v) => t.Add("is", v.ToString()))
            .AddEach("dated", tag.DatedValues, (t, v) => t
                .Add("from", v.From).Add("to", v.To).Add("is", v.Value).Add("verified", v.Verified).Add("reference", v.Reference)))
        .Hash();
}
