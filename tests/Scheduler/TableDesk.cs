using System.Collections.Immutable;
using Matching.Engine.Ports;
using Matching.Engine.Runs;
using Matching.Rules;

namespace Matching.Scheduler.Tests;

/// <summary>Nights in a table in memory, with the claims and epochs of the real one. Notes what was done, in order.</summary>
internal sealed class TableDesk(TimeProvider clock) : INightDesk, IDeliveryDesk
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<DateOnly, Row> rows = [];

    /// <summary>Partitions of every night.</summary>
    public ImmutableArray<Partition> Partitions { get; init; } = [new("a", 0, 10), new("a", 10, 5), new("b", 0, 3)];

    /// <summary>First date that has a snapshot.</summary>
    public DateOnly FirstSnapshot { get; set; } = DateOnly.MinValue;

    public DateTimeOffset? OthersHeartbeatAt { get; set; }

    public Action<Partition> OnEvaluate { get; set; } = _ => { };

    public List<string> Log { get; } = [];

    public Action<DateOnly> OnClosed { get; set; } = _ => { };

    public DateOnly? NewestClosed()
    {
        lock (gate)
        {
            return rows.Where(r => r.Value.Phase == NightPhase.Closed).Select(r => (DateOnly?)r.Key).LastOrDefault();
        }
    }

    public NightStanding Standing(DateOnly date)
    {
        lock (gate)
        {
            return rows.TryGetValue(date, out var row)
                ? new NightStanding(row.Phase, IdOf(date), row.Heartbeat, OthersHeartbeatAt, row.Done.Count, Partitions.Length)
                : new NightStanding(NightPhase.NotBegun, null, null, OthersHeartbeatAt, 0, 0);
        }
    }

    public IReadOnlyList<PulledSource> Pull(DateOnly date, CancellationToken cancellation) => [];

    public NightPlan Plan(DateOnly date, CancellationToken cancellation)
    {
        lock (gate)
        {
            if (date < FirstSnapshot)
            {
                throw new NightNotReadyException(date, new LocalizedText("没有快照", "there is no snapshot"));
            }

            var row = rows.TryGetValue(date, out var known) ? known : rows[date] = new Row();
            row.Epoch++;
            row.Phase = NightPhase.Running;
            row.Heartbeat = clock.GetUtcNow();
            Log.Add($"plan {date:MM-dd}");
            return new NightPlan(
                new RunClaim(IdOf(date), "night", date, 0, row.Epoch, "s", "c"), [.. Partitions.Where(p => !row.Done.Contains(p))], Partitions.Length);
        }
    }

    public void Evaluate(RunClaim claim, Partition partition, CancellationToken cancellation)
    {
        OnEvaluate(partition);
        lock (gate)
        {
            Fence(claim).Done.Add(partition);
            Log.Add($"evaluate {claim.BusinessDate:MM-dd} {partition.PolicyId}{partition.Start}");
        }
    }

    public bool IsEvaluated(RunClaim claim)
    {
        lock (gate)
        {
            return rows[claim.BusinessDate].Done.Count == Partitions.Length;
        }
    }

    public RunSummary Finish(RunClaim claim, CancellationToken cancellation)
    {
        lock (gate)
        {
            var row = Fence(claim);
            row.Epoch++;
            row.Phase = NightPhase.Closed;
            Log.Add($"close {claim.BusinessDate:MM-dd}");
        }

        OnClosed(claim.BusinessDate);
        return new RunSummary(claim.RunId, claim.BusinessDate, "s", "d", new NewRows(1, 1, 1), []);
    }

    public Task<int> DeliverDue(CancellationToken cancellation) => Task.FromResult(0);

    /// <summary>Stores that a night was closed before.</summary>
    public void Close(DateOnly date) => rows[date] = new Row { Phase = NightPhase.Closed };

    /// <summary>Takes a night's claim away, as another process does.</summary>
    public void Steal(DateOnly date)
    {
        lock (gate)
        {
            rows[date].Epoch++;
            rows[date].Heartbeat = clock.GetUtcNow();
        }
    }

    private static string IdOf(DateOnly date) => date.ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture);

    private Row Fence(RunClaim claim)
    {
        var row = rows[claim.BusinessDate];
        if (row.Epoch != claim.Epoch || row.Phase != NightPhase.Running)
        {
            throw new StaleRunException(claim);
        }

        row.Heartbeat = clock.GetUtcNow();
        return row;
    }

    private sealed class Row
    {
        public long Epoch { get; set; }

        public NightPhase Phase { get; set; }

        public DateTimeOffset Heartbeat { get; set; }

        public HashSet<Partition> Done { get; } = [];
    }
}
