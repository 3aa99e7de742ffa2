using Matching.Rules.Values;

namespace Matching.Rules.Functions;

/// <summary>How two ranges of comparable ends lie to each other (DMN 1.5, table 78). An end that is missing lies infinitely far away.</summary>
internal static class RangeRelations
{
    /// <summary>A point as the range that holds nothing else.</summary>
    public static FeelRange Of(Value pointOrRange) =>
        pointOrRange.Kind == ValueKind.Range ? pointOrRange.AsRange : new FeelRange(pointOrRange, true, pointOrRange, true);

    /// <summary>Whether all ends of both have an order among each other.</summary>
    public static bool AreComparable(FeelRange a, FeelRange b)
    {
        Value?[] ends = [a.Low, a.High, b.Low, b.High];
        var first = ends.FirstOrDefault(end => end is not null);
        return ends.All(end => end is not { } one || Comparison.Sign(one, first!.Value) is not null);
    }

    public static bool Before(FeelRange a, FeelRange b) =>
        EndToStart(a, b) is var sign && (sign < 0 || (sign == 0 && !(a.HighIncluded && b.LowIncluded)));

    public static bool Meets(FeelRange a, FeelRange b) => a.HighIncluded && b.LowIncluded && EndToStart(a, b) == 0;

    public static bool Overlaps(FeelRange a, FeelRange b) => !Before(a, b) && !Before(b, a);

    public static bool OverlapsBefore(FeelRange a, FeelRange b) =>
        StartsEarlier(a, b) && !Before(a, b)
        && Ends(a, b) is var sign && (sign < 0 || (sign == 0 && (!a.HighIncluded || b.HighIncluded)));

    public static bool OverlapsAfter(FeelRange a, FeelRange b) => StartsEarlier(b, a) && !Before(b, a)
        && Ends(b, a) is var sign && (sign < 0 || (sign == 0 && (!b.HighIncluded || a.HighIncluded)));

    public static bool Finishes(FeelRange a, FeelRange b) => a.HighIncluded == b.HighIncluded && Ends(a, b) == 0
        && Starts(a, b) is var sign && (sign > 0 || (sign == 0 && (!a.LowIncluded || b.LowIncluded)));

    public static bool Includes(FeelRange a, FeelRange b) =>
        Starts(a, b) is var low && (low < 0 || (low == 0 && (a.LowIncluded || !b.LowIncluded)))
        && Ends(a, b) is var high && (high > 0 || (high == 0 && (a.HighIncluded || !b.HighIncluded)));

    public static bool Begins(FeelRange a, FeelRange b) => a.LowIncluded == b.LowIncluded && Starts(a, b) == 0
        && Ends(a, b) is var sign && (sign < 0 || (sign == 0 && (!a.HighIncluded || b.HighIncluded)));

    public static bool Coincides(FeelRange a, FeelRange b) =>
        a.LowIncluded == b.LowIncluded && a.HighIncluded == b.HighIncluded && Starts(a, b) == 0 && Ends(a, b) == 0;

    /// <summary>Whether a range begins with a point.</summary>
    public static bool BeginsWith(FeelRange range, Value point) => range.LowIncluded && range.Low is { } low && Comparison.Sign(low, point) == 0;

    /// <summary>Whether a range ends with a point.</summary>
    public static bool EndsWith(FeelRange range, Value point) => range.HighIncluded && range.High is { } high && Comparison.Sign(high, point) == 0;

    /// <summary>Whether a point lies in a range.</summary>
    public static bool Holds(FeelRange range, Value point) => Includes(range, Of(point));

    private static bool StartsEarlier(FeelRange a, FeelRange b) =>
        Starts(a, b) is var sign && (sign < 0 || (sign == 0 && a.LowIncluded && !b.LowIncluded));

    private static int Starts(FeelRange a, FeelRange b) => Sign(a.Low, -1, b.Low, -1);

    private static int Ends(FeelRange a, FeelRange b) => Sign(a.High, 1, b.High, 1);

    private static int EndToStart(FeelRange a, FeelRange b) => Sign(a.High, 1, b.Low, -1);

    private static int Sign(Value? left, int leftWhenMissing, Value? right, int rightWhenMissing) => (left, right) switch
    {
        ({ } a, { } b) => Comparison.Sign(a, b) ?? throw new InvalidOperationException("the ends have no order"),
        (null, null) => leftWhenMissing.CompareTo(rightWhenMissing),
        (null, _) => leftWhenMissing,
        _ => -rightWhenMissing,
    };
}
