using System.Collections.Immutable;
using Matching.Rules.Binding;
using Matching.Rules.Values;
using static Matching.Rules.Functions.Make;

namespace Matching.Rules.Functions;

/// <summary>Functions that make dates, times and durations (DMN 1.5, table 71).</summary>
internal static class TemporalFunctions
{
    private static readonly FeelType Date = FeelType.Date;
    private static readonly FeelType Time = FeelType.Time;
    private static readonly FeelType DateTime = FeelType.DateTime;
    private static readonly FeelType Number = FeelType.Number;
    private static readonly ImmutableArray<Parameter> Day = [Need("year", Number), Need("month", Number), Need("day", Number)];
    private static readonly ImmutableArray<Parameter> Clock = [Need("hour", Number), Need("minute", Number), Need("second", Number)];
    private static readonly Parameter Offset = MayOrNull("offset", FeelType.DaysDuration);

    public static ImmutableArray<BuiltIn> All { get; } =
    [
        new("date",
        [
            Overload(Date, [Need("from", FeelType.String)], a => TemporalText.Date(a[0].AsString)),
            Overload(Date, [Need("from", Date)], a => a[0]),
            Overload(Date, [Need("from", DateTime)], a => Temporal.DateOf(a[0])),
            Overload(Date, Day, DateOf),
        ]),
        new("time",
        [
            Overload(Time, [Need("from", FeelType.String)], a => TemporalText.Time(a[0].AsString)),
            Overload(Time, [Need("from", Time)], a => a[0]),
            Overload(Time, [Need("from", DateTime)], a => Temporal.TimeOf(a[0])),
            Overload(Time, [Need("from", Date)], a => Temporal.TimeOf(a[0])),
            Overload(Time, [.. Clock, Offset], a => TimeOf(a, a.Length > 3 ? a[3] : Value.Null)),
        ]),
        new("date and time",
        [
            Overload(DateTime, [Need("from", FeelType.String)], a => TemporalText.DateTime(a[0].AsString)),
            Overload(DateTime, [Need("from", DateTime)], a => a[0]),
            Overload(DateTime, [Need("from", Date)], a => Temporal.DateTimeOf(a[0])),
            Overload(DateTime, [Need("date", Date), Need("time", Time)], a => Temporal.DateTime(a[0], a[1])),
            Overload(DateTime, [Need("date", DateTime), Need("time", Time)], a => Temporal.DateTime(a[0], a[1])),
            Overload(DateTime, [.. Day, .. Clock, Offset], a => Moment(a[..3], TimeOf(a[3..6], a.Length > 6 ? a[6] : Value.Null))),
            Overload(DateTime, [.. Day, .. Clock, Need("timezone", FeelType.String)], a => Moment(a[..3], InZone(TimeOf(a[3..6], Value.Null), a[6].AsString))),
        ]),
        new("duration",
        [
            Overload(FeelType.Any, [Need("from", FeelType.String)], a => TemporalText.Duration(a[0].AsString)),
        ]),
        new("years and months duration",
        [
            Overload(FeelType.MonthsDuration, [Need("from", Date), Need("to", Date)],
                a => Value.OfMonths(DurationArithmetic.MonthsBetween(a[0].AsDate, a[1].AsDate))) with { Only = Dialect.Strict },
            Months(Date, Date),
            Months(DateTime, DateTime),
            Months(Date, DateTime),
            Months(DateTime, Date),
        ]),
    ];

    private static Overload Months(FeelType from, FeelType to) =>
        Overload(FeelType.MonthsDuration, [Need("from", from), Need("to", to)], a => Value.OfMonths(FullMonths(Temporal.Civil(a[0]), Temporal.Civil(a[1])))) with
        {
            Only = Dialect.Standard,
        };

    /// <summary>Months that are full by the number of the day alone: none from 31 January to 28 February.</summary>
    private static long FullMonths(CivilDate from, CivilDate to)
    {
        var months = ((to.Year - from.Year) * 12) + to.Month - from.Month;
        return months > 0 && to.Day < from.Day ? months - 1 : months < 0 && to.Day > from.Day ? months + 1 : months;
    }

    private static Value DateOf(Value[] a) => Temporal.Date(a[0].AsFeelNumber, a[1].AsFeelNumber, a[2].AsFeelNumber);

    private static Value TimeOf(Value[] a, Value offset) => Temporal.Time(a[0].AsFeelNumber, a[1].AsFeelNumber, a[2].AsFeelNumber, offset);

    private static Value InZone(Value time, string id) => time.IsUnknown ? time
        : FeelZone.OfId(id) is { } zone ? Value.OfTime(time.AsSecondsOfDay, zone) : Fault.InvalidText;

    private static Value Moment(Value[] day, Value time) => DateOf(day) is { IsUnknown: false } date ? Temporal.DateTime(date, time) : Fault.OutOfRange;
}
