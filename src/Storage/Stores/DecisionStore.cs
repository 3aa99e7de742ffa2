using System.IO.Compression;
using Dapper;
using Matching.Engine.Decisions;
using Matching.Engine.Ledger;
using Matching.Engine.Ports;

namespace Matching.Storage.Stores;

/// <summary>Decisions in the database.</summary>
public sealed class DecisionStore : IDecisionStore
{
    private static readonly string[] Columns =
    [
        "run_id", "policy_id", "subject", "item", "revision", "department", "payee", "version", "pack_hash", "snapshot_hash", "as_of",
        "outcome", "amount_fen", "cycle_fen", "currency", "missing", "failed", "review", "held", "trace",
    ];

    private readonly Database database;

    /// <summary>Decisions of a database.</summary>
    public DecisionStore(Database database) => this.database = database;

    /// <inheritdoc/>
    public IReadOnlyDictionary<(string Subject, string Item), StoredDecision> Latest(string runId, string policyId) => database.Read(connection =>
    {
        var latest = new Dictionary<(string, string), StoredDecision>();
        using var reader = connection.ExecuteReader(
            """
            SELECT d.subject, d.item, d.revision, d.outcome, d.payee, d.version, d.amount_fen, d.cycle_fen, d.missing, d.failed, d.review, d.held, d.run_id
            FROM decision d
            JOIN run decided ON decided.run_id = d.run_id
            JOIN run r ON r.run_id = @RunId AND r.lineage = decided.lineage AND decided.place <= r.place AND (decided.run_id = r.run_id OR decided.closed_at IS NOT NULL)
            WHERE d.policy_id = @PolicyId
            ORDER BY decided.place, d.revision
            """,
            new { RunId = runId, PolicyId = policyId });
        while (reader.Read())
        {
            latest[(reader.GetString(0), reader.GetString(1))] = new StoredDecision(reader.GetString(12), reader.GetInt32(2), new DecisionContent(
                OutcomeOf(reader.GetString(3)), reader.GetString(4), reader.GetString(5), reader.IsDBNull(6) ? null : reader.GetInt64(6),
                reader.IsDBNull(7) ? null : reader.GetInt64(7), reader.GetString(8), reader.GetString(9), reader.GetString(10),
                reader.IsDBNull(11) ? null : reader.GetString(11)));
        }

        return latest;
    });

    /// <summary>The rule packs that stored decisions cite, in no particular order.</summary>
    public IReadOnlyList<CitedPack> CitedPacks() =>
        database.Query<CitedPack>("SELECT DISTINCT policy_id AS PolicyId, version AS Version, pack_hash AS PackHash FROM decision");

    /// <inheritdoc/>
    public void Append(RunClaim claim, string department, IReadOnlyList<DecisionRow> rows, DateTimeOffset at) =>
        database.Write("decisions", t =>
        {
            var scope = new WriteScope(database.Dialect, t);
            scope.Fence(claim, at);
            TraceFrameWriter.Write(scope, department, rows.Select(r => r.Trace));
            scope.Insert("decision", Columns, rows.Select(r => Row(claim, department, r)));
        });

    /// <inheritdoc/>
    public void SaveNotEligible(RunClaim claim, NotEligibleUnits units, string rulesHash, DateTimeOffset at) => database.Write("not-eligible", t =>
    {
        var scope = new WriteScope(database.Dialect, t);
        scope.Fence(claim, at);
        var key = new { claim.RunId, units.PolicyId };
        var stored = scope.Query<string>("SELECT bitmap_hash FROM not_eligible WHERE run_id = @RunId AND policy_id = @PolicyId", key).SingleOrDefault();
        if (stored is null)
        {
            scope.Insert(
                "not_eligible",
                ["run_id", "policy_id", "department", "unit_kind", "pack_hash", "unit_count", "not_eligible_count", "bitmap", "bitmap_hash", "rules_hash"],
                [[claim.RunId, units.PolicyId, units.Department, units.Kind.ToString(), units.PackHash, units.Units, units.Count, Compress(units.Bits), units.Hash, rulesHash]]);
        }
        else if (stored != units.Hash)
        {
            throw new InvalidOperationException(
                $"run {claim.RunId}, policy {units.PolicyId}: the same snapshot and rules gave other not-eligible units before ({stored}) than now ({units.Hash})");
        }
    });

    private static object?[] Row(RunClaim claim, string department, DecisionRow row)
    {
        var decision = row.Decision;
        var content = DecisionContent.Of(decision);
        return
        [
            claim.RunId, decision.PolicyId, decision.Subject, decision.Item, row.Revision, department, decision.Payee, decision.Version,
            decision.PackHash, decision.SnapshotHash, Stored.Of(decision.AsOf), decision.Outcome.ToContract(), content.AmountFen, content.CycleFen,
            (decision.Amount ?? decision.CycleAmount)?.Currency, content.Missing, content.Failed, content.Review, content.Held, row.Trace?.Text,
        ];
    }

    private static Outcome OutcomeOf(string word) =>
        Enum.GetValues<Outcome>().Cast<Outcome?>().FirstOrDefault(o => o!.Value.ToContract() == word)
        ?? throw new InvalidOperationException($"'{word}' is not an outcome; the decision table was written by something else");

    private static byte[] Compress(byte[] bits)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Fastest))
        {
            deflate.Write(bits);
        }

        return packed.ToArray();
    }
}
