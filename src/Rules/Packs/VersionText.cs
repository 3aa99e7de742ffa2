using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Matching.Rules.Diagnostics;
using Matching.Rules.Packs.Reading;
using Matching.Rules.Packs.Yaml;

namespace Matching.Rules.Packs;

/// <summary>Edits the text of a version where its label and period stand, and leaves everything else as its author wrote it.</summary>
public static partial class VersionText
{
    /// <summary>The text as a new version: another label and first day, no revision and no day of publication.</summary>
    /// <param name="text">The text of a version that can be read.</param>
    /// <param name="label">New label.</param>
    /// <param name="from">New first day.</param>
    /// <param name="open">Whether the last day is taken away.</param>
    public static string Renew(string text, string label, DateOnly from, bool open)
    {
        var findings = new Findings();
        if (StrictYaml.Read("", Encoding.UTF8.GetBytes(text), findings) is not YamlMap root)
        {
            return text;
        }

        var edits = new List<(FilePlace Place, YamlScalar Old, string Fresh)>();
        Add(edits, Child(root, "version"), label);
        if (Child(root, "effective") is YamlMap period)
        {
            Add(edits, Child(period, "from"), from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            if (open)
            {
                Add(edits, Child(period, "to"), "");
            }
        }

        var lines = text.Split('\n');
        foreach (var (place, old, fresh) in edits.OrderByDescending(e => e.Place.Line).ThenByDescending(e => e.Place.Column))
        {
            lines[place.Line - 1] = Replace(lines[place.Line - 1], place.Column - 1, old, fresh);
        }

        return Dated().Replace(string.Join('\n', lines), "");
    }

    private static YamlNode? Child(YamlMap map, string key) => map.Entries.FirstOrDefault(e => e.Key.Text == key)?.Value;

    private static void Add(List<(FilePlace, YamlScalar, string)> edits, YamlNode? node, string fresh)
    {
        if (node is YamlScalar { IsNull: false } scalar)
        {
            edits.Add((scalar.Place, scalar, fresh));
        }
    }

    private static string Replace(string line, int column, YamlScalar old, string fresh)
    {
        var length = old.Text.Length + (old.Quoted ? 2 : 0);
        return column + length <= line.Length ? string.Concat(line.AsSpan(0, column), fresh, line.AsSpan(column + length)) : line;
    }

    [GeneratedRegex(@"^(revision|publishedAt):[^\n]*\n", RegexOptions.Multiline)]
    private static partial Regex Dated();
}
