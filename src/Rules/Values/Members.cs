namespace Matching.Rules.Values;

/// <summary>Properties of dates, times, durations and ranges (DMN 1.5, table 65), entries of contexts.</summary>
internal static class Members
{
    /// <summary>1970-01-01T00:00:00 in seconds since 0001-01-01T00:00:00; <c>value</c> counts from it.</summary>
    private const decimal Epoch = 62_135_596_800m;

    /// <summary>Reads a member; unknown by fault when the kind has none of that name.</summary>
    public static Value Read(Value source, string member) => source.Kind switch
    {
        ValueKind.Unknown => source,
        ValueKind.Null => Fault.NullOperand,
        ValueKind.Date => OfDate(source, member),
        ValueKind.Time => OfTime(source, member),
        ValueKind.DateTime => OfDateTime(source, member),
        ValueKind.MonthsDuration => OfMonths(source.AsMonths, member),
        ValueKind.DaysDuration => OfSeconds(source.AsSeconds, member),
        ValueKind.Range => OfRange(source.AsRange, member),
        ValueKind.Context => source.AsContext[member],
        _ => Fault.WrongType,
    };

    private static Value OfDate(Value date, string member)
    {
        var civil = Temporal.Civil(date);
        return member switch
        {
            "year" => Value.Of((decimal)civil.Year),
            "month" => Value.Of((decimal)civil.Month),
            "day" => Value.Of((decimal)civil.Day),
            "weekday" => Value.Of((decimal)civil.Weekday),
            "value" => Value.Of(Temporal.Instant(Temporal.DateTimeOf(date)) - Epoch),
            _ => Fault.WrongType,
        };
    }

    private static Value OfTime(Value time, string member) => member switch
    {
        "value" => Value.Of(Temporal.Instant(time)),
        _ => OfClock(time, member),
    };

    private static Value OfDateTime(Value moment, string member) => member switch
    {
        "year" or "month" or "day" or "weekday" => OfDate(moment, member),
        "value" => Value.Of(Temporal.Instant(moment) - Epoch),
        _ => OfClock(moment, member),
    };

    private static Value OfClock(Value source, string member)
    {
        var seconds = Temporal.SecondsOfDay(source);
        return member switch
        {
            "hour" => Value.Of(decimal.Truncate(seconds / 3600m)),
            "minute" => Value.Of(decimal.Truncate(seconds % 3600m / 60m)),
            "second" => Value.Of(seconds % 60m),
            "time offset" => Temporal.Offset(source) is { } offset ? Value.OfSeconds(offset) : Value.Null,
            "timezone" => source.Zone?.Id is { } id ? Value.Of(id) : Value.Null,
            _ => Fault.WrongType,
        };
    }

    private static Value OfMonths(long months, string member) => member switch
    {
        "years" => Value.Of((decimal)(months / 12)),
        "months" => Value.Of((decimal)(months % 12)),
        "value" => Value.Of((decimal)months),
        _ => Fault.WrongType,
    };

    private static Value OfSeconds(decimal seconds, string member) => member switch
    {
        "days" => Value.Of(decimal.Truncate(seconds / 86400m)),
        "hours" => Value.Of(decimal.Truncate(seconds % 86400m / 3600m)),
        "minutes" => Value.Of(decimal.Truncate(seconds % 3600m / 60m)),
        "seconds" => Value.Of(seconds % 60m),
        "value" => Value.Of(seconds),
        _ => Fault.WrongType,
    };

    private static Value OfRange(FeelRange range, string member) => member switch
    {
        "start" => range.Low ?? Value.Null,
        "end" => range.High ?? Value.Null,
        "start included" => Value.Of(range.LowIncluded),
        "end included" => Value.Of(range.HighIncluded),
        _ => Fault.WrongType,
    };
}
