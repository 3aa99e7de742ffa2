using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Matching.Engine.Amounts;
using Matching.Engine.Columns;
using Matching.Engine.Decisions;
using Matching.Engine.Entitlements;
using Matching.Engine.Increments;
using Matching.Engine.Ledger;
using Matching.Engine.Payouts;
using Matching.Engine.Populations;
using Matching.Engine.Ports;
using Matching.Engine.Runs;
using Matching.Engine.Tags;
using Matching.Rules;
using Matching.Rules.Binding;
using Matching.Rules.Packs;
using Matching.Rules.Values;
using Matching.Storage.Stores;
using Matching.Storage.Tests.Drafts;

namespace Matching.Storage.Tests.Nights;

/// <summary>A night over a real database, with decisions, accounts and a bank that the test writes.</summary>
internal sealed class NightStage
{
    private static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    private static readonly TagDictionary Tags = DraftStage.ReadFolder().Tags;

    private readonly Dictionary<string, Snapshot> snapshots = new(StringComparer.Ordinal);
    private readonly EarlierNights earlier;

    public static TimeProvider Clock { get; } = new FixedClock();

    public NightStage(Database database)
    {
        Database = database;
        Runs = new RunStore(database);
        Partitions = new PartitionStore(database);
        Entitlements = new EntitlementStore(database);
        Payouts = new PayoutStore(database);
        Ledger = new LedgerVerifier(new LedgerBook(database));
        earlier = new EarlierNights(Runs, Partitions, new Requested(snapshots), new ColumnShelf(Tags));
    }

    public Database Database { get; }

    public RunStore Runs { get; }

    public PartitionStore Partitions { get; }

    public IScorers Scorers { get; set; } = NoScorers.Instance;

    public EntitlementStore Entitlements { get; }

    public PayoutStore Payouts { get; }

    public LedgerVerifier Ledger { get; }

    public ScriptedEvaluator Evaluator { get; } = new();

    public ScriptedPayees Payees { get; } = new();

    public ScriptedBank Bank { get; } = new();

    public List<Policy> Policies { get; } = [];

    public BlastCaps Caps { get; set; } = new();

    public AllocationTerms Allocation { get; set; } = AllocationTerms.None;

    public ScriptedPriorities Priorities { get; } = new();

    public Dictionary<string, Value> Deaths { get; } = [];

    public List<string> Citizens { get; } = ["c1", "c2", "c3"];

    public RunSummary Run(string asOf = "2025-11-28", string snapshotHash = "s1", string catalogueHash = "k1", string? policyId = null, IFailPoints? failPoints = null) =>
        Night(failPoints).Run(Request(asOf, snapshotHash, catalogueHash, policyId));

    public Night Night(IFailPoints? failPoints = null, int partitionUnits = 2) => new(
        new NightPorts(
            Runs, Partitions, new DecisionStore(Database), Entitlements, new BudgetStore(Database), Payouts, Payees, Bank, Evaluator, new ScriptedReasons(), Scorers, new ScoreStore(Database)) { Priorities = Priorities, Earlier = earlier },
        new NightSettings(Key, new Debtor("民政局", "31001234567890", "102290000012"), Caps) { Threads = 2, PartitionUnits = partitionUnits, JudgesAll = true },
        Clock, failPoints);

    public NightRequest Request(string asOf = "2025-11-28", string snapshotHash = "s1", string catalogueHash = "k1", string? policyId = null)
    {
        var date = Date(asOf);
        return new NightRequest(
            date, snapshots[snapshotHash] = SnapshotOf(date, snapshotHash), new Catalogue([.. Policies.OrderBy(p => p.Id, StringComparer.Ordinal)], catalogueHash) { Allocation = Allocation }, policyId);
    }

    public long Count(string table) => Database.Query<long>($"SELECT COUNT(*) FROM {table}")[0];

    public string StateOf(string policyId, string subject) =>
        Entitlements.OfPolicy(policyId).Where(e => e.Key.Subject == subject).Select(e => e.State.ToString()).DefaultIfEmpty("none").Last();

