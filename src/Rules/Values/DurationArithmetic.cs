namespace Matching.Rules.Values;

/// <summary>Dates and durations in arithmetic. A month without the day ends on its last day.</summary>
internal static class DurationArithmetic
{
    /// <summary>A date moved by a duration, forwards (1) or backwards (-1).</summary>
    public static Value Move(DateOnly date, Value duration, int direction)
    {
        var amount = direction * (duration.Kind == ValueKind.MonthsDuration
            ? duration.AsMonths
            : decimal.Floor(duration.AsSeconds * direction / 86400m) * direction);
        if (Math.Abs(amount) > DateOnly.MaxValue.DayNumber)
        {
            return Fault.Overflow;
        }

        try
        {
            return Value.Of(duration.Kind == ValueKind.MonthsDuration ? date.AddMonths((int)amount) : date.AddDays((int)amount));
        }
        catch (ArgumentOutOfRangeException)
        {
            return Fault.Overflow;
        }
    }

    /// <summary>A duration times a number; months are cut to whole months.</summary>
    public static Value Scale(Value duration, decimal factor) => duration.Kind switch
    {
        ValueKind.MonthsDuration => Value.OfMonths((long)decimal.Truncate(duration.AsMonths * factor)),
        ValueKind.DaysDuration => Value.OfSeconds(duration.AsSeconds * factor),
        _ => Fault.WrongType,
    };

    /// <summary>A duration divided by a number or by a duration of its kind.</summary>
    public static Value Divide(Value left, Value right) => (left.Kind, right.Kind) switch
    {
        (ValueKind.MonthsDuration, ValueKind.Number) => right.AsNumber == 0 ? Fault.DivisionByZero
            : Value.OfMonths((long)decimal.Truncate(left.AsMonths / right.AsNumber)),
        (ValueKind.DaysDuration, ValueKind.Number) => right.AsNumber == 0 ? Fault.DivisionByZero : Value.OfSeconds(left.AsSeconds / right.AsNumber),
        (ValueKind.MonthsDuration, ValueKind.MonthsDuration) => right.AsMonths == 0 ? Fault.DivisionByZero
            : Value.Of((decimal)left.AsMonths / right.AsMonths),
        (ValueKind.DaysDuration, ValueKind.DaysDuration) => right.AsSeconds == 0 ? Fault.DivisionByZero : Value.Of(left.AsSeconds / right.AsSeconds),
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
}
