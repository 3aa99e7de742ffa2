using System.Collections.Immutable;
using Matching.Rules.Binding.Tree;
using Matching.Rules.Syntax;
using Matching.Rules.Values;

namespace Matching.Rules.Tables;

/// <summary>The values that pass a cell, as intervals; known only for cells of literal values, comparisons and ranges.</summary>
/// <param name="Intervals">The intervals; an end that is null is open to infinity.</param>
internal sealed record CellSet(ImmutableArray<CellSet.Interval> Intervals)
{
    /// <summary>One interval.</summary>
    internal readonly record struct Interval(Value? Low, bool LowIncluded, Value? High, bool HighIncluded);

    /// <summary>Whether every value passes.</summary>
    public bool IsAll => Intervals.Any(i => i.Low is null && i.High is null);

    /// <summary>The set of a bound cell, or null when it cannot be told.</summary>
    public static CellSet? Of(BoundNode cell) => cell switch
    {
        BoundConstant { Value.IsTrue: true } => new([new(null, false, null, false)]),
        BoundComparison { Left: BoundLocal, Right: BoundConstant end } c => Comparison(c.Operator, end.Value),
        BoundWithin { Subject: BoundLocal, Low: BoundConstant low, High: BoundConstant high } w =>
            new([new(low.Value, w.LowIncluded, high.Value, w.HighIncluded)]),
        BoundAnyOf any => Union([.. any.Tests.Select(Of)]),
        _ => null,
    };

    /// <summary>Whether a value can pass both cells.</summary>
    public bool Meets(CellSet other) => Intervals.Any(a => other.Intervals.Any(b => !IsEmpty(Intersect(a, b))));

    /// <summary>Whether each interval of the other lies in one interval of this.</summary>
    public bool Covers(CellSet other) => other.Intervals.All(b => Intervals.Any(a => Intersect(a, b) == b));

    private static CellSet? Comparison(ComparisonOperator operation, Value end) => operation switch
    {
        ComparisonOperator.Equal => new([new(end, true, end, true)]),
        ComparisonOperator.Less => new([new(null, false, end, false)]),
        ComparisonOperator.LessOrEqual => new([new(null, false, end, true)]),
        ComparisonOperator.Greater => new([new(end, false, null, false)]),
        ComparisonOperator.GreaterOrEqual => new([new(end, true, null, false)]),
        _ => null,
    };

    private static CellSet? Union(CellSet?[] parts) =>
        parts.All(p => p is not null) ? new([.. parts.SelectMany(p => p!.Intervals)]) : null;

    private static Interval Intersect(Interval a, Interval b)
    {
        var low = Tighter(a.Low, a.LowIncluded, b.Low, b.LowIncluded, 1);
        var high = Tighter(a.High, a.HighIncluded, b.High, b.HighIncluded, -1);
        return new(low.End, low.Included, high.End, high.Included);
    }

    private static (Value? End, bool Included) Tighter(Value? a, bool aIncluded, Value? b, bool bIncluded, int direction)
    {
        if (a is null || b is null)
        {
            return a is null ? (b, bIncluded) : (a, aIncluded);
        }

        var order = Order(a.Value, b.Value) * direction;
        return order > 0 ? (a, aIncluded) : order < 0 ? (b, bIncluded) : (a, aIncluded && bIncluded);
    }

    private static bool IsEmpty(Interval interval)
    {
        if (interval is not { Low: { } low, High: { } high })
        {
            return false;
        }

        var order = Order(low, high);
        return order > 0 || (order == 0 && !(interval.LowIncluded && interval.HighIncluded));
    }

    /// <summary>An order over literals: by kind first, so that values of different kinds never meet.</summary>
    private static int Order(Value a, Value b) => Values.Comparison.Sign(a, b)
        ?? (a.Kind != b.Kind ? a.Kind.CompareTo(b.Kind) : a.IsTrue.CompareTo(b.IsTrue));
}
