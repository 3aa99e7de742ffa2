using Matching.Scheduler;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Matching.Api.Site;

/// <summary>Degraded while a due night does not begin: the site answers, but somebody has to look.</summary>
/// <param name="scheduler">The scheduler of this process.</param>
public sealed class ScheduleHealthCheck(NightScheduler scheduler) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var due = scheduler.State.Due;
        var why = due.TooMany > 0 ? SchedulerState.TooMany(due).En : scheduler.State.Waiting?.What.En;
        return Task.FromResult(why is null ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded(why));
    }
}
