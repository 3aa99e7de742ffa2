using System.Text.Json;
using Matching.Engine.Ports;
using Matching.Engine.Runs;

namespace Matching.Storage.Stores;

/// <summary>How far runs are, for whoever decides what is to be done next.</summary>
public sealed class RunStandings
{
    private readonly Database database;

    /// <summary>Runs of a database.</summary>
    public RunStandings(Database database) => this.database = database;

    /// <summary>The newest run of a job and date; null when there is none.</summary>
    public RunStanding? Of(string job, DateOnly date)
    {
        var row = database.Query<Row>(
            "SELECT run_id AS RunId, state AS State, snapshot_hash AS SnapshotHash, catalogue_hash AS CatalogueHash, heartbeat_at AS HeartbeatAt, "
            + "(SELECT MAX(o.heartbeat_at) FROM run o WHERE o.state = 'running' AND o.run_id <> run.run_id) AS OthersHeartbeatAt "
            + "FROM run WHERE job = @Job AND business_date = @Date ORDER BY slot DESC LIMIT 1",
            new { Job = job, Date = Stored.Of(date) }).SingleOrDefault();
        return row is null ? null : new RunStanding(
            row.RunId, PhaseOf(row.State), row.SnapshotHash, row.CatalogueHash, Stored.Instant(row.HeartbeatAt), row.OthersHeartbeatAt is { } beat ? Stored.Instant(beat) : null);
    }

    /// <summary>By what each closed night judged a policy, one entry for each date: that of the run closed last.</summary>
    public IReadOnlyList<JudgedNight> JudgedNights(string policyId) =>
    [
        .. database.Query<JudgedRow>(
            "SELECT r.business_date AS Date, r.snapshot_hash AS SnapshotHash, n.pack_hash AS PackHash, r.summary AS Summary "
            + "FROM run r LEFT JOIN not_eligible n ON n.run_id = r.run_id AND n.policy_id = @Policy "
            + "WHERE r.state = 'closed' AND (r.job = @All OR r.job = @Job) ORDER BY r.business_date, r.closed_at, r.job, r.slot",
            new { Policy = policyId, All = NightRequest.WholeCatalogue, Job = NightRequest.JobOf(policyId) })
            .GroupBy(r => r.Date, (_, runs) => runs.Last())
            .Select(r => new JudgedNight(Stored.Date(r.Date), r.SnapshotHash, r.PackHash, FiguresOf(r.Summary, policyId))),
    ];

    /// <summary>The last write of any run that is claimed and not closed; null when there is none.</summary>
    public DateTimeOffset? NewestHeartbeat() =>
        database.Query<string?>("SELECT MAX(heartbeat_at) FROM run WHERE state = 'running'")[0] is { } beat ? Stored.Instant(beat) : null;

    /// <summary>Raises the epoch of a claim, so that of several holders of the same claim one goes on and the others write nothing more.</summary>
    /// <exception cref="StaleRunException">The claim is no longer the newest.</exception>
    public RunClaim Renew(RunClaim claim, DateTimeOffset at) => database.Write("run-renew", t =>
    {
        var renewed = new WriteScope(database.Dialect, t).Execute(
            "UPDATE run SET epoch = epoch + 1, heartbeat_at = @At WHERE run_id = @RunId AND epoch = @Epoch AND state = 'running'",
            new { At = Stored.Of(at), claim.RunId, claim.Epoch });
        return renewed == 1 ? claim with { Epoch = claim.Epoch + 1 } : throw new StaleRunException(claim);
    });

    private static PolicyFigures? FiguresOf(string summary, string policyId) =>
        JsonSerializer.Deserialize<RunSummary>(summary)!.Policies.FirstOrDefault(p => p.Policy == policyId);

    private static NightPhase PhaseOf(string state) => state switch
    {
        "running" => NightPhase.Running,
        "superseded" => NightPhase.Superseded,
        "closed" => NightPhase.Closed,
        _ => throw new InvalidOperationException($"a run has the state '{state}', which this version does not know"),
    };

    private sealed record JudgedRow
    {
        public required string Date { get; init; }

        public required string SnapshotHash { get; init; }

        public string? PackHash { get; init; }

        public required string Summary { get; init; }
    }

    private sealed record Row
    {
        public required string RunId { get; init; }

        public required string State { get; init; }

        public required string SnapshotHash { get; init; }

        public required string CatalogueHash { get; init; }

        public required string HeartbeatAt { get; init; }

        public required string? OthersHeartbeatAt { get; init; }
    }
}
