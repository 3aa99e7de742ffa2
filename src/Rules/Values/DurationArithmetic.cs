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
    public static long MonthsBetween(DateOnly from, DateOnly to) => MonthsBetween((from.DayNumber, 0m), (to.DayNumber, 0m));

    /// <summary>The years and months duration from one date or date and time to another; negative when the second is earlier.</summary>
    /// <remarks>A month is full when the day and the time of day are reached. Two moments with zones are read on the clock of the first; a date beside a date and time begins at midnight.</remarks>
    public static Value Between(Value from, Value to)
    {
        if (from.Kind is not (ValueKind.Date or ValueKind.DateTime) || to.Kind is not (ValueKind.Date or ValueKind.DateTime))
        {
            return Fault.WrongType;
        }

        if (from.Kind != to.Kind && (from.Zone ?? to.Zone) is not null)
        {
            (from, to) = (Temporal.DateTimeOf(from), Temporal.DateTimeOf(to));
        }

        if (from.Zone is null != to.Zone is null)
        {
            return Fault.MixedZones;
        }

        if (from.Zone is { } zone)
        {
            var instant = Temporal.Instant(to);
            to = Value.OfDateTime(instant + zone.OffsetAtInstant(instant), zone);
        }

        return Value.OfMonths(MonthsBetween(Split(from), Split(to)));
    }

    private static (long Day, decimal Seconds) Split(Value value) => (Temporal.DateOf(value).AsDay, Temporal.SecondsOfDay(value));

    private static long MonthsBetween((long Day, decimal Seconds) from, (long Day, decimal Seconds) to)
    {
        if (to.CompareTo(from) < 0)
        {
            return -MonthsBetween(to, from);
        }

        var (first, last) = (CivilDate.FromDay(from.Day), CivilDate.FromDay(to.Day));
        var months = ((last.Year - first.Year) * 12) + last.Month - first.Month;
        return (first.AddMonths(months).ToDay(), from.Seconds).CompareTo(to) > 0 ? months - 1 : months;
    }

    private static Value Months(FeelNumber months) => months.Truncate().TryToInt64(out var whole) ? Value.OfMonths(whole) : Fault.Overflow;

    private static Value Ratio(FeelNumber left, FeelNumber right) => right.Sign == 0 ? Fault.DivisionByZero : Value.Of(left / right);
}
