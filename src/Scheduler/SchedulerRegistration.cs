using Hangfire;
using Hangfire.InMemory;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using Matching.Engine.Ports;
using Matching.Scheduler.Jobs;
using Matching.Scheduler.Schedules;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace Matching.Scheduler;

/// <summary>Puts a scheduler node into a host.</summary>
public static class SchedulerRegistration
{
    private const string QueueSchema = "matching_jobs";

    /// <summary>
    /// Adds a node: Quartz's triggers, Hangfire's workers and <see cref="NightScheduler"/> for pages. The host registers
    /// <see cref="INightDesk"/>, <see cref="IScheduleJournal"/>, any number of <see cref="IDeliveryDesk"/>, and takes <see cref="RunBoard"/> to report progress.
    /// </summary>
    /// <param name="services">Services of the host.</param>
    /// <param name="options">The schedule.</param>
    /// <param name="clock">The clock of the process.</param>
    /// <exception cref="FormatException">The cron expression cannot be read.</exception>
    public static IServiceCollection AddMatchingScheduler(this IServiceCollection services, ScheduleOptions options, TimeProvider clock)
    {
        var calendar = new NightCalendar(options, clock);
        services.AddSingleton(options);
        services.AddSingleton(calendar);
        services.AddSingleton(new RunBoard(clock));
        services.AddSingleton<SchedulerState>();
        services.AddSingleton<JobStorage>(_ => StorageOf(options));
        services.AddSingleton<IBackgroundJobClient>(provider => new BackgroundJobClient(provider.GetRequiredService<JobStorage>()));
        services.AddSingleton<JobQueue>();
        services.AddSingleton(provider => new NightJobs(
            provider.GetRequiredService<INightDesk>(), provider.GetRequiredService<JobQueue>(), calendar,
            provider.GetRequiredService<SchedulerState>(), options, clock, provider.GetRequiredService<IScheduleJournal>()));
        services.AddSingleton<DeliveryJobs>();
        services.AddSingleton<NightScheduler>();
        services.AddSingleton<JobActivator>(provider => new HostJobActivator(provider));
        services.AddHostedService<SchedulerNode>();
        AddTriggers(services, options, clock);
        return services;
    }

    private static void AddTriggers(IServiceCollection services, ScheduleOptions options, TimeProvider clock)
    {
        services.AddQuartz(quartz =>
        {
            quartz.UseInMemoryStore();
            quartz.UseTimeProvider(clock);
            quartz.ScheduleJob<NightTrigger>(
                trigger => trigger.WithIdentity("watchdog").StartAt(clock.GetUtcNow() + options.Watchdog)
                    .WithSimpleSchedule(every => every.WithInterval(options.Watchdog).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount)),
                job => job.WithIdentity("watchdog"));
            if (options.Enabled)
            {
                quartz.ScheduleJob<NightTrigger>(
                    trigger => trigger.WithIdentity("night")
                        .WithCronSchedule(options.Cron, cron => cron.InTimeZone(options.Zone).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)),
                    job => job.WithIdentity("night"));
            }
        });
        services.AddQuartzHostedService(hosted => hosted.WaitForJobsToComplete = false);
    }

    private static JobStorage StorageOf(ScheduleOptions options)
    {
        if (options.SharedQueue is not { } connection)
        {
            return new InMemoryStorage();
        }

        var queue = new PostgreSqlStorageOptions
        {
            // Without the sliding time-out a partition that takes longer would be started a second time, elsewhere, while it is at work.
            SchemaName = QueueSchema, UseSlidingInvisibilityTimeout = true, InvisibilityTimeout = TimeSpan.FromMinutes(2), QueuePollInterval = TimeSpan.FromSeconds(2),
        };
        return new PostgreSqlStorage(new NpgsqlConnectionFactory(connection, queue), queue);
    }
}
