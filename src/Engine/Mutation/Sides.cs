using Matching.Rules.Mutation;
using Matching.Rules.Values;

namespace Matching.Engine.Mutation;

/// <summary>How far the two sides of a comparison are apart.</summary>
internal static class Sides
{
    /// <summary>Beyond this a difference says nothing about a boundary, and would not fit a decimal.</summary>
    private const decimal Largest = 1_000_000_000_000_000m;

    /// <summary>Left less right: a number, or days between dates; null where the sides are neither or far out.</summary>
    public static decimal? Difference(Crossing crossing, Value[] frame)
    {
        var (left, right) = (crossing.Left.Interpret(frame), crossing.Right.Interpret(frame));
        return (left.Kind, right.Kind) switch
        {
            (ValueKind.Date, ValueKind.Date) => left.AsDay - right.AsDay,
            (ValueKind.Number, ValueKind.Number) when IsNear(left) && IsNear(right) => left.AsNumber - right.AsNumber,
            _ => null,
        };
    }

    private static bool IsNear(Value value) => value.AsFeelNumber.CompareTo(Largest) < 0 && value.AsFeelNumber.CompareTo(-Largest) > 0;
}
