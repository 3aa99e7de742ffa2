using System.Globalization;
using Matching.Engine.Ports;
using Matching.Engine.Runs;
using Matching.Rules;
using Matching.Scheduler.Schedules;

namespace Matching.Scheduler;

/// <summary>What this node knows about due nights, for its own next look and for operators. Forgotten at its end: the tables know the rest.</summary>
/// <param name="board">Progress.</param>
public sealed class SchedulerState(RunBoard board)
{
    private readonly Lock gate = new();
    private readonly SortedSet<DateOnly> asked = [];
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private DueNights due = new([], null, TooMany: 0);
    private NightWaiting? waiting;
    private bool saidTooMany;

    /// <summary>Progress.</summary>
    public RunBoard Board => board;

    /// <summary>What the last look found due.</summary>
    public DueNights Due
    {
        get
        {
            lock (gate)
            {
                return due;
            }
        }
    }

    /// <summary>The night that cannot begin yet, or null.</summary>
    public NightWaiting? Waiting
    {
        get
        {
            lock (gate)
            {
                return waiting;
            }
        }
    }

    /// <summary>Nights that people asked this node for and that are not closed.</summary>
    public IReadOnlyList<DateOnly> Asked
    {
        get
        {
            lock (gate)
            {
                return [.. asked];
            }
        }
    }

    /// <summary>What operators read when more nights are due than may be caught up on without asking.</summary>
    public static LocalizedText TooMany(DueNights due) => new(
        $"已到期 {due.TooMany} 夜，超过上限，未自动运行；最近结束的是 {Text(due.NewestClosed)}。请手工逐夜运行，或调高 Matching:Schedule:MaxCatchUpDays",
        $"{due.TooMany} nights are due, more than may be caught up on, so none is run; the newest closed night is {Text(due.NewestClosed)}. Run them by hand or raise Matching:Schedule:MaxCatchUpDays");

    /// <summary>Keeps a night that people asked for.</summary>
    internal void Ask(DateOnly date)
    {
        lock (gate)
        {
            asked.Add(date);
        }
    }

    /// <summary>Takes in what is due and returns the night to work on, the first by date; null when there is none.</summary>
    internal DateOnly? See(DueNights found, IScheduleJournal journal)
    {
        lock (gate)
        {
            due = found;
            asked.RemoveWhere(date => date <= found.NewestClosed);
            if (found.TooMany > 0 && !saidTooMany)
            {
                journal.Warn(TooMany(found));
            }

            saidTooMany = found.TooMany > 0;
            DateOnly?[] next = [.. found.Dates.Take(1), .. asked.Take(1)];
            var first = next.Min();
            waiting = waiting?.Date == first ? waiting : null;
            return first;
        }
    }

    /// <summary>True the first time that a run is asked about in this process.</summary>
    internal bool IsFirstLook(string runId)
    {
        lock (gate)
        {
            return seen.Add(runId);
        }
    }

    /// <summary>Notes that a night cannot begin yet; true when that is news.</summary>
    internal bool Waits(DateOnly date, LocalizedText what)
    {
        lock (gate)
        {
            var news = waiting is null || waiting.Date != date || waiting.What != what;
            waiting = new NightWaiting(date, what);
            return news;
        }
    }

    /// <summary>Notes that a night was claimed here.</summary>
    internal void Began(NightPlan plan)
    {
        lock (gate)
        {
            seen.Add(plan.Claim.RunId);
            waiting = null;
        }

        board.Began(plan);
    }

    /// <summary>Notes that a night was closed here.</summary>
    internal void Closed(RunClaim claim)
    {
        lock (gate)
        {
            asked.Remove(claim.BusinessDate);
        }

        board.Ended(claim);
    }

    private static string Text(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "—";
}

/// <summary>A night that cannot begin yet.</summary>
/// <param name="Date">Business date.</param>
/// <param name="What">What it waits for, and what people can do.</param>
public sealed record NightWaiting(DateOnly Date, LocalizedText What);
