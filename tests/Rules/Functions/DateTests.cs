using Matching.Rules.Values;

namespace Matching.Rules.Tests.Functions;

public sealed class DateTests
{
    private const string Age = "发放月月末.year - 出生日期.year - (if 发放月月末.month < 出生日期.month then 1 else 0)";
    private const string MonthEnd = "date(基准日.year, 基准日.month, 1) + duration(\"P1M\") - duration(\"P1D\")";

    [TestCase("date(\"2024-02-29\").day", "29")]
    [TestCase("date(2024, 2, 29) + duration(\"P1Y\")", "2025-02-28")]
    [TestCase("date(\"2024-01-31\") + @\"P1M\"", "2024-02-29")]
    [TestCase("date(\"2025-01-31\") + @\"P1M\"", "2025-02-28")]
    [TestCase("date(\"2024-03-31\") - @\"P1M\"", "2024-02-29")]
    [TestCase("date(\"2024-12-31\") + @\"P1D\"", "2025-01-01")]
    [TestCase("@\"2024-03-01\" - @\"2024-02-28\"", "P2D")]
    [TestCase("(@\"2024-03-01\" - @\"2024-02-28\").days", "2")]
    [TestCase("@\"2025-06-01\".weekday", "7")]
    [TestCase("day of week(@\"2025-06-01\")", "\"Sunday\"")]
    [TestCase("day of year(@\"2024-12-31\")", "366")]
    [TestCase("week of year(@\"2024-12-30\")", "1")]
    [TestCase("month of year(@\"2024-02-01\")", "\"February\"")]
    [TestCase("last day of month(@\"2023-02-10\")", "2023-02-28")]
    [TestCase("years and months duration(@\"2011-12-22\", @\"2013-08-24\")", "P1Y8M")]
    [TestCase("years and months duration(@\"2025-01-31\", @\"2025-02-28\")", "P1M")]
    [TestCase("years and months duration(@\"2025-01-31\", @\"2025-02-27\")", "P0M")]
    [TestCase("years and months duration(@\"2024-02-29\", @\"2025-02-28\")", "P1Y")]
    [TestCase("years and months duration(@\"2025-02-28\", @\"2025-01-31\")", "-P1M")]
    [TestCase("years and months duration(@\"2013-08-24\", @\"2011-12-22\")", "-P1Y8M")]
    [TestCase("years and months duration(@\"2020-05-10\", @\"2022-09-09\").years", "2")]
    [TestCase("years and months duration(@\"2020-05-10\", @\"2022-09-09\").months", "3")]
    [TestCase("@\"P1Y6M\" = @\"P18M\"", "true")]
    [TestCase("@\"P1Y\" + @\"P1M\"", "P1Y1M")]
    [TestCase("@\"P1Y\" * 1.5", "P1Y6M")]
    [TestCase("@\"P2D\" / @\"PT12H\"", "4")]
    [TestCase("-@\"P1DT2H\"", "-P1DT2H")]
    [TestCase("@\"2025-01-31\" < @\"2025-02-01\"", "true")]
    public void Evaluate_DatesAndDurations_GiveTheLiteralResult(string text, string expected) =>
        Assert.That(Feel.Evaluate(text).ToString(), Is.EqualTo(expected));

    [TestCase("2024-01-15", "2024-01-31")]
    [TestCase("2024-02-01", "2024-02-29")]
    [TestCase("2023-02-28", "2023-02-28")]
    [TestCase("2024-12-31", "2024-12-31")]
    public void MonthEnd_OfTheAsOfDate_IsTheLastDay(string asOf, string expected) =>
        Assert.That(Feel.Evaluate(MonthEnd, ("基准日", Date(asOf))).ToString(), Is.EqualTo(expected));

    [TestCase("1954-07-20", "2024-07-31", 70)]
    [TestCase("1954-07-31", "2024-07-31", 70)]
    [TestCase("1954-08-01", "2024-07-31", 69)]
    [TestCase("1960-02-29", "2025-02-28", 65)]
    [TestCase("1960-02-29", "2025-01-31", 64)]
    public void Age_OnTheLastDayOfTheMonth_IsTheLegalAge(string born, string monthEnd, int expected) =>
        Assert.That(Feel.Evaluate(Age, ("出生日期", Date(born)), ("发放月月末", Date(monthEnd))).AsNumber, Is.EqualTo(expected));

    [TestCase("d + @\"P1D\"")]
    [TestCase("d + @\"P9999Y\"")]
    [TestCase("d + @\"P99999999999D\"")]
    public void Add_BeyondTheLastDate_IsUnknownByAFault(string text) =>
        Assert.That(Feel.Evaluate(text, ("d", Date("9999-12-31"))).Causes, Is.EqualTo(new[] { "!数值或日期超出范围 / number or date out of range" }));

    private static Value Date(string text) => Value.Of(DateOnly.ParseExact(text, "yyyy-MM-dd"));
}
