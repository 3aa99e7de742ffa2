namespace Matching.Rules.Packs.Reading;

/// <summary>Finds the names that an author may have meant.</summary>
internal static class NearestNames
{
    private const int Most = 3;

    /// <summary>At most three names, nearest first; ties in order of code units.</summary>
    public static IEnumerable<string> To(string typed, IEnumerable<string> names) => names
        .Select(n => (Name: n, Distance: Distance(typed, n)))
        .OrderBy(p => p.Distance).ThenBy(p => p.Name, StringComparer.Ordinal)
        .Take(Most).Select(p => p.Name);

    private static int Distance(string left, string right)
    {
        var previous = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var current = new int[right.Length + 1];
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replace = previous[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                current[j] = Math.Min(replace, Math.Min(previous[j], current[j - 1]) + 1);
            }

            previous = current;
        }

        return previous[right.Length];
    }
}
