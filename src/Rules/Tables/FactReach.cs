using Matching.Rules.Binding;
using Matching.Rules.Values;

namespace Matching.Rules.Tables;

/// <summary>Whether tests leave a fact any value that it can have.</summary>
internal static class FactReach
{
    /// <summary>Whether one of the fact's values is in a set. A fact is never null.</summary>
    public static bool CanBe(Symbol symbol, CellSet set)
    {
        var domain = ColumnDomain.Of(symbol);
        return domain.Allowed.IsEmpty
            ? set.Intervals.Any(i => !CellAlgebra.IsEmpty(i) && Holds(i, domain))
            : domain.Allowed.Any(v => set.Intervals.Any(i => IsIn(v, i)));
    }

    private static bool Holds(CellSet.Interval interval, ColumnDomain domain)
    {
        var ends = new[] { (interval.Low, interval.LowIncluded), (interval.High, interval.HighIncluded) };
        return ends.Any(e => e.Item2 && e.Item1 is { } end && IsValue(end, domain))
            || new Piece(interval.Low, interval.High, false).Example(domain) is { } inside && IsValue(inside, domain) && IsIn(inside, interval)
            || interval.IsAll;
    }

    private static bool IsValue(Value value, ColumnDomain domain) =>
        (domain.Least is not { } least || CellOrder.Compare(value, least) >= 0)
        && (!domain.IsWhole || value.Kind != ValueKind.Number || value.AsFeelNumber.IsWhole);

    private static bool IsIn(Value value, CellSet.Interval interval) =>
        (interval.Low is not { } low || CellOrder.Compare(value, low) is var below && (below > 0 || (below == 0 && interval.LowIncluded)))
        && (interval.High is not { } high || CellOrder.Compare(value, high) is var above && (above < 0 || (above == 0 && interval.HighIncluded)));
}
