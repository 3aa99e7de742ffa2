using System.Collections.Immutable;
using Matching.Engine.Ports;
using Matching.Engine.Runs;

namespace Matching.Scheduler;

/// <summary>Progress of the nights that this process works on, for people to look at; decides nothing. Safe on any thread.</summary>
/// <param name="clock">The clock of the process.</param>
public sealed class RunBoard(TimeProvider clock)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, RunProgress> runs = new(StringComparer.Ordinal);

    /// <summary>The nights at work here, by date.</summary>
    public ImmutableArray<RunProgress> Current
    {
        get
        {
            lock (gate)
            {
                return [.. runs.Values.OrderBy(r => r.BusinessDate)];
            }
        }
    }

    /// <summary>Notes where a run is.</summary>
    public void Report(RunClaim claim, NightProgress progress) => Change(claim, run => run with
    {
        Stage = progress.Stage, PolicyId = progress.PolicyId, Done = progress.Done, Total = progress.Total,
    });

    /// <summary>Notes that a night was claimed.</summary>
    internal void Began(NightPlan plan) => Change(plan.Claim, run => run with
    {
        Partitions = plan.Partitions, Evaluated = plan.Partitions - plan.Open.Length, Stage = NightStage.Matching,
    });

    /// <summary>Notes that one more partition is evaluated.</summary>
    internal void Evaluated(RunClaim claim) => Change(claim, run => run with { Evaluated = Math.Min(run.Evaluated + 1, run.Partitions) });

    /// <summary>Takes a run off the board.</summary>
    internal void Ended(RunClaim claim)
    {
        lock (gate)
        {
            runs.Remove(claim.RunId);
        }
    }

    private void Change(RunClaim claim, Func<RunProgress, RunProgress> change)
    {
        lock (gate)
        {
            var known = runs.GetValueOrDefault(claim.RunId) ?? new RunProgress(
                claim.RunId, claim.BusinessDate, Partitions: 0, Evaluated: 0, NightStage.Matching, PolicyId: null, Done: 0, Total: 0, clock.GetUtcNow());
            runs[claim.RunId] = change(known) with { At = clock.GetUtcNow() };
        }
    }
}
