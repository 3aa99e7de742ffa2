using Quartz;

namespace Matching.Scheduler.Schedules;

/// <summary>Which nights the clock says are due. The dates come from the cron expression, what is done comes from the tables.</summary>
public sealed class NightCalendar
{
    // A cron expression has no way back, so it is walked forward from further and further ago; rarely further than a day.
    private static readonly int[] DaysBack = [1, 8, 40, 400];

    private readonly CronExpression cron;
    private readonly ScheduleOptions options;
    private readonly TimeProvider clock;

    /// <summary>The calendar of a schedule.</summary>
    /// <param name="options">The schedule.</param>
    /// <param name="clock">The clock of the process.</param>
    /// <exception cref="FormatException">The cron expression cannot be read.</exception>
    public NightCalendar(ScheduleOptions options, TimeProvider clock)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxCatchUpDays, 1);
        cron = new CronExpression(options.Cron, options.Zone);
        this.options = options;
        this.clock = clock;
    }

    /// <summary>Today's date in the schedule's zone.</summary>
    public DateOnly Today => DateIn(clock.GetUtcNow());

    /// <summary>When the clock begins the next night; null when it never does.</summary>
    public DateTimeOffset? Next => options.Enabled ? cron.GetNextValidTimeAfter(clock.GetUtcNow()) : null;

    /// <summary>Nights that are due and not closed, in order.</summary>
    /// <param name="newestClosed">Business date of the newest closed night; null when none was ever closed.</param>
    public DueNights Due(DateOnly? newestClosed)
    {
        if (!options.Enabled || NewestPassed() is not { } newest || newest <= newestClosed)
        {
            return new DueNights([], newestClosed, TooMany: 0);
        }

        var first = newestClosed?.AddDays(1) ?? newest;
        var count = newest.DayNumber - first.DayNumber + 1;
        return count > options.MaxCatchUpDays
            ? new DueNights([], newestClosed, count)
            : new DueNights([.. Enumerable.Range(0, count).Select(first.AddDays)], newestClosed, TooMany: 0);
    }

    /// <summary>Business date of the newest time of the expression that has passed; null when there is none in the last 400 days.</summary>
    private DateOnly? NewestPassed()
    {
        var now = clock.GetUtcNow();
        return DaysBack.Select(days => NewestSince(now.AddDays(-days), now)).FirstOrDefault(found => found is not null);
    }

    private DateOnly? NewestSince(DateTimeOffset start, DateTimeOffset now)
    {
        DateOnly? newest = null;
        for (var time = cron.GetNextValidTimeAfter(start); time <= now; time = cron.GetNextValidTimeAfter(time.Value))
        {
            newest = DateIn(time.Value);
        }

        return newest;
    }

    private DateOnly DateIn(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, options.Zone).DateTime);
}
