using System.Collections.Immutable;
using Matching.Rules.Values;
using static Matching.Rules.Tables.CellSet;

namespace Matching.Rules.Tables;

/// <summary>Union, intersection and complement of the values that pass tests.</summary>
internal static class CellAlgebra
{
    /// <summary>What passes one of the sets.</summary>
    public static CellSet Union(IReadOnlyCollection<CellSet> sets) =>
        new(Joined(sets.SelectMany(s => s.Intervals)), sets.Any(s => s.HasNull));

    /// <summary>What passes all of the sets.</summary>
    public static CellSet Intersect(IReadOnlyCollection<CellSet> sets) =>
        new(Outside(Joined(sets.SelectMany(s => Outside(s.Intervals)))), sets.All(s => s.HasNull));

    /// <summary>What does not pass. Null passes the complement only of tests for equality: an order with null has no answer.</summary>
    public static CellSet Complement(CellSet set) =>
        new(Outside(set.Intervals), !set.HasNull && set.Intervals.All(i => i.IsPoint));

    /// <summary>What two intervals share; it may be empty.</summary>
    public static bool IsEmpty(Interval interval)
    {
        if (interval is not { Low: { } low, High: { } high })
        {
            return false;
        }

        var order = CellOrder.Compare(low, high);
        return order > 0 || (order == 0 && !(interval.LowIncluded && interval.HighIncluded));
    }

    /// <summary>The same values as intervals that are in order and do not touch.</summary>
    private static ImmutableArray<Interval> Joined(IEnumerable<Interval> intervals)
    {
        var joined = new List<Interval>();
        foreach (var next in intervals.Where(i => !IsEmpty(i)).Order(Comparer<Interval>.Create(ByLow)))
        {
            if (joined.Count > 0 && Touches(joined[^1], next))
            {
                joined[^1] = Stretched(joined[^1], next);
            }
            else
            {
                joined.Add(next);
            }
        }

        return [.. joined];
    }

    /// <summary>The values between intervals that are in order.</summary>
    private static ImmutableArray<Interval> Outside(ImmutableArray<Interval> intervals)
    {
        var outside = ImmutableArray.CreateBuilder<Interval>();
        Value? low = null;
        var lowIncluded = false;
        foreach (var interval in Joined(intervals))
        {
            if (interval.Low is { } end)
            {
                outside.Add(new(low, lowIncluded, end, !interval.LowIncluded));
            }

            if (interval.High is null)
            {
                return outside.ToImmutable();
            }

            (low, lowIncluded) = (interval.High, !interval.HighIncluded);
        }

        outside.Add(new(low, lowIncluded, null, false));
        return outside.ToImmutable();
    }

    private static int ByLow(Interval a, Interval b)
    {
        if (a.Low is not { } x || b.Low is not { } y)
        {
            return (a.Low is null ? 0 : 1) - (b.Low is null ? 0 : 1);
        }

        var order = CellOrder.Compare(x, y);
        return order != 0 ? order : b.LowIncluded.CompareTo(a.LowIncluded);
    }

    private static bool Touches(Interval first, Interval next)
    {
        if (first.High is not { } high || next.Low is not { } low)
        {
            return true;
        }

        var order = CellOrder.Compare(low, high);
        return order < 0 || (order == 0 && (first.HighIncluded || next.LowIncluded));
    }

    private static Interval Stretched(Interval first, Interval next)
    {
        if (first.High is not { } a || next.High is not { } b)
        {
            return first with { High = null, HighIncluded = false };
        }

        var order = CellOrder.Compare(a, b);
        return order >= 0
            ? first with { HighIncluded = first.HighIncluded || (order == 0 && next.HighIncluded) }
            : first with { High = b, HighIncluded = next.HighIncluded };
    }
}
