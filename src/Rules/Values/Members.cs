namespace Matching.Rules.Values;

/// <summary>Properties of dates and durations, entries of contexts.</summary>
internal static class Members
{
    /// <summary>Reads a member; unknown by fault when there is none.</summary>
    public static Value Read(Value source, string member) => source.Kind switch
    {
        ValueKind.Unknown => source,
        ValueKind.Null => Fault.NullOperand,
        ValueKind.Date => OfDate(source.AsDate, member),
        ValueKind.MonthsDuration => OfMonths(source.AsMonths, member),
        ValueKind.DaysDuration => OfSeconds(source.AsSeconds, member),
        ValueKind.Context => source.AsContext[member],
        _ => Fault.WrongType,
    };

    private static Value OfDate(DateOnly date, string member) => member switch
    {
        "year" => Value.Of((decimal)date.Year),
        "month" => Value.Of((decimal)date.Month),
        "day" => Value.Of((decimal)date.Day),
        "weekday" => Value.Of(date.DayOfWeek == DayOfWeek.Sunday ? 7m : (decimal)date.DayOfWeek),
        _ => Fault.WrongType,
    };

    private static Value OfMonths(long months, string member) => member switch
    {
        "years" => Value.Of((decimal)(months / 12)),
        "months" => Value.Of((decimal)(months % 12)),
        _ => Fault.WrongType,
    };

    private static Value OfSeconds(decimal seconds, string member) => member switch
    {
        "days" => Value.Of(decimal.Truncate(seconds / 86400m)),
        "hours" => Value.Of(decimal.Truncate(seconds % 86400m / 3600m)),
        "minutes" => Value.Of(decimal.Truncate(seconds % 3600m / 60m)),
        "seconds" => Value.Of(seconds % 60m),
        _ => Fault.WrongType,
    };
}
