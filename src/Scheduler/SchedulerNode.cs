using System.Globalization;
using Hangfire;
using Matching.Rules;
using Matching.Scheduler.Jobs;
using Matching.Scheduler.Schedules;
using Microsoft.Extensions.Hosting;

namespace Matching.Scheduler;

/// <summary>
/// Works on the queue while the host runs. At its start the tables are looked at, so that what a dead process left behind is
/// queued again. Its end does not wait for a night: what is at work stops between two steps, and is taken up again.
/// </summary>
/// <param name="storage">Hangfire's storage.</param>
/// <param name="activator">Makes jobs.</param>
/// <param name="queue">The queue.</param>
/// <param name="calendar">The schedule.</param>
/// <param name="options">The schedule's settings.</param>
/// <param name="journal">Where it says what it does.</param>
public sealed class SchedulerNode(
    JobStorage storage, JobActivator activator, JobQueue queue, NightCalendar calendar, ScheduleOptions options, IScheduleJournal journal) : IHostedService, IDisposable
{
    private static readonly TimeSpan StopTime = TimeSpan.FromSeconds(4);
    private BackgroundJobServer? server;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        server = new BackgroundJobServer(
            new BackgroundJobServerOptions
            {
                Activator = activator, WorkerCount = options.Workers, SchedulePollingInterval = TimeSpan.FromSeconds(5),
                StopTimeout = StopTime, ShutdownTimeout = StopTime,
            },
            storage);
        journal.Note(calendar.Next is { } next
            ? new LocalizedText($"调度已启动，下一夜在 {Text(next)}", $"the scheduler is at work; the next night begins at {Text(next)}")
            : new LocalizedText("调度已启动，只运行人工要求的夜间比对", "the scheduler is at work; only nights that people ask for are run"));
        queue.Advance();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (server is null)
        {
            return;
        }

        server.SendStop();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(StopTime);
        try
        {
            await server.WaitForShutdownAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            journal.Note(new LocalizedText("仍有作业未停，其结果不计，由下次启动继续", "a job was still at work; what it had not stored goes on at the next start"));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => server?.Dispose();

    private string Text(DateTimeOffset instant) =>
        TimeZoneInfo.ConvertTime(instant, options.Zone).ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);
}
