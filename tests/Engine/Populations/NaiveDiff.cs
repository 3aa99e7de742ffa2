using Matching.Engine.Populations;

namespace Matching.Engine.Tests.Populations;

/// <summary>The difference of two populations as lines of text, found unit by unit and fact by fact.</summary>
internal static class NaiveDiff
{
    public static IEnumerable<string> Between(Population older, Population newer)
    {
        foreach (var key in older.Keys.Where(k => newer.IndexOf(k) < 0))
        {
            yield return $"removed {key}";
        }

        for (var row = 0; row < newer.Count; row++)
        {
            var (key, old) = (newer.Keys[row], older.IndexOf(newer.Keys[row]));
            if (old < 0)
            {
                yield return $"added {key}";
                continue;
            }

            if (!newer.Links.IsEmpty && newer.Links[row] != older.Links[old])
            {
                yield return $"relinked {key}";
            }

            foreach (var line in Facts(older, old, newer, row))
            {
                yield return line;
            }
        }
    }

    /// <summary>The same lines from a difference.</summary>
    public static IEnumerable<string> Lines(PopulationDiff diff, Population newer)
    {
        foreach (var key in diff.Removed)
        {
            yield return $"removed {key}";
        }

        for (var row = 0; row < newer.Count; row++)
        {
            if (diff.Added[row])
            {
                yield return $"added {newer.Keys[row]}";
            }

            if (diff.Relinked[row])
            {
                yield return $"relinked {newer.Keys[row]}";
            }

            foreach (var tag in diff.Changed.Keys.Order(StringComparer.Ordinal).Where(tag => diff.Changed[tag][row]))
            {
                yield return $"{(diff.Redated[tag][row] ? "redated" : "changed")} {newer.Keys[row]} {tag}";
            }
        }
    }

    private static IEnumerable<string> Facts(Population older, int old, Population newer, int row)
    {
        var names = older.Columns.Concat(newer.Columns).Select(c => c.Tag.Name).Distinct().Order(StringComparer.Ordinal);
        foreach (var name in names)
        {
            var (before, after) = (older.Columns.FirstOrDefault(c => c.Tag.Name == name), newer.Columns.FirstOrDefault(c => c.Tag.Name == name));
            if (before is null || after is null || before.SourceId != after.SourceId || before[old] != after[row])
            {
                yield return $"changed {newer.Keys[row]} {name}";
            }
            else if (before.AsOf(old) != after.AsOf(row))
            {
                yield return $"redated {newer.Keys[row]} {name}";
            }
        }
    }
}
