using System.Linq.Expressions;
using Hangfire;
using Matching.Engine.Ports;
using Matching.Engine.Runs;

namespace Matching.Scheduler.Jobs;

/// <summary>Puts jobs into Hangfire under deterministic keys. What this process has queued already is not queued again; what is queued twice all the same does nothing the second time.</summary>
public sealed class JobQueue
{
    private const string AdvanceKey = "advance";
    private const string DeliverKey = "deliver";
    private readonly IBackgroundJobClient client;

    /// <summary>A queue.</summary>
    /// <param name="client">Hangfire.</param>
    public JobQueue(IBackgroundJobClient client) => this.client = client;

    /// <summary>Keys of this process.</summary>
    internal JobKeys Keys { get; } = new();

    /// <summary>Has the tables looked at.</summary>
    public void Advance() => Enqueue<NightJobs>(AdvanceKey, jobs => jobs.Advance(null, CancellationToken.None));

    /// <summary>Has a night run that people asked for.</summary>
    public void Ask(DateOnly date) => client.Enqueue<NightJobs>(jobs => jobs.Advance(date, CancellationToken.None));

    /// <summary>Has the outbox worked through.</summary>
    public void Deliver() => Enqueue<DeliveryJobs>(DeliverKey, jobs => jobs.Deliver(CancellationToken.None));

    /// <summary>Has one partition evaluated.</summary>
    public void Evaluate(RunClaim claim, Partition partition) =>
        Enqueue<NightJobs>(KeyOf(claim, partition), jobs => jobs.Evaluate(claim, partition, CancellationToken.None));

    /// <summary>Has a night finished whose partitions are all evaluated.</summary>
    public void Finish(RunClaim claim) => Enqueue<NightJobs>(FinishKeyOf(claim), jobs => jobs.Finish(claim, CancellationToken.None));

    /// <summary>Runs the body of the one job that looks at the tables.</summary>
    internal void RunAdvance(Action body) => Run(AdvanceKey, body, Advance);

    /// <summary>Runs the body of the one job that works through the outbox.</summary>
    internal void RunDeliver(Action body) => Run(DeliverKey, body, Deliver);

    /// <summary>Runs the body of the evaluation of a partition.</summary>
    internal void RunEvaluate(RunClaim claim, Partition partition, Action body) => Run(KeyOf(claim, partition), body, again: null);

    /// <summary>Runs the body of a finish.</summary>
    internal void RunFinish(RunClaim claim, Action body) => Run(FinishKeyOf(claim), body, again: null);

    /// <summary>Whether this process works on a run right now.</summary>
    internal bool WorksOn(string runId) => Keys.IsRunning(PrefixOf(runId));

    /// <summary>Forgets what was queued for a run under an earlier claim.</summary>
    internal void ForgetQueued(string runId) => Keys.ForgetQueued(PrefixOf(runId));

    private static string PrefixOf(string runId) => $"night/{runId}/";

    private static string KeyOf(RunClaim claim, Partition partition) => $"{PrefixOf(claim.RunId)}{claim.Epoch}/{partition.PolicyId}/{partition.Start}";

    private static string FinishKeyOf(RunClaim claim) => $"{PrefixOf(claim.RunId)}{claim.Epoch}/finish";

    private void Enqueue<T>(string key, Expression<Action<T>> call)
    {
        if (!Keys.TryQueue(key))
        {
            return;
        }

        try
        {
            client.Enqueue(call);
        }
        catch
        {
            Keys.Forget(key);
            throw;
        }
    }

    private void Run(string key, Action body, Action? again)
    {
        if (!Keys.TryStart(key))
        {
            return;
        }

        try
        {
            body();
        }
        finally
        {
            if (Keys.End(key))
            {
                again?.Invoke();
            }
        }
    }
}
