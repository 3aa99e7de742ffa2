using Matching.Scheduler.Jobs;
using Quartz;

namespace Matching.Scheduler.Schedules;

/// <summary>What every trigger does, that of the night and that of the watchdog: it has the tables looked at, and nothing else.</summary>
/// <param name="queue">The queue.</param>
public sealed class NightTrigger(JobQueue queue) : IJob
{
    /// <inheritdoc/>
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        queue.Advance();
        return ValueTask.CompletedTask;
    }
}
