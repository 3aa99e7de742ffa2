using System.Collections.Immutable;
using System.Globalization;
using Matching.Rules.Binding;
using Matching.Rules.Values;
using static Matching.Rules.Functions.Make;

namespace Matching.Rules.Functions;

/// <summary>Functions of calendar days (DMN 1.5, tables 76 and 83).</summary>
internal static class DateFunctions
{
    private static readonly FeelType Number = FeelType.Number;

    public static ImmutableArray<BuiltIn> All { get; } =
    [
        OfDay("day of week", FeelType.String, d => Value.Of(CultureInfo.InvariantCulture.DateTimeFormat.GetDayName((DayOfWeek)(d.Weekday % 7)))),
        OfDay("day of year", Number, d => Value.Of((decimal)d.DayOfYear)),
        OfDay("week of year", Number, d => Value.Of((decimal)d.WeekOfYear)),
        OfDay("month of year", FeelType.String, d => Value.Of(CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(d.Month))),
        new("last day of month",
        [
            Overload(FeelType.Date, [Need("date", FeelType.Date)], a => Temporal.Day(Temporal.Civil(a[0]).LastOfMonth)) with { Only = Dialect.Strict },
        ]),
        new("now", [Overload(FeelType.DateTime, [], (_, budget) => budget.Now ?? Fault.NoClock) with { Only = Dialect.Standard }]),
        new("today", [Overload(FeelType.Date, [], (_, budget) => Temporal.DateOf(budget.Now ?? Fault.NoClock)) with { Only = Dialect.Standard }]),
        Function("is", FeelType.Boolean, [NeedOrNull("value1", FeelType.Any), NeedOrNull("value2", FeelType.Any)], a => Value.Of(a[0] == a[1])),
    ];

    private static BuiltIn OfDay(string name, FeelType result, Func<CivilDate, Value> body) => new(name,
    [
        Overload(result, [Need("date", FeelType.Date)], a => body(Temporal.Civil(a[0]))),
        Overload(result, [Need("date", FeelType.DateTime)], a => body(Temporal.Civil(a[0]))),
    ]);
}
