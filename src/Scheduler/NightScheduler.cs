using Matching.Engine.Ports;
using Matching.Scheduler.Jobs;
using Matching.Scheduler.Schedules;

namespace Matching.Scheduler;

/// <summary>What pages and commands ask of the scheduler of this process.</summary>
/// <param name="desk">The nights.</param>
/// <param name="queue">The queue.</param>
/// <param name="calendar">What is due.</param>
/// <param name="state">What this node knows.</param>
/// <param name="options">The schedule.</param>
public sealed class NightScheduler(INightDesk desk, JobQueue queue, NightCalendar calendar, SchedulerState state, ScheduleOptions options)
{
    /// <summary>Whether the clock begins nights here.</summary>
    public bool Enabled => options.Enabled;

    /// <summary>When the clock begins the next night; null when it never does.</summary>
    public DateTimeOffset? NextAt => calendar.Next;

    /// <summary>What is due, waits and is at work.</summary>
    public SchedulerState State => state;

    /// <summary>Asks for the next night, that of the day after the newest closed one (of today when none was ever closed), and returns its date. The work goes on in the background.</summary>
    public DateOnly RunNext()
    {
        var next = desk.NewestClosed()?.AddDays(1) ?? calendar.Today;
        state.Ask(next);
        queue.Ask(next);
        return next;
    }
}
