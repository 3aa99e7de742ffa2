using Hangfire;
using Hangfire.Common;
using Hangfire.States;
using Matching.Engine.Ports;
using Matching.Rules;
using Matching.Scheduler.Jobs;
using Matching.Scheduler.Schedules;

namespace Matching.Scheduler.Tests;

/// <summary>A node whose queue is worked off by hand, one job after the other, so that a test sees every order that it wants.</summary>
internal sealed class HandNode : IBackgroundJobClient, IScheduleJournal
{
    private readonly List<Job> waiting = [];
    private readonly NightJobs nights;
    private readonly DeliveryJobs deliveries;

    public HandNode(TableDesk desk, TimeProvider clock, ScheduleOptions? options = null)
    {
        var chosen = options ?? new ScheduleOptions();
        Queue = new JobQueue(this);
        State = new SchedulerState(new RunBoard(clock));
        var calendar = new NightCalendar(chosen, clock);
        nights = new NightJobs(desk, Queue, calendar, State, chosen, clock, this);
        deliveries = new DeliveryJobs([desk], Queue, this);
        Scheduler = new NightScheduler(desk, Queue, calendar, State, chosen);
    }

    public JobQueue Queue { get; }

    public SchedulerState State { get; }

    public NightScheduler Scheduler { get; }

    public List<string> Warnings { get; } = [];

    /// <summary>Names of the waiting jobs' methods.</summary>
    public IReadOnlyList<string> Waiting => [.. waiting.Select(j => j.Method.Name)];

    public string Create(Job job, IState state)
    {
        waiting.Add(job);
        return waiting.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    public bool ChangeState(string jobId, IState state, string expectedState) => false;

    public void Note(LocalizedText line)
    {
    }

    public void Warn(LocalizedText line, Exception? cause = null) => Warnings.Add(line.En);

    /// <summary>What the trigger of the night and the watchdog do, and everything that follows from it.</summary>
    public void TriggerAndWork()
    {
        Queue.Advance();
        WorkAll();
    }

    public void WorkAll()
    {
        while (waiting.Count > 0)
        {
            WorkOne(0);
        }
    }

    public void WorkOne(int index)
    {
        var job = waiting[index];
        waiting.RemoveAt(index);
        Run(job);
    }

    /// <summary>Works one waiting job off and leaves it in the queue, as a queue does that hands it out twice.</summary>
    public void WorkOneAndKeep(int index) => Run(waiting[index]);

    private void Run(Job job)
    {
        switch (job.Method.Name)
        {
            case nameof(NightJobs.Advance):
                nights.Advance((DateOnly?)job.Args[0], CancellationToken.None);
                break;
            case nameof(NightJobs.Evaluate):
                nights.Evaluate((RunClaim)job.Args[0], (Engine.Runs.Partition)job.Args[1], CancellationToken.None);
                break;
            case nameof(NightJobs.Finish):
                nights.Finish((RunClaim)job.Args[0], CancellationToken.None);
                break;
            case nameof(DeliveryJobs.Deliver):
                deliveries.Deliver(CancellationToken.None);
                break;
            default:
                throw new InvalidOperationException(job.Method.Name);
        }
    }
}
