using System.Collections.Immutable;
using System.Globalization;
using Matching.Rules.Binding;
using Matching.Rules.Values;
using static Matching.Rules.Functions.Make;

namespace Matching.Rules.Functions;

/// <summary>Functions of dates and durations. There is no clock: the as-of date is a name.</summary>
internal static class DateFunctions
{
    private static readonly FeelType Date = FeelType.Date;
    private static readonly FeelType Number = FeelType.Number;

    public static ImmutableArray<BuiltIn> All { get; } =
    [
        new("date",
        [
            Overload(Date, [Need("from", FeelType.String)], a => TemporalText.Date(a[0].AsString)),
            Overload(Date, [Need("from", Date)], a => a[0]),
            Overload(Date, [Need("year", Number), Need("month", Number), Need("day", Number)], a => FromParts(a[0].AsNumber, a[1].AsNumber, a[2].AsNumber)),
        ]),
        new("duration",
        [
            new Overload { Parameters = [Need("from", FeelType.String)], Result = _ => FeelType.Any, Body = (a, _) => TemporalText.Duration(a[0].AsString) },
        ]),
        Function("years and months duration", FeelType.MonthsDuration, [Need("from", Date), Need("to", Date)],
            a => Value.OfMonths(DurationArithmetic.MonthsBetween(a[0].AsDate, a[1].AsDate))),
        Function("day of week", FeelType.String, [Need("date", Date)], a => Value.Of(CultureInfo.InvariantCulture.DateTimeFormat.GetDayName(a[0].AsDate.DayOfWeek))),
        Function("day of year", Number, [Need("date", Date)], a => Value.Of((decimal)a[0].AsDate.DayOfYear)),
        Function("week of year", Number, [Need("date", Date)], a => Value.Of((decimal)ISOWeek.GetWeekOfYear(a[0].AsDate.ToDateTime(TimeOnly.MinValue)))),
        Function("month of year", FeelType.String, [Need("date", Date)], a => Value.Of(CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(a[0].AsDate.Month))),
        Function("last day of month", Date, [Need("date", Date)], a => Value.Of(LastDay(a[0].AsDate))),
    ];

    private static Value FromParts(decimal year, decimal month, decimal day)
    {
        if (!IsWhole(year, 1, 9999) || !IsWhole(month, 1, 12) || !IsWhole(day, 1, 31)
            || day > DateTime.DaysInMonth((int)year, (int)month))
        {
            return Fault.OutOfRange;
        }

        return Value.Of(new DateOnly((int)year, (int)month, (int)day));
    }

    private static bool IsWhole(decimal number, int low, int high) => number >= low && number <= high && number == decimal.Truncate(number);

    private static DateOnly LastDay(DateOnly date) => new(date.Year, date.Month, DateTime.DaysInMonth(date.Year, date.Month));
}