    public static Policy Paid(
        string id, decimal budget = 1000m, ConfirmationMode confirmation = ConfirmationMode.Direct, PublicNoticeTerms? notice = null,
        params Exclusion[] exclusions) =>
        Make(id, BenefitKind.Payment, new BudgetLine("line-" + id, 2025, budget, true), confirmation, notice, exclusions);

    public static Policy Told(string id) => Make(id, BenefitKind.Tax, null, ConfirmationMode.Direct, null, []);

    private static Policy Make(
        string id, BenefitKind kind, BudgetLine? budget, ConfirmationMode confirmation, PublicNoticeTerms? notice, Exclusion[] exclusions) => new(
        id, new LocalizedText("津贴" + id, "Allowance " + id), "shanghai", SubjectKind.Citizen, null, "民政局", "shanghai/civil-affairs",
        new Benefit(kind, "CNY", BenefitCycle.Monthly), confirmation, SilenceMeaning.Paid, notice, [.. exclusions], budget, [],
        [new RulePack { PolicyId = id, Version = "v1", From = new DateOnly(2020, 1, 1), Conditions = [], Hash = "pack-" + id }]);

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private Snapshot SnapshotOf(DateOnly asOf, string hash)
    {
        var keys = Citizens.Order(StringComparer.Ordinal).ToImmutableArray();
        var tag = new Tag { Name = "死亡日期", Code = "death_date", Type = TagType.Date, Role = TagRole.Base, Symbol = new Symbol("死亡日期", FeelType.Any, 0) };
        var deaths = new ScriptedColumn(tag, [.. keys.Select(k => Deaths.GetValueOrDefault(k, Value.Unknown("死亡日期")))]);
        return new Snapshot(hash, asOf, [new Population(UnitKind.Citizen, keys, [], [deaths])]);
    }

    private sealed class Requested(Dictionary<string, Snapshot> snapshots) : IEarlierSnapshots
    {
        public Snapshot? Find(string hash, DateOnly upTo) => snapshots.GetValueOrDefault(hash);
    }

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2025, 11, 28, 14, 0, 0, 123, TimeSpan.Zero);
    }

    private sealed class ScriptedColumn(Tag tag, ImmutableArray<Value> values) : FactColumn(tag, "test")
    {
        public override int Count => values.Length;

        public override Value this[int row] => values[row];

        public override DateOnly? AsOf(int row) => null;
    }
}

/// <summary>Decides as the test says; what it does not mention is not eligible.</summary>
internal sealed class ScriptedEvaluator : IEvaluator
{
    private readonly Dictionary<(string Policy, string Subject), Decision> script = [];

    public void Grant(string policyId, string subject, long fen, params string[] review) =>
        script[(policyId, subject)] = Decide(policyId, subject, Outcome.Eligible) with
        {
            Amount = new Money(fen, "CNY"), CycleAmount = new Money(fen, "CNY"), Review = [.. review],
        };

    /// <summary>A right whose payment is not known.</summary>
    public void GrantUnknown(string policyId, string subject)
    {
        Grant(policyId, subject, 0, "本期应付金额未知");
        script[(policyId, subject)] = script[(policyId, subject)] with { CycleAmount = null };
    }

    /// <summary>The right of a subject that is paid to somebody else, as a household's to a member.</summary>
    public void GrantTo(string policyId, string subject, string payee, long fen)
    {
        Grant(policyId, subject, fen);
        script[(policyId, subject)] = script[(policyId, subject)] with { Payee = payee };
    }

    /// <summary>The right of a unit that another subject bears, as a parent bears a child's.</summary>
    public void GrantFor(string policyId, string unit, string bearer, string item, long fen) =>
        script[(policyId, unit)] = Decide(policyId, bearer, Outcome.Eligible) with
        {
            Item = item, Amount = new Money(fen, "CNY"), CycleAmount = new Money(fen, "CNY"),
        };

    public void Tell(string policyId, string subject, long fen) =>
        script[(policyId, subject)] = Decide(policyId, subject, Outcome.Eligible) with { Amount = new Money(fen, "CNY") };

    public void Undetermined(string policyId, string subject) =>
        script[(policyId, subject)] = Decide(policyId, subject, Outcome.Undetermined) with { Missing = ["户籍地"] };

    public void Hold(string policyId, string subject) =>
        script[(policyId, subject)] = script[(policyId, subject)] with { Held = "两种求值不一致" };

