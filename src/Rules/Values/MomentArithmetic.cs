namespace Matching.Rules.Values;

/// <summary>Dates, times, and dates and times moved by durations and taken from each other (DMN 1.5, table 58).</summary>
internal static class MomentArithmetic
{
    /// <summary>A date, a time or a date and time moved by a duration, forwards (1) or backwards (-1). A month without the day ends on its last day.</summary>
    public static Value Move(Value moment, Value duration, int direction) => (moment.Kind, duration.Kind) switch
    {
        (ValueKind.Date, ValueKind.MonthsDuration) => Temporal.Day(CivilDate.FromDay(moment.AsDay).AddMonths(direction * duration.AsMonths)),
        (ValueKind.Date, ValueKind.DaysDuration) => MoveDay(moment.AsDay, direction * duration.AsSeconds),
        (ValueKind.Time, ValueKind.DaysDuration) => MoveTime(moment, direction * duration.AsSeconds),
        (ValueKind.DateTime, ValueKind.MonthsDuration) => MoveMonths(moment, direction * duration.AsMonths),
        (ValueKind.DateTime, ValueKind.DaysDuration) => MoveInstant(moment, direction * duration.AsSeconds),
        _ => Fault.WrongType,
    };

    /// <summary>The days and time duration from the second to the first. A date beside a date and time is its midnight UTC.</summary>
    public static Value Between(Value left, Value right)
    {
        if (left.Kind == ValueKind.Date && right.Kind == ValueKind.Date)
        {
            return Value.OfSeconds((left.AsDay - right.AsDay) * Temporal.DaySeconds);
        }

        if (left.Kind != ValueKind.Time || right.Kind != ValueKind.Time)
        {
            (left, right) = (Temporal.DateTimeOf(left), Temporal.DateTimeOf(right));
        }

        if (left.IsUnknown || right.IsUnknown)
        {
            return Fault.WrongType;
        }

        return left.Zone is null == right.Zone is null ? Value.OfSeconds(Temporal.Instant(left) - Temporal.Instant(right)) : Fault.MixedZones;
    }

    private static Value MoveDay(long day, decimal seconds)
    {
        var moved = day + decimal.Floor(seconds / Temporal.DaySeconds);
        return Math.Abs(moved) < 2 * CivilDate.MaxYear * 366m ? Temporal.Day(CivilDate.FromDay((long)moved)) : Fault.Overflow;
    }

    private static Value MoveTime(Value time, decimal seconds)
    {
        var moved = (time.AsSecondsOfDay + (seconds % Temporal.DaySeconds)) % Temporal.DaySeconds;
        return Value.OfTime(moved < 0 ? moved + Temporal.DaySeconds : moved, time.Zone);
    }

    private static Value MoveMonths(Value moment, long months)
    {
        var day = Temporal.Day(Temporal.Civil(moment).AddMonths(months));
        return day.IsUnknown ? day : Value.OfDateTime((day.AsDay * Temporal.DaySeconds) + Temporal.SecondsOfDay(moment), moment.Zone);
    }

    private static Value MoveInstant(Value moment, decimal seconds)
    {
        var instant = Temporal.Instant(moment) + seconds;
        return Math.Abs(instant) < 2 * CivilDate.MaxYear * 366m * Temporal.DaySeconds
            ? Temporal.Moment(instant + (moment.Zone?.OffsetAtInstant(instant) ?? 0), moment.Zone)
            : Fault.Overflow;
    }
}
