using Matching.Scheduler.Schedules;

namespace Matching.Scheduler.Tests;

internal sealed class NightCalendarTests
{
    [Test]
    public void Due_NothingEverClosed_OnlyTheNewestPassed()
    {
        var due = Due(SetClock.Shanghai(2025, 11, 29, 9, 0), newestClosed: null);

        Assert.That(due.Dates, Is.EqualTo(new[] { new DateOnly(2025, 11, 29) }));
    }

    [Test]
    public void Due_BeforeTonightsTime_YesterdaysNightIsTheNewest()
    {
        var due = Due(SetClock.Shanghai(2025, 11, 29, 1, 29), newestClosed: null);

        Assert.That(due.Dates, Is.EqualTo(new[] { new DateOnly(2025, 11, 28) }));
    }

    [Test]
    public void Due_ThreeDaysMissed_AllThreeInOrder()
    {
        var due = Due(SetClock.Shanghai(2025, 12, 1, 1, 30), new DateOnly(2025, 11, 28));

        Assert.That(due.Dates, Is.EqualTo(new[] { new DateOnly(2025, 11, 29), new DateOnly(2025, 11, 30), new DateOnly(2025, 12, 1) }));
    }

    [Test]
    public void Due_ClockBehindTheNewestClosedNight_Nothing()
    {
        var due = Due(SetClock.Shanghai(2025, 11, 20, 9, 0), new DateOnly(2025, 11, 28));

        Assert.That((due.Dates.Length, due.TooMany), Is.EqualTo((0, 0)));
    }

    [Test]
    public void Due_ThirtyTwoNights_NoneAndHowMany()
    {
        var due = Due(SetClock.Shanghai(2025, 12, 30, 9, 0), new DateOnly(2025, 11, 28));

        Assert.That((due.Dates.Length, due.TooMany), Is.EqualTo((0, 32)));
    }

    [Test]
    public void Due_ThirtyOneNights_All()
    {
        Assert.That(Due(SetClock.Shanghai(2025, 12, 29, 9, 0), new DateOnly(2025, 11, 28)).Dates, Has.Length.EqualTo(31));
    }

    [Test]
    public void Due_MonthlyExpression_DaysBetweenAreCaughtUpToo()
    {
        var calendar = new NightCalendar(new ScheduleOptions { Cron = "0 0 2 1 * ?" }, new SetClock(SetClock.Shanghai(2025, 12, 20, 9, 0)));

        Assert.That(calendar.Due(new DateOnly(2025, 11, 29)).Dates, Is.EqualTo(new[] { new DateOnly(2025, 11, 30), new DateOnly(2025, 12, 1) }));
    }

    [Test]
    public void Due_Disabled_Nothing()
    {
        var calendar = new NightCalendar(new ScheduleOptions { Enabled = false }, new SetClock(SetClock.Shanghai(2025, 12, 1, 9, 0)));

        Assert.That((calendar.Due(new DateOnly(2025, 11, 28)).Dates.Length, calendar.Next), Is.EqualTo((0, (DateTimeOffset?)null)));
    }

    [Test]
    public void Next_AfterTonight_TomorrowInShanghai()
    {
        var calendar = new NightCalendar(new ScheduleOptions(), new SetClock(SetClock.Shanghai(2025, 11, 28, 9, 0)));

        Assert.That(calendar.Next, Is.EqualTo(new DateTimeOffset(2025, 11, 28, 17, 30, 0, TimeSpan.Zero)));
    }

    [Test]
    public void Constructor_ExpressionThatCannotBeRead_Refused()
    {
        Assert.That(() => new NightCalendar(new ScheduleOptions { Cron = "every night" }, TimeProvider.System), Throws.InstanceOf<FormatException>());
    }

    private static DueNights Due(DateTimeOffset now, DateOnly? newestClosed) => new NightCalendar(new ScheduleOptions(), new SetClock(now)).Due(newestClosed);
}
