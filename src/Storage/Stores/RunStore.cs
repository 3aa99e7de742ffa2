using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Matching.Engine.Populations;
using Matching.Engine.Ports;
using Matching.Engine.Runs;

namespace Matching.Storage.Stores;

/// <summary>Runs in the database.</summary>
public sealed class RunStore : IRunStore
{
    private const int MaxRounds = 5;
    private readonly Database database;

    /// <summary>Runs of a database.</summary>
    public RunStore(Database database) => this.database = database;

    /// <inheritdoc/>
    public RunClaim Claim(string job, DateOnly businessDate, string snapshotHash, string catalogueHash, string? scorerHash, DateTimeOffset at)
    {
        var wanted = new RunClaim("", job, businessDate, 0, 1, snapshotHash, catalogueHash, scorerHash);
        for (var round = 1; ; round++)
        {
            try
            {
                return database.Write("run-claim", t => ClaimOnce(new WriteScope(database.Dialect, t), wanted, at));
            }
            catch (DbException error) when (round < MaxRounds && database.Dialect.IsDuplicate(error))
            {
                // Another process inserted the same slot first: look again, it is there now.
                continue;
            }
        }
    }

    /// <inheritdoc/>
    public void Close(RunClaim claim, RunSummary summary, DateTimeOffset at) => database.Write("run-close", t =>
    {
        var scope = new WriteScope(database.Dialect, t);
        scope.Fence(claim, at);
        scope.Execute(
            "UPDATE run SET state = 'closed', closed_at = @At, decision_hash = @DecisionHash, summary = @Summary WHERE run_id = @RunId AND epoch = @Epoch AND state = 'running'",
            new { At = Stored.Of(at), summary.DecisionHash, Summary = JsonSerializer.Serialize(summary), claim.RunId, claim.Epoch });
        AuditTrail.Append(scope, AuditTrail.AllDepartments, "night", "run.closed", "run", claim.RunId, summary.DecisionHash, at);
        DropVerdicts(scope, claim);
    });

    /// <inheritdoc/>
    public RunSummary? ClosedBy(RunClaim claim)
    {
        var summary = database.Query<string>(
            "SELECT summary FROM run WHERE run_id = @RunId AND epoch = @Epoch AND state = 'closed'", new { claim.RunId, claim.Epoch }).SingleOrDefault();
        return summary is null ? null : JsonSerializer.Deserialize<RunSummary>(summary);
    }

    /// <inheritdoc/>
    public DateOnly? NewestClosedDate(string job) =>
        database.Query<string?>("SELECT MAX(business_date) FROM run WHERE job = @Job AND state = 'closed'", new { Job = job })[0] is { } date
            ? Stored.Date(date)
            : null;

    /// <inheritdoc/>
    public IReadOnlyList<UnfinishedRun> Unfinished() =>
    [
        .. database.Query<(string RunId, string Job, string Date, string SnapshotHash, string CatalogueHash, string? ScorerHash)>(
            "SELECT run_id, job, business_date, snapshot_hash, catalogue_hash, scorer_hash FROM run r WHERE state <> 'closed' "
            + "AND NOT EXISTS (SELECT 1 FROM run later WHERE later.job = r.job AND later.business_date = r.business_date AND later.slot > r.slot) "
            + "ORDER BY business_date, job")
            .Select(r => new UnfinishedRun(r.RunId, r.Job, Stored.Date(r.Date), r.SnapshotHash, r.CatalogueHash, r.ScorerHash)),
    ];

    /// <inheritdoc/>
    public PartitionCount Progress(string runId)
    {
        var (total, open) = database.Query<(long Total, long Open)>(
            "SELECT COUNT(*), COUNT(CASE WHEN state = 'open' THEN 1 END) FROM run_partition WHERE run_id = @RunId", new { RunId = runId })[0];
        return new PartitionCount(checked((int)(total - open)), checked((int)total));
    }