    public void Forget(string policyId, string subject) => script.Remove((policyId, subject));

    /// <summary>Every range that was asked for, in no particular order.</summary>
    public ConcurrentBag<Partition> Asked { get; } = [];

    public Judgements Evaluate(PartitionWork work)
    {
        Asked.Add(work.Partition);
        return Judgements.Of([.. Enumerable.Range(work.Partition.Start, work.Partition.Count).Select(row => EvaluateOne(work, row))]);
    }

    public Decision EvaluateOne(PartitionWork work, int row)
    {
        var key = work.Snapshot.Of(UnitKind.Citizen).Keys[row];
        return script.GetValueOrDefault((work.Policy.Id, key), Decide(work.Policy.Id, key, Outcome.NotEligible) with { Failed = ["age"] }) with
        {
            SnapshotHash = work.Snapshot.Hash, AsOf = work.AsOf, PackHash = work.Pack.Hash, Version = work.Pack.Version,
        };
    }

    private static Decision Decide(string policyId, string subject, Outcome outcome) => new(
        subject, policyId, "-", subject, "v1", "", "", default, outcome, null, null, [], [], [], null);
}

/// <summary>The order that the test states; whom it does not mention comes last.</summary>
internal sealed class ScriptedPriorities : IPriorities
{
    public Dictionary<string, decimal> Of { get; } = [];

    IReadOnlyList<ImmutableArray<decimal?>> IPriorities.Of(Policy policy, Snapshot snapshot, DateOnly asOf, IReadOnlyList<Entitlement> rights) =>
        [.. rights.Select(r => ImmutableArray.Create<decimal?>(Of.TryGetValue(r.Key.Subject, out var step) ? step : null))];
}

/// <summary>Everybody has an account unless the test takes it away.</summary>
internal sealed class ScriptedPayees : IPayeeDirectory
{
    public HashSet<string> Without { get; } = [];

    public HashSet<string> OtherName { get; } = [];

    /// <summary>What happens elsewhere, once, while this night asks for accounts.</summary>
    public Action? Meanwhile { get; set; }

    public IReadOnlyDictionary<string, PayeeAccount> AccountsOf(IReadOnlyCollection<string> payeeKeys)
    {
        var meanwhile = Meanwhile;
        Meanwhile = null;
        meanwhile?.Invoke();
        return Accounts(payeeKeys);
    }

    private Dictionary<string, PayeeAccount> Accounts(IReadOnlyCollection<string> payeeKeys) => payeeKeys
        .Where(k => !Without.Contains(k))
        .ToDictionary(k => k, k => new PayeeAccount(k, "张" + k, "6222000000" + k, "102290000012", "test", new DateOnly(2025, 11, 1), !OtherName.Contains(k)), StringComparer.Ordinal);
}

/// <summary>A bank with a book of its own: what it took, by MsgId and EndToEndId.</summary>
internal sealed class ScriptedBank : IPayoutRail
{
    public Dictionary<string, PayoutBatch> Taken { get; } = [];

    public List<string> Calls { get; } = [];

    public bool Away { get; set; }

    public bool LosesTheAnswer { get; set; }

    public string Name => "test";

    public RailLimits Limits { get; set; } = RailLimits.Default;

    public IEnumerable<PaymentInstruction> Payments => Taken.Values.SelectMany(b => b.Instructions);

    public int SizeOf(PaymentInstruction instruction) => 100;

    public string? Refuses(PayeeAccount account) => null;

    public RailReceipt Submit(PayoutBatch batch)
    {
        if (Away)
        {
            throw new IOException("the bank is away");
        }

        Calls.Add(batch.MessageId);
        Taken[batch.MessageId] = batch;
        return LosesTheAnswer ? throw new IOException("the answer was lost") : new RailReceipt("h");
    }
}

/// <summary>Stops the night at a place, as a kill does.</summary>
internal sealed class StopAt(string name, FailPosition position) : IFailPoints
{
    public void Hit(string name1, FailPosition position1)
    {
        if (name == name1 && position == position1)
        {
            throw new StoppedException();
        }
    }
}

/// <summary>The process ended here.</summary>
internal sealed class StoppedException : Exception;
