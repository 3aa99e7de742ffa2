namespace Matching.Engine.Checks;

/// <summary>Names that someone may have meant.</summary>
public static class NearestNames
{
    /// <summary>At most three names, the nearest first, ties by code unit; empty when nothing is near.</summary>
    /// <param name="wanted">The name that is not known.</param>
    /// <param name="known">The known names.</param>
    public static IReadOnlyList<string> To(string wanted, IEnumerable<string> known)
    {
        var shortened = wanted.Length > 64 ? wanted[..64] : wanted;
        var limit = Math.Max(2, shortened.Length / 2);
        return
        [
            .. known.Select(name => (Name: name, Distance: Distance(shortened, name)))
                .Where(p => p.Distance <= limit && p.Distance < Math.Max(p.Name.Length, shortened.Length))
                .OrderBy(p => p.Distance).ThenBy(p => p.Name, StringComparer.Ordinal)
                .Take(3).Select(p => p.Name),
        ];
    }

    /// <summary>Number of insertions, deletions and replacements between two names.</summary>
    private static int Distance(string left, string right)
    {
        var previous = Enumerable.Range(0, right.Length + 1).ToArray();
        var current = new int[right.Length + 1];
        for (var i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = previous[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                current[j] = Math.Min(replaced, Math.Min(previous[j], current[j - 1]) + 1);
            }

            (previous, current) = (current, previous);
        }

        return previous[right.Length];
    }
}
