using Matching.Rules.Packs.Yaml;

namespace Matching.Rules.Packs.Reading;

/// <summary>Identifiers of policies, conditions and references: lower-case letters, digits and hyphens, starting with a letter.</summary>
internal static class Identifier
{
    /// <summary>The identifier under a key, or null with a finding.</summary>
    public static string? Read(YamlFields fields, string key, Findings findings)
    {
        if (fields.Scalar(key) is not { } scalar)
        {
            return null;
        }

        if (!IsValid(scalar.Text))
        {
            findings.Add(CatalogueFindings.BadIdentifier(scalar.Place, scalar.Text));
            return null;
        }

        return scalar.Text;
    }

    /// <summary>The items whose identifiers occur for the first time; a repetition is a finding.</summary>
    public static IEnumerable<T> Distinct<T>(IEnumerable<(T Item, string Id, YamlNode Node)> items, Findings findings)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (item, id, node) in items)
        {
            if (seen.Add(id))
            {
                yield return item;
            }
            else
            {
                findings.Add(CatalogueFindings.DuplicateId(node.Place, id));
            }
        }
    }

    private static bool IsValid(string text) =>
        text.Length > 0 && char.IsAsciiLetterLower(text[0]) && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