    /// <inheritdoc/>
    public EarlierRun? EarlierOf(RunClaim claim)
    {
        var earlier = database.Query<(string RunId, string Date, string SnapshotHash, string CatalogueHash, string? ScorerHash)>(
            "SELECT run_id, business_date, snapshot_hash, catalogue_hash, scorer_hash FROM run WHERE job = @Job AND state = 'closed' "
            + "AND (business_date < @Date OR (business_date = @Date AND slot < @Slot)) ORDER BY business_date DESC, slot DESC LIMIT 1",
            new { claim.Job, Date = Stored.Of(claim.BusinessDate), claim.Slot });
        if (earlier is not [var run])
        {
            return null;
        }

        if (new PartitionStore(database).Of(run.RunId).Any(p => !p.IsDone))
        {
            return null;
        }

        var policies = database.Query<(string PolicyId, string Kind, string? RulesHash)>(
            "SELECT policy_id, unit_kind, rules_hash FROM not_eligible WHERE run_id = @RunId", new { run.RunId });
        return new EarlierRun(
            run.RunId, Stored.Date(run.Date), run.SnapshotHash, run.CatalogueHash, run.ScorerHash,
            [.. policies.Select(p => new EarlierPolicy(p.PolicyId, Enum.Parse<UnitKind>(p.Kind), p.RulesHash ?? ""))])
        {
            JobsSince = JobsSince(run.RunId, claim.RunId),
        };
    }

    /// <summary>Jobs of the runs that were claimed after an earlier one; every job where it is of before the order was kept.</summary>
    private ImmutableArray<string> JobsSince(string earlier, string runId) =>
        database.Query<long?>("SELECT claim_order FROM run WHERE run_id = @Earlier", new { Earlier = earlier })[0] is { } order
            ? [.. database.Query<string>("SELECT DISTINCT job FROM run WHERE claim_order > @Order AND run_id <> @RunId ORDER BY job", new { Order = order, RunId = runId })]
            : [NightRequest.WholeCatalogue];

    /// <inheritdoc/>
    public StoringFrom Begin(RunClaim claim, EarlierRun? earlier, DateTimeOffset at) => database.Write("run-begin", t =>
    {
        var scope = new WriteScope(database.Dialect, t);
        scope.Fence(claim, at);
        if (scope.Query<string?>("SELECT lineage FROM run WHERE run_id = @RunId", new { claim.RunId })[0] is not null)
        {
            return StoringFrom.Begun;
        }

        // Two runs that go on from the same one would each see the other's decisions; slots that were given up never close.
        var goesOn = earlier is not null && scope.Query<long>(
            "SELECT COUNT(*) FROM run WHERE base_run_id = @Earlier AND NOT (job = @Job AND business_date = @Date AND slot < @Slot AND closed_at IS NULL)",
            new { Earlier = earlier.RunId, claim.Job, Date = Stored.Of(claim.BusinessDate), claim.Slot })[0] == 0;
        scope.Execute(
            goesOn
                ? "UPDATE run SET base_run_id = @Earlier, lineage = (SELECT e.lineage FROM run e WHERE e.run_id = @Earlier), "
                    + "place = (SELECT e.place FROM run e WHERE e.run_id = @Earlier) + 1 WHERE run_id = @RunId"
                : "UPDATE run SET lineage = @RunId, place = 0 WHERE run_id = @RunId",
            new { claim.RunId, Earlier = earlier?.RunId });
        return goesOn ? StoringFrom.Earlier : StoringFrom.Nothing;
    });

    /// <inheritdoc/>
    public bool HasLater(DateOnly businessDate) =>
        database.Query<long>("SELECT COUNT(*) FROM run WHERE business_date > @Date", new { Date = Stored.Of(businessDate) })[0] > 0;

    /// <summary>The figures of the newest closed night, or null when no night was closed.</summary>
    public RunSummary? NewestClosed()
    {
        var summary = database.Query<string>(
            "SELECT summary FROM run WHERE job = 'night' AND state = 'closed' ORDER BY business_date DESC, slot DESC LIMIT 1").SingleOrDefault();
        return summary is null ? null : JsonSerializer.Deserialize<RunSummary>(summary);
    }

    /// <summary>Identifier of a run: the first 32 hexadecimal digits of SHA-256 over its key.</summary>
    public static string IdOf(string job, DateOnly businessDate, int slot) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', job, Stored.Of(businessDate), slot.ToString(CultureInfo.InvariantCulture)))))[..32];

