using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Matching.Engine.Runs;
using Matching.Storage.Stores;

namespace Matching.Storage.Views;

/// <summary>Runs for operators. Reads only.</summary>
public sealed class RunView
{
    private const string Select = "SELECT run_id AS RunId, job AS Job, business_date AS BusinessDate, slot AS Slot, epoch AS Epoch, state AS State, "
        + "snapshot_hash AS SnapshotHash, catalogue_hash AS CatalogueHash, scorer_hash AS ScorerHash, decision_hash AS DecisionHash, claimed_at AS ClaimedAt, "
        + "heartbeat_at AS HeartbeatAt, closed_at AS ClosedAt, summary AS Summary FROM run";

    private readonly Database database;

    /// <summary>Runs of a database.</summary>
    public RunView(Database database) => this.database = database;

    /// <summary>Runs, the newest business date and slot first.</summary>
    /// <param name="most">Most rows, at least 1.</param>
    /// <param name="after">Key of the row before: date, slot, identifier; null for the first page.</param>
    /// <exception cref="FormatException">The key is not one of this list.</exception>
    public ViewPage<RunRow> Page(int most, ImmutableArray<string>? after = null)
    {
        const string order = " ORDER BY business_date DESC, slot DESC, run_id DESC LIMIT @Most";
        var rows = after is not { } key
            ? database.Query<Row>(Select + order, new { Most = most + 1 })
            : database.Query<Row>(
                Select + " WHERE business_date < @Date OR (business_date = @Date AND (slot < @Slot OR (slot = @Slot AND run_id < @RunId)))" + order,
                key is [var date, var slot, var id]
                    ? new { Date = date, Slot = int.Parse(slot, NumberStyles.None, CultureInfo.InvariantCulture), RunId = id, Most = most + 1 }
                    : throw new FormatException("a key of runs has three parts"));
        return ViewPage<RunRow>.Of(
            [.. rows.Select(r => r.ToRun())], most, r => [Stored.Of(r.BusinessDate), r.Slot.ToString(CultureInfo.InvariantCulture), r.RunId]);
    }

    /// <summary>The run with an identifier, or null.</summary>
    public RunRow? Find(string runId) => database.Query<Row>(Select + " WHERE run_id = @RunId", new { RunId = runId }).SingleOrDefault()?.ToRun();

    /// <summary>The closed night that is newest by date and slot, or null.</summary>
    public RunRow? NewestClosed() => database.Query<Row>(
        Select + " WHERE job = 'night' AND state = 'closed' ORDER BY business_date DESC, slot DESC LIMIT 1").SingleOrDefault()?.ToRun();

    /// <summary>How far a run is, or null when there is no such run.</summary>
    public RunStanding? Standing(string runId)
    {
        if (Find(runId) is not { } run)
        {
            return null;
        }

        // Those of a closed run were dropped after their verdicts had become decisions.
        var policies = database.Query<(string Policy, long Done, long Total)>(
            "SELECT policy_id, COUNT(CASE WHEN state <> 'open' THEN 1 END), COUNT(*) FROM run_partition WHERE run_id = @RunId GROUP BY policy_id", new { RunId = runId })
            .Select(p => new PolicyStanding(p.Policy, checked((int)p.Done), checked((int)p.Total)))
            .OrderBy(p => p.Policy, StringComparer.Ordinal).ToImmutableArray();
        return new RunStanding(runId, run.State, policies.Sum(p => p.Done), policies.Sum(p => p.Total), run.HeartbeatAt, policies);
    }

    private sealed record Row
    {
        public required string RunId { get; init; }

        public required string Job { get; init; }

        public required string BusinessDate { get; init; }

        public required long Slot { get; init; }

        public required long Epoch { get; init; }

        public required string State { get; init; }

        public required string SnapshotHash { get; init; }

        public required string CatalogueHash { get; init; }

        public string? ScorerHash { get; init; }

        public string? DecisionHash { get; init; }

        public required string ClaimedAt { get; init; }

        public required string HeartbeatAt { get; init; }

        public string? ClosedAt { get; init; }

        public string? Summary { get; init; }

        public RunRow ToRun() => new(
            RunId, Job, Stored.Date(BusinessDate), checked((int)Slot), Epoch, State, SnapshotHash, CatalogueHash, ScorerHash, DecisionHash,
            Stored.Instant(ClaimedAt), Stored.Instant(HeartbeatAt), ClosedAt is null ? null : Stored.Instant(ClosedAt),
            Summary is null ? null : JsonSerializer.Deserialize<RunSummary>(Summary));
    }
}
