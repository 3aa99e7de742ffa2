using Matching.Engine.Ports;

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

    private static NightPhase PhaseOf(string state) => state switch
    {
        "running" => NightPhase.Running,
        "superseded" => NightPhase.Superseded,
        "closed" => NightPhase.Closed,
        _ => throw new InvalidOperationException($"a run has the state '{state}', which this version does not know"),
    };

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
