using Matching.Api.Commands;
using Matching.Api.Composition;
using Matching.Engine.Ports;
using Matching.Rules;
using Matching.Scheduler;

namespace Matching.Api.Scheduling;

/// <summary>Puts the scheduler over a workspace into a host.</summary>
public static class SchedulerHosting
{
    /// <summary>Adds the scheduler node of a site: nights by the clock unless the data is a demo's, and those that operators ask for.</summary>
    /// <exception cref="CommandFailure">A setting of the schedule cannot be used.</exception>
    public static IServiceCollection AddSiteScheduler(this IServiceCollection services, Workspace workspace) =>
        services.AddScheduler(workspace, workspace.Settings.Schedule.Enabled ?? DemoFolder.DayOf(workspace.Folder) is null)
            .AddSingleton<IScheduleJournal, LogJournal>();

    /// <summary>Adds a scheduler node over a workspace; the host adds an <see cref="IScheduleJournal"/>.</summary>
    /// <exception cref="CommandFailure">A setting of the schedule cannot be used.</exception>
    public static IServiceCollection AddScheduler(this IServiceCollection services, Workspace workspace, bool enabled)
    {
        services.AddSingleton<INightDesk>(provider => new NightDesk(workspace, provider.GetRequiredService<RunBoard>()));
        services.AddSingleton(workspace.Deliveries.Desk);
        try
        {
            return services.AddMatchingScheduler(OptionsOf(workspace.Settings, enabled), workspace.Clock);
        }
        catch (Exception unusable) when (unusable is FormatException or ArgumentOutOfRangeException)
        {
            throw new CommandFailure(
                ExitCode.BadInput, new LocalizedText($"调度设置无法使用：{unusable.Message}", $"the schedule cannot be used: {unusable.Message}"), "Matching:Schedule",
                new LocalizedText("写成 Quartz 的 cron，例如 0 30 1 * * ?，各数不小于 1", "write a Quartz cron expression such as 0 30 1 * * ?, and numbers of at least 1"), unusable);
        }
    }

    private static ScheduleOptions OptionsOf(MatchingSettings settings, bool enabled)
    {
        var schedule = settings.Schedule;
        ArgumentOutOfRangeException.ThrowIfLessThan(schedule.WatchdogSeconds, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(schedule.AbandonedSeconds, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(schedule.Workers);
        return new ScheduleOptions
        {
            Enabled = enabled,
            Cron = schedule.Cron,
            MaxCatchUpDays = schedule.MaxCatchUpDays,
            Workers = schedule.Workers == 0 ? Environment.ProcessorCount : schedule.Workers,
            Watchdog = TimeSpan.FromSeconds(schedule.WatchdogSeconds),
            Abandoned = TimeSpan.FromSeconds(schedule.AbandonedSeconds),
            SharedQueue = settings.Database.Provider == "postgres" ? settings.Database.ConnectionString : null,
        };
    }
}
