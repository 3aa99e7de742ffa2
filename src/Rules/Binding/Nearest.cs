namespace Matching.Rules.Binding;

/// <summary>Finds the names that an author probably meant: few edits away, or made of the same characters.</summary>
public static class Nearest
{
    private const int MaxLength = 64;

    /// <summary>At most three names, the likeliest first.</summary>
    /// <param name="typed">What was written.</param>
    /// <param name="candidates">The names that exist.</param>
    public static IReadOnlyList<string> To(string typed, IEnumerable<string> candidates)
    {
        if (typed.Length is 0 or > MaxLength)
        {
            return [];
        }

        return [.. candidates
            .Select(name => (Name: name, Likeness: Likeness(typed, name)))
            .Where(c => c.Likeness >= 45)
            .OrderByDescending(c => c.Likeness).ThenBy(c => c.Name, StringComparer.Ordinal)
            .Take(3).Select(c => c.Name)];
    }

    /// <summary>0 (nothing in common) to 100 (the same).</summary>
    private static int Likeness(string typed, string name)
    {
        var longer = Math.Max(typed.Length, name.Length);
        var edits = 100 - (100 * Edits(typed, name) / longer);
        var common = typed.Distinct().Intersect(name).Count();
        var shared = 100 * 2 * common / (typed.Distinct().Count() + name.Distinct().Count());
        return Math.Max(edits, shared - 5);
    }

    private static int Edits(string a, string b)
    {
        var previous = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var current = new int[b.Length + 1];
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1;
                current[j] = Math.Min(previous[j - 1] + change, Math.Min(previous[j], current[j - 1]) + 1);
            }

            previous = current;
        }

        return previous[b.Length];
    }
}
