using Matching.Engine.Decisions;
using Matching.Engine.Populations;
using Matching.Rules.Binding;
using Matching.Rules.Values;

namespace Matching.Engine.Columns;

/// <summary>Works out a derived number for every unit, and keeps it as its rank among all values: ratios and sums are compared as fast as facts then.</summary>
internal static class RankedLane
{
    /// <summary>The lane of a derived tag; units for which it is unknown have no fact in it.</summary>
    /// <param name="snapshot">The facts.</param>
    /// <param name="space">Lanes of the units.</param>
    /// <param name="plan">What the tag needs.</param>
    /// <param name="filler">Fills frames for the day that rules call 基准日.</param>
    /// <param name="symbol">The tag as expressions read it.</param>
    public static Lane Of(Snapshot snapshot, ColumnSpace space, FramePlan plan, FrameFiller filler, Symbol symbol)
    {
        var facts = new SnapshotFacts(plan, snapshot, space.Kind, space.AsOf);
        var frame = filler.NewFrame();
        var numbers = new decimal[space.Count];
        var known = new ulong[(space.Count + 63) >> 6];
        var isTroubled = false;
        for (var row = 0; row < numbers.Length; row++)
        {
            facts.MoveTo(row);
            filler.Fill(facts, frame, default(CompiledPath));
            var value = frame[symbol.Slot];
            if (value.Kind == ValueKind.Number)
            {
                numbers[row] = value.AsNumber;
                known[row >> 6] |= 1UL << (row & 63);
            }

            isTroubled |= value.Kind != ValueKind.Number && Truths.IsTrouble(value);
        }

        return Ranked(numbers, known, isTroubled);
    }

    /// <summary>Codes that stand in a relation to a constant.</summary>
    /// <param name="ranks">Numbers of the codes, ascending.</param>
    /// <param name="relation">The relation; the number is on its left.</param>
    /// <param name="constant">The constant.</param>
    public static CodeSet CodesThat(decimal[] ranks, Relation relation, decimal constant)
    {
        var at = Array.BinarySearch(ranks, constant);
        var (first, after) = at >= 0 ? (at, at + 1) : (~at, ~at);
        return relation switch
        {
            Relation.Less => Codes(0, first - 1),
            Relation.LessOrEqual => Codes(0, after - 1),
            Relation.Greater => Codes(after, long.MaxValue),
            Relation.GreaterOrEqual => Codes(first, long.MaxValue),
            _ => Codes(first, after - 1) with { Outside = relation == Relation.NotEqual },
        };
    }

    private static CodeSet Codes(long low, long high) => low > high ? new CodeSet(0, -1, false) : new CodeSet(low, high, false);

    private static Lane Ranked(decimal[] numbers, ulong[] known, bool isTroubled)
    {
        decimal[] ranks = [.. numbers.Where((_, row) => (known[row >> 6] >> (row & 63) & 1) != 0).Distinct().Order()];
        var codes = new int[numbers.Length];
        for (var row = 0; row < codes.Length; row++)
        {
            codes[row] = (known[row >> 6] >> (row & 63) & 1) != 0 ? Array.BinarySearch(ranks, numbers[row]) : 0;
        }

        return new Lane(codes, known, null, null, 0) { Ranks = ranks, IsTroubled = isTroubled };
    }
}
