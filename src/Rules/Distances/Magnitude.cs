using Matching.Rules.Values;

namespace Matching.Rules.Distances;

/// <summary>Numbers and durations as numbers that can be subtracted.</summary>
internal static class Magnitude
{
    private const decimal SecondsOfDay = 86_400m;

    /// <summary>The number, months or seconds that a value is; null for every other kind and beyond the range of decimals.</summary>
    public static decimal? Of(Value value)
    {
        switch (value.Kind)
        {
            case ValueKind.MonthsDuration:
                return value.AsMonths;
            case ValueKind.DaysDuration:
                return value.AsSeconds;
            case ValueKind.Number:
                break;
            default:
                return null;
        }

        try
        {
            return value.AsNumber;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>What lies between two values of one kind with the unit of durations; null where they have no distance.</summary>
    public static (decimal Distance, string? Unit)? Between(Value left, Value right)
    {
        if (left.Kind != right.Kind || Of(left) is not { } one || Of(right) is not { } other)
        {
            return null;
        }

        try
        {
            var distance = Math.Abs(one - other);
            return left.Kind switch
            {
                ValueKind.MonthsDuration => (distance, "月"),
                ValueKind.DaysDuration when distance % SecondsOfDay == 0m => (distance / SecondsOfDay, "天"),
                ValueKind.DaysDuration => (distance, "秒"),
                _ => (distance, null),
            };
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
