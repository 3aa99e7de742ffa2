namespace Matching.Rules.Values;

/// <summary>Makes dates and times of their parts and of each other (DMN 1.5, table 72), and places them on the time line.</summary>
internal static class Temporal
{
    /// <summary>Seconds of a day.</summary>
    public const decimal DaySeconds = 86_400m;

    /// <summary>Places of a fraction of a second that are kept; finer ones are cut off.</summary>
    private const int FractionDigits = 9;

    /// <summary>A date of its parts; a fault where there is no such day.</summary>
    public static Value Date(FeelNumber year, FeelNumber month, FeelNumber day) =>
        year.TryToInt64(out var y) && month.TryToInt32(out var m) && day.TryToInt32(out var d) && new CivilDate(y, m, d) is { IsValid: true } date
            ? Value.OfDay(date.ToDay())
            : Fault.OutOfRange;

    /// <summary>A time of its parts; a fault where there is no such time.</summary>
    /// <param name="hour">0 to 23.</param>
    /// <param name="minute">0 to 59.</param>
    /// <param name="second">At least 0 and less than 60, down to nanoseconds.</param>
    /// <param name="offset">Days and time duration east of UTC, at most 18 hours; null for a time without a zone.</param>
    public static Value Time(FeelNumber hour, FeelNumber minute, FeelNumber second, Value offset)
    {
        if (!hour.TryToInt32(out var h) || h is < 0 or > 23 || !minute.TryToInt32(out var m) || m is < 0 or > 59 || second < 0m || second >= 60m)
        {
            return Fault.OutOfRange;
        }

        var seconds = (h * 3600m) + (m * 60m) + second.Round(FractionDigits, Rounding.Down).ToDecimal();
        return offset.Kind switch
        {
            ValueKind.Unknown => offset,
            ValueKind.Null => Value.OfTime(seconds, null),
            ValueKind.DaysDuration => ZoneOf(offset.AsSeconds) is { } zone ? Value.OfTime(seconds, zone) : Fault.OutOfRange,
            _ => Fault.WrongType,
        };
    }

    /// <summary>A date and time of a date, or the date of a date and time, and a time; the zone is the time's.</summary>
    public static Value DateTime(Value date, Value time)
    {
        if (time.Kind != ValueKind.Time)
        {
            return Iteration.Unlisted(time);
        }

        var day = DateOf(date);
        return day.IsUnknown ? day : Moment((day.AsDay * DaySeconds) + time.AsSecondsOfDay, time.Zone);
    }

    /// <summary>The date of a date and time on its own clock; a date is itself.</summary>
    public static Value DateOf(Value value) => value.Kind switch
    {
        ValueKind.Date => value,
        ValueKind.DateTime => Value.OfDay(DayOf(value)),
        _ => Iteration.Unlisted(value),
    };

    /// <summary>The time of a date and time with its zone; a time is itself, and a date begins at midnight UTC.</summary>
    public static Value TimeOf(Value value) => value.Kind switch
    {
        ValueKind.Time => value,
        ValueKind.DateTime => Value.OfTime(SecondsOfDay(value), value.Zone),
        ValueKind.Date => Value.OfTime(0, FeelZone.Utc),
        _ => Iteration.Unlisted(value),
    };

    /// <summary>A date as its midnight UTC; a date and time is itself (DMN 1.5, 10.3.2.9.4).</summary>
    public static Value DateTimeOf(Value value) => value.Kind switch
    {
        ValueKind.DateTime => value,
        ValueKind.Date => Value.OfDateTime(value.AsDay * DaySeconds, FeelZone.Utc),
        _ => Iteration.Unlisted(value),
    };

    /// <summary>Year, month and day of a date or of a date and time.</summary>
    public static CivilDate Civil(Value value) => CivilDate.FromDay(DayOf(value));

    /// <summary>Seconds since midnight of a time or of a date and time; 0 of a date.</summary>
    public static decimal SecondsOfDay(Value value) => value.Kind switch
    {
        ValueKind.Time => value.AsSecondsOfDay,
        ValueKind.DateTime => value.AsLocalSeconds - (DayOf(value) * DaySeconds),
        _ => 0,
    };

    /// <summary>Offset of a time or a date and time from UTC in seconds; null where it has no zone.</summary>
    public static int? Offset(Value value) => value.Kind == ValueKind.DateTime
        ? value.Zone?.OffsetAtLocal(value.AsLocalSeconds)
        : value.Zone?.StandardOffset;

    /// <summary>Place on the time line in seconds: UTC where there is a zone, else the clock's own.</summary>
    public static decimal Instant(Value value) =>
        (value.Kind == ValueKind.DateTime ? value.AsLocalSeconds : value.AsSecondsOfDay) - (Offset(value) ?? 0);

    /// <summary>A date, or a fault where its year is out of range.</summary>
    public static Value Day(CivilDate date) => date.IsValid ? Value.OfDay(date.ToDay()) : Fault.Overflow;

    /// <summary>A date and time, or a fault where its year is out of range.</summary>
    public static Value Moment(decimal localSeconds, FeelZone? zone) =>
        CivilDate.FromDay((long)decimal.Floor(localSeconds / DaySeconds)).IsValid ? Value.OfDateTime(localSeconds, zone) : Fault.Overflow;

    private static long DayOf(Value value) =>
        value.Kind == ValueKind.Date ? value.AsDay : (long)decimal.Floor(value.AsLocalSeconds / DaySeconds);

    private static FeelZone? ZoneOf(decimal seconds) =>
        decimal.IsInteger(seconds) && Math.Abs(seconds) <= FeelZone.MaxOffset ? FeelZone.OfOffset((int)seconds) : null;
}
