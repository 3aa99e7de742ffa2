using System.Globalization;
using Hangfire;
using Matching.Engine.Ports;
using Matching.Engine.Runs;
using Matching.Rules;
using Matching.Scheduler.Schedules;

namespace Matching.Scheduler.Jobs;

/// <summary>
/// The Hangfire jobs of a night. <see cref="Advance"/> is the one driver: it reads from the tables what is due and not done
/// and queues it. No job waits for another; the last partition to be evaluated queues the finish, the finish queues the driver.
/// </summary>
/// <param name="desk">The nights.</param>
/// <param name="queue">The queue.</param>
/// <param name="calendar">What is due.</param>
/// <param name="state">What this node knows.</param>
/// <param name="options">The schedule.</param>
/// <param name="clock">The clock of the process.</param>
/// <param name="journal">Where it says what it does.</param>
public sealed class NightJobs(
    INightDesk desk, JobQueue queue, NightCalendar calendar, SchedulerState state, ScheduleOptions options, TimeProvider clock, IScheduleJournal journal)
{
    /// <summary>Queues the first due night that is not closed, or what is left of it, and the deliveries.</summary>
    /// <param name="asked">A night that people asked for; null when the clock asks.</param>
    /// <param name="cancellation">Ends with the node.</param>
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    public void Advance(DateOnly? asked, CancellationToken cancellation)
    {
        if (asked is { } date)
        {
            state.Ask(date);
        }

        queue.RunAdvance(() => Guarded(
            new LocalizedText("推进夜间比对失败，稍后再试", "looking for due nights failed; it is tried again"), () => Look(cancellation)));
    }

    /// <summary>Evaluates one partition; whoever finds all of them done queues the finish.</summary>
    [AutomaticRetry(Attempts = 2, DelaysInSeconds = [5, 20])]
    public void Evaluate(RunClaim claim, Partition partition, CancellationToken cancellation) => queue.RunEvaluate(claim, partition, () => Guarded(
        new LocalizedText($"{Text(claim.BusinessDate)} 的分区 {partition.PolicyId}/{partition.Start} 失败，稍后再试", $"partition {partition.PolicyId}/{partition.Start} of {Text(claim.BusinessDate)} failed; it is tried again"), () =>
        {
            desk.Evaluate(claim, partition, cancellation);
            state.Board.Evaluated(claim);
            if (desk.IsEvaluated(claim))
            {
                queue.Finish(claim);
            }
        }));

    /// <summary>Finishes and closes a night, then goes on to the next.</summary>
    [AutomaticRetry(Attempts = 0)]
    public void Finish(RunClaim claim, CancellationToken cancellation) => queue.RunFinish(claim, () => Guarded(
        new LocalizedText($"{Text(claim.BusinessDate)} 收尾失败，稍后由任一节点继续", $"finishing {Text(claim.BusinessDate)} failed; a node takes it up again"), () =>
        {
            var summary = desk.Finish(claim, cancellation);
            state.Closed(claim);
            journal.Note(new LocalizedText(
                $"{Text(summary.AsOf)} 夜间比对已结束：新增决定 {summary.New.Decisions}、通知 {summary.New.Notifications}、付款 {summary.New.Payouts}；decisionHash {summary.DecisionHash}",
                $"the night of {Text(summary.AsOf)} is closed: {summary.New.Decisions} new decisions, {summary.New.Notifications} notifications, {summary.New.Payouts} payouts; decisionHash {summary.DecisionHash}"));
            queue.Advance();
        }));

    private void Look(CancellationToken cancellation)
    {
        queue.Deliver();
        if (state.See(calendar.Due(desk.NewestClosed()), journal) is not { } date)
        {
            return;
        }

        var standing = desk.Standing(date);
        if (standing.Phase != NightPhase.Closed && !IsOthersTurn(standing) && (standing.Phase != NightPhase.Running || MayTakeOver(standing)))
        {
            Begin(date, standing, cancellation);
        }
    }

    /// <summary>Whether a run of another date or policy is at work: one night works at a time, and claiming this one would end that one.</summary>
    private bool IsOthersTurn(NightStanding standing) => standing.OthersHeartbeatAt is { } beat && !IsAbandoned(beat);

    // A beat in the future comes from a clock that was set back since; nobody can be waited for by it.
    private bool IsAbandoned(DateTimeOffset beat) => clock.GetUtcNow() - beat is var silence && (silence >= options.Abandoned || silence < -options.Abandoned);

    /// <summary>
    /// Whether an unfinished run may be claimed anew: never while this process works on it; at the first look of a process whose
    /// queue died with the one before it; else after the silence that says that its owner is gone.
    /// </summary>
    private bool MayTakeOver(NightStanding standing)
    {
        var first = state.IsFirstLook(standing.RunId!);
        if (queue.WorksOn(standing.RunId!))
        {
            return false;
        }

        return (first && options.SharedQueue is null) || standing.HeartbeatAt is not { } beat || IsAbandoned(beat);
    }

    private void Begin(DateOnly date, NightStanding standing, CancellationToken cancellation)
    {
        if (standing.Phase == NightPhase.NotBegun)
        {
            Pull(date, cancellation);
        }

        NightPlan plan;
        try
        {
            plan = desk.Plan(date, cancellation);
        }
        catch (NightNotReadyException waiting)
        {
            if (state.Waits(date, waiting.What))
            {
                journal.Warn(new LocalizedText($"{Text(date)} 夜间比对尚不能开始：{waiting.What.Zh}", waiting.Message));
            }

            return;
        }

        state.Began(plan);
        queue.ForgetQueued(plan.Claim.RunId);
        journal.Note(new LocalizedText(
            $"{Text(date)} 夜间比对：{plan.Partitions} 个分区，待评估 {plan.Open.Length}（第 {plan.Claim.Epoch} 次领取）",
            $"the night of {Text(date)}: {plan.Open.Length} of {plan.Partitions} partitions to evaluate (claim {plan.Claim.Epoch})"));
        Queue(plan);
    }

    private void Queue(NightPlan plan)
    {
        foreach (var partition in plan.Open)
        {
            queue.Evaluate(plan.Claim, partition);
        }

        if (plan.Open.IsEmpty)
        {
            queue.Finish(plan.Claim);
        }
    }

    private void Pull(DateOnly date, CancellationToken cancellation)
    {
        foreach (var source in desk.Pull(date, cancellation))
        {
            var line = new LocalizedText($"{source.Name}：{source.What.Zh}", $"{source.Name}: {source.What.En}");
            if (source.Failed)
            {
                journal.Warn(line);
            }
            else
            {
                journal.Note(line);
            }
        }
    }

    private void Guarded(LocalizedText failed, Action body)
    {
        try
        {
            body();
        }
        catch (StaleRunException stale)
        {
            // Another claim goes on with the same work; nothing of this one was written, and nothing is left to do.
            journal.Note(new LocalizedText($"已由他处接管：{stale.Message}", $"taken over elsewhere: {stale.Message}"));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            journal.Warn(failed, failure);
            throw;
        }
    }

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
