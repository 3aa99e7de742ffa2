using Matching.Engine.Columns;
using Matching.Engine.Increments;
using Matching.Engine.Payouts;
using Matching.Engine.Populations;
using Matching.Engine.Ports;
using Matching.Engine.Runs;
using Matching.Rules.Packs;
using Matching.Storage.Stores;

namespace Matching.Storage.Tests.Nights;

/// <summary>Real rules over a real database, night after night, either going on from the night before or judging everybody.</summary>
internal sealed class GoingOnStage
{
    private static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];
    private static readonly ColumnShelf Shelf = new(SmallCatalogue.Tags);
    private static readonly PackEvaluator Evaluator = new(Shelf);

    private readonly bool judgesAll;
    private readonly Kept snapshots = new();
    private readonly ScriptedBank bank = new();
    private readonly EarlierNights earlier;

    public GoingOnStage(Database database, bool judgesAll)
    {
        (Database, this.judgesAll) = (database, judgesAll);
        earlier = new EarlierNights(new RunStore(database), new PartitionStore(database), snapshots, Shelf);
    }

    public Database Database { get; }

    public ScriptedPayees Payees { get; } = new();

    public RunSummary Run(DateOnly asOf, Snapshot snapshot, Catalogue catalogue, string? policyId = null, IFailPoints? failPoints = null)
    {
        snapshots.All[snapshot.Hash] = snapshot;
        var ports = new NightPorts(
            new RunStore(Database), new PartitionStore(Database), new DecisionStore(Database), new EntitlementStore(Database), new BudgetStore(Database),
            new PayoutStore(Database), Payees, bank, Evaluator, new ScriptedReasons(), NoScorers.Instance, new ScoreStore(Database))
        {
            Priorities = new PackPriorities(SmallCatalogue.Tags), Earlier = earlier,
        };
        var settings = new NightSettings(Key, new Debtor("民政局", "31001234567890", "102290000012"), new BlastCaps()) { PartitionUnits = 16, ChunkRows = 40, JudgesAll = judgesAll };
        return new Night(ports, settings, NightStage.Clock, failPoints).Run(new NightRequest(asOf, snapshot, catalogue, policyId));
    }

    /// <summary>Everything that a recipient, a department or a bank could notice, in an order of its own.</summary>
    public IReadOnlyList<string> Everything() =>
    [
        .. Rows("SELECT run_id, policy_id, subject, item, revision, payee, version, outcome, amount_fen, cycle_fen, missing, failed, review, held FROM v_decision"),
        .. Rows("SELECT id, payee, state, reason_code, reason, amount_fen, version, pack_hash, snapshot_hash, notice_end, attempt, granted_on, uncut_fen, allocation_zh FROM entitlement"),
        .. Rows("SELECT entitlement_id, event, from_state, to_state, run_id, pack_hash, snapshot_hash, reason_code, reason, (SELECT COUNT(*) FROM entitlement_event b WHERE b.entitlement_id = a.entitlement_id AND b.seq < a.seq) FROM entitlement_event a"),
        .. Rows("SELECT id, run_id, policy_id, cycle, title_zh, body_zh, reasons FROM notification"),
        .. Rows("SELECT end_to_end_id, entitlement_id, attempt, msg_id, amount_fen, state FROM payout"),
        .. Rows("SELECT line, budget_year, available_fen, reserved_fen, in_transit_fen FROM budget_line"),
        .. Rows("SELECT run_id, policy_id, bitmap_hash FROM not_eligible"),
    ];

    private IReadOnlyList<string> Rows(string sql) =>
        [.. Database.Query<object>(sql).Cast<IDictionary<string, object?>>().Select(r => string.Join(" | ", r.Select(c => $"{c.Key} {c.Value}"))).Order(StringComparer.Ordinal)];

    private sealed class Kept : IEarlierSnapshots
    {
        public Dictionary<string, Snapshot> All { get; } = new(StringComparer.Ordinal);

        public Snapshot? Find(string hash, DateOnly upTo) => All.GetValueOrDefault(hash);
    }
}
