namespace Matching.Engine.Columns;

/// <summary>
/// Makes lanes anew for the tests that a circuit has of them: between two bounds that no test tells apart all codes are one, so that
/// thirty thresholds of an income need codes of one byte. Making them costs as much as some dozen tests of the lane.
/// </summary>
internal static class BoundRanks
{
    private const int MostRanks = 256;

    /// <summary>The gates over lanes of one byte a code, wherever their tests allow it.</summary>
    public static IReadOnlyList<Gate> Of(IReadOnlyList<Gate> gates)
    {
        var lanes = gates.Select(g => g.Predicate).OfType<Predicate>().Where(p => p.Lane.Codes is not byte[]).GroupBy(p => p.Lane)
            .Select(g => (Lane: g.Key, Starts: StartsOf(g))).Where(l => l.Starts.Length <= MostRanks)
            .ToDictionary(l => l.Lane, l => (l.Starts, Ranked: Ranked(l.Lane, l.Starts)));
        return [.. gates.Select(g => g.Predicate is { } test && lanes.TryGetValue(test.Lane, out var lane) ? g with { Predicate = Ranked(test, lane.Ranked, lane.Starts) } : g)];
    }

    /// <summary>The first code of each rank.</summary>
    private static long[] StartsOf(IEnumerable<Predicate> tests) =>
        [.. tests.SelectMany(t => t.Holds.Bounds.Concat(t.Possible.Bounds)).Append(0).Distinct().Order()];

    private static Lane Ranked(Lane lane, long[] starts)
    {
        var ranks = new byte[lane.Codes.Length];
        for (var row = 0; row < ranks.Length; row++)
        {
            var at = Array.BinarySearch(starts, lane.CodeAt(row));
            ranks[row] = (byte)(at >= 0 ? at : ~at - 1);
        }

        return new Lane(ranks, lane.Known, null, null, starts.Length);
    }

    private static Predicate Ranked(Predicate test, Lane lane, long[] starts)
    {
        var holds = Ranked(test.Holds, starts);
        return test with { Lane = lane, Holds = holds, Possible = ReferenceEquals(test.Holds, test.Possible) ? holds : Ranked(test.Possible, starts) };
    }

    private static CodeSet Ranked(CodeSet set, long[] starts) =>
        CodeSet.Of([.. starts.Select(set.Contains)], [.. starts.Select(_ => true)]);
}