    private static RunClaim ClaimOnce(WriteScope scope, RunClaim wanted, DateTimeOffset at)
    {
        var key = new { wanted.Job, Date = Stored.Of(wanted.BusinessDate) };
        var latest = scope.Query<Row>(
            "SELECT run_id AS RunId, slot AS Slot, epoch AS Epoch, state AS State, snapshot_hash AS SnapshotHash, catalogue_hash AS CatalogueHash, scorer_hash AS ScorerHash FROM run "
            + "WHERE job = @Job AND business_date = @Date AND slot = (SELECT MAX(slot) FROM run WHERE job = @Job AND business_date = @Date)", key).SingleOrDefault();
        var claim = latest is { } row && row.SnapshotHash == wanted.SnapshotHash && row.CatalogueHash == wanted.CatalogueHash
            ? Reclaim(scope, wanted, row, at)
            : Open(scope, wanted, latest, at);
        AuditTrail.Append(
            scope, AuditTrail.AllDepartments, "night", "run.claimed", "run", claim.RunId, $"slot {claim.Slot} epoch {claim.Epoch} snapshot {claim.SnapshotHash}", at);

        // One night works at a time, whatever its job and date: exclusions are read before money is reserved, so two at once
        // could each pay its side. After the audit entry, whose chain makes claims wait for each other, every rival is visible.
        scope.Execute("UPDATE run SET state = 'superseded', epoch = epoch + 1 WHERE state = 'running' AND run_id <> @RunId", new { claim.RunId });
        scope.Execute("UPDATE run SET claim_order = (SELECT COALESCE(MAX(claim_order), 0) + 1 FROM run) WHERE run_id = @RunId", new { claim.RunId });
        return claim;
    }

    private static RunClaim Reclaim(WriteScope scope, RunClaim wanted, Row row, DateTimeOffset at)
    {
        // The row locks until the commit; whoever comes next reads the raised epoch.
        scope.Execute(
            "UPDATE run SET epoch = epoch + 1, state = 'running', claimed_at = @At, heartbeat_at = @At WHERE run_id = @RunId", new { At = Stored.Of(at), row.RunId });
        var epoch = scope.Query<long>("SELECT epoch FROM run WHERE run_id = @RunId", new { row.RunId })[0];
        return wanted with { RunId = row.RunId, Slot = checked((int)row.Slot), Epoch = epoch, ScorerHash = row.ScorerHash };
    }

    private static RunClaim Open(WriteScope scope, RunClaim wanted, Row? latest, DateTimeOffset at)
    {
        if (latest is not null)
        {
            // What runs on other facts must stop writing before the new slot begins.
            scope.Execute("UPDATE run SET state = 'superseded', epoch = epoch + 1 WHERE run_id = @RunId AND state = 'running'", new { latest.RunId });
        }

        var slot = latest is null ? 0 : checked((int)latest.Slot) + 1;
        var claim = wanted with { RunId = IdOf(wanted.Job, wanted.BusinessDate, slot), Slot = slot };
        scope.Execute(
            "INSERT INTO run (run_id, job, business_date, slot, department, epoch, state, snapshot_hash, catalogue_hash, scorer_hash, claimed_at, heartbeat_at) "
            + "VALUES (@RunId, @Job, @Date, @Slot, @Department, @Epoch, 'running', @SnapshotHash, @CatalogueHash, @ScorerHash, @At, @At)",
            new
            {
                claim.RunId, claim.Job, Date = Stored.Of(claim.BusinessDate), claim.Slot, Department = AuditTrail.AllDepartments, claim.Epoch,
                claim.SnapshotHash, claim.CatalogueHash, claim.ScorerHash, At = Stored.Of(at),
            });
        return claim;
    }

    /// <summary>The next night goes on from the newest one: older verdicts only take space; their hashes stay.</summary>
    private static void DropVerdicts(WriteScope scope, RunClaim claim) => scope.Execute(
        "UPDATE run_partition SET state = 'dropped', verdicts = NULL WHERE state = 'done' AND run_id IN "
        + "(SELECT old.run_id FROM run old WHERE old.job = @Job AND EXISTS (SELECT 1 FROM run newer WHERE newer.job = old.job AND newer.state = 'closed' "
        + "AND (newer.business_date > old.business_date OR (newer.business_date = old.business_date AND newer.slot > old.slot)) "
        + "AND (old.state = 'closed' OR newer.business_date = old.business_date)))",
        new { claim.Job });

    private sealed record Row
    {
        public required string RunId { get; init; }

        public required long Slot { get; init; }

        public required long Epoch { get; init; }

        public required string State { get; init; }

        public required string SnapshotHash { get; init; }

        public required string CatalogueHash { get; init; }

        public string? ScorerHash { get; init; }
    }
}
