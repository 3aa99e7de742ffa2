namespace Matching.Rules.Values;

/// <summary>Durations multiplied and divided, and counted between dates.</summary>
internal static class DurationArithmetic
{
    /// <summary>A duration times a number; months are cut to whole months.</summary>
    public static Value Scale(Value duration, FeelNumber factor) => duration.Kind switch
    {
        ValueKind.MonthsDuration => Months(duration.AsMonths * factor),
        ValueKind.DaysDuration => Value.OfSeconds((duration.AsSeconds * factor).ToDecimal()),
        _ => Fault.WrongType,
    };

    /// <summary>A duration divided by a number or by a duration of its kind.</summary>
    public static Value Divide(Value left, Value right) => (left.Kind, right.Kind) switch
    {
        (ValueKind.MonthsDuration, ValueKind.Number) => right.AsFeelNumber.Sign == 0 ? Fault.DivisionByZero : Months(left.AsMonths / right.AsFeelNumber),
        (ValueKind.DaysDuration, ValueKind.Number) => right.AsFeelNumber.Sign == 0 ? Fault.DivisionByZero
            : Value.OfSeconds((left.AsSeconds / right.AsFeelNumber).ToDecimal()),
        (ValueKind.MonthsDuration, ValueKind.MonthsDuration) => Ratio(left.AsMonths, right.AsMonths),
        (ValueKind.DaysDuration, ValueKind.DaysDuration) => Ratio(left.AsSeconds, right.AsSeconds),
        _ => Fault.WrongType,
    };

    /// <summary>Whole months from one date to another; negative when the second is earlier.</summary>
    /// <remarks>A month is full when the day is reached, or on the last day of a month that lacks the day: 31 January to 28 February 2025 is one.</remarks>
    public static long MonthsBetween(DateOnly from, DateOnly to)
    {
        if (to < from)
        {
            return -MonthsBetween(to, from);
        }

        var months = ((to.Year - from.Year) * 12) + to.Month - from.Month;
        return from.AddMonths(months) > to ? months - 1 : months;
    }

    private static Value Months(FeelNumber months) => months.Truncate().TryToInt64(out var whole) ? Value.OfMonths(whole) : Fault.Overflow;

    private static Value Ratio(FeelNumber left, FeelNumber right) => right.Sign == 0 ? Fault.DivisionByZero : Value.Of(left / right);
}
