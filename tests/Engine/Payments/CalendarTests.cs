using System.Globalization;
using Matching.Engine.Calendars;
using Matching.Engine.Entitlements;
using Matching.Rules.Packs;

namespace Matching.Engine.Tests.Payments;

public sealed class CalendarTests
{
    [TestCase("2021-08-12", 5, true, true, "2021-08-18")]
    [TestCase("2025-12-09", 5, true, true, "2025-12-15")]
    [TestCase("2023-01-17", 5, true, false, "2023-01-29")]
    [TestCase("2025-11-28", 15, false, false, "2025-12-13")]
    [TestCase("2025-11-28", 7, false, true, "2025-12-04")]
    [TestCase("2025-11-28", 0, true, true, "2025-11-27")]
    public void LastDay_PublishedTerms_EndsOnTheDay(string published, int days, bool working, bool countFirst, string expected) =>
        Assert.That(NoticePeriod.LastDay(new PublicNoticeTerms(days, working, countFirst, true), Date(published)), Is.EqualTo(Date(expected)));

    [TestCase("2023-01-28", true)]
    [TestCase("2023-01-29", true)]
    [TestCase("2023-01-27", false)]
    [TestCase("2025-10-08", false)]
    [TestCase("2025-10-11", true)]
    [TestCase("2025-11-29", false)]
    [TestCase("2025-11-28", true)]
    public void Contains_HolidaysAndMakeUpDays_AsPublished(string day, bool working) =>
        Assert.That(ChineseWorkingDays.Contains(Date(day)), Is.EqualTo(working));

    [TestCase("2020-12-31")]
    [TestCase("2027-01-01")]
    public void Contains_YearWithoutATable_IsRefused(string day) =>
        Assert.That(() => ChineseWorkingDays.Contains(Date(day)), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains(day[..4]));

    [TestCase(BenefitCycle.Once, "once")]
    [TestCase(BenefitCycle.Monthly, "2025-11")]
    [TestCase(BenefitCycle.Quarterly, "2025-Q4")]
    [TestCase(BenefitCycle.Yearly, "2025")]
    public void Of_Rhythm_NamesTheCycle(BenefitCycle cycle, string expected) =>
        Assert.That(Cycles.Of(cycle, new DateOnly(2025, 11, 28)), Is.EqualTo(expected));

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
