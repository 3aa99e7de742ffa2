using Matching.Engine.Columns;
using Matching.Engine.Increments;
using Matching.Engine.Populations;
using Matching.Engine.Ports;
using Matching.Engine.Runs;
using Matching.Rules.Packs;

namespace Matching.Catalog.Tests;

/// <summary>A night that goes on from the one before it decides, byte for byte, as one that judges every unit, over chains of changed facts, dates and versions.</summary>
[TestFixture]
public sealed class IncrementTests
{
    private const int UnitsOfAPolicy = 150;
    private const int Nights = 9;

    [TestCaseSource(nameof(Policies))]
    public void Continue_ChangedFactsDatesAndVersions_SameBytesAsJudgingAll(Policy policy)
    {
        var random = new Random(policy.Id.Sum(c => c));
        var units = new ChangingUnits(policy, UnitsOfAPolicy, random.Next());
        var chain = new Chain(policy);
        var asOf = FirstDayOf(policy);
        for (var night = 0; night < Nights; night++)
        {
            var (bytes, whole) = chain.Next(units.SealedOn(asOf), asOf);

            Assert.That(bytes, Is.EqualTo(whole), $"night {night} of {asOf:yyyy-MM-dd}");
            var next = NextDay(policy, asOf, random);
            asOf = policy.VersionAt(next) is null ? asOf.AddDays(1) : next;
            if (random.Next(4) > 0)
            {
                units.Change(oneIn: random.Next(2) == 0 ? 30 : 4);
            }
        }

        Assert.That(chain.TakenOver, Is.GreaterThan(0), "no night took anything over: the test would show nothing");
    }

    private static DateOnly FirstDayOf(Policy policy) => policy.VersionAt(new DateOnly(2025, 11, 20)) is null ? policy.Versions[^1].From : new DateOnly(2025, 11, 20);

    /// <summary>Mostly the next day; sometimes the next month or year, or just before or after a version begins.</summary>
    private static DateOnly NextDay(Policy policy, DateOnly asOf, Random random) => random.Next(8) switch
    {
        < 4 => asOf.AddDays(1),
        4 => asOf.AddDays(random.Next(2, 40)),
        5 => new DateOnly(asOf.Year, asOf.Month, 1).AddMonths(1),
        6 => new DateOnly(asOf.Year + 1, 1, 1),
        _ => policy.Versions.Select(v => v.From).Where(d => d > asOf).DefaultIfEmpty(asOf.AddDays(1)).Min(),
    };

    private static IEnumerable<TestCaseData> Policies() => CaseUnits.Catalogue.Policies.Select(p => new TestCaseData(p).SetArgDisplayNames(p.Id));

    /// <summary>Nights of one policy, each going on from the one before.</summary>
    private sealed class Chain(Policy policy)
    {
        private readonly ColumnShelf shelf = new(CaseUnits.Tags);
        private readonly KeptNight kept = new();

        public int TakenOver { get; private set; }

        /// <summary>The verdicts of a night by going on, and by judging all.</summary>
        public (string ByGoingOn, string ByJudgingAll) Next(Snapshot snapshot, DateOnly asOf)
        {
            if (policy.VersionAt(asOf) is not { } pack)
            {
                return ("", "");
            }

            var work = PartitionWork.OfAll(policy, pack, snapshot, asOf);
            var counted = new CountedEvaluator(new PackEvaluator(shelf));
            var nights = new EarlierNights(kept, kept, kept, shelf);
            var request = new NightRequest(asOf, snapshot, new Catalogue([policy], "c"));
            var whole = VerdictCodec.Encode(PartitionVerdicts.Of(work, new PackEvaluator(shelf).Evaluate(work)));
            var cut = snapshot.Of(Units.KindOf(policy)).Count / 3;
            var parts = new[] { work.Partition with { Count = cut }, new Partition(policy.Id, cut, work.Partition.Count - cut) };
            var earlier = nights.Of(new RunClaim(asOf.ToString("O"), "night", asOf, 0, 1, snapshot.Hash, "c"), request);
            var found = parts.Select(p => (Partition: p, Verdicts: earlier is null
                ? VerdictCodec.Encode(PartitionVerdicts.Of(work with { Partition = p }, counted.Evaluate(work with { Partition = p })))
                : earlier.Continue(work with { Partition = p }, counted))).ToList();
            var verdicts = PartitionVerdicts.Join(found.Select(f => VerdictCodec.Decode(f.Partition, f.Verdicts)));
            TakenOver += snapshot.Of(Units.KindOf(policy)).Count - counted.Judged;
            kept.Keep(new EarlierRun(asOf.ToString("O"), asOf, snapshot.Hash, "c", null, [new EarlierPolicy(policy.Id, Units.KindOf(policy), nights.RulesOf(work))]), snapshot, found);
            return (VerdictCodec.Encode(verdicts).Hash, whole.Hash);
        }
    }

    private sealed class CountedEvaluator(IEvaluator evaluator) : IEvaluator
    {
        public int Judged { get; private set; }

        public Judgements Evaluate(PartitionWork work)
        {
            Judged += work.Partition.Count;
            return evaluator.Evaluate(work);
        }

        public Engine.Decisions.Decision EvaluateOne(PartitionWork work, int row) => evaluator.EvaluateOne(work, row);

        public IReadOnlyList<Engine.Decisions.Decision> EvaluateEach(PartitionWork work, IReadOnlyList<int> rows)
        {
            Judged += rows.Count;
            return evaluator.EvaluateEach(work, rows);
        }
    }

    /// <summary>The night before, in memory.</summary>
    private sealed class KeptNight : IEarlierRuns, IPartitionStore, IEarlierSnapshots
    {
        private EarlierRun? run;
        private Snapshot? facts;
        private IReadOnlyList<(Partition Partition, EncodedVerdicts Verdicts)> verdicts = [];

        public void Keep(EarlierRun earlier, Snapshot snapshot, IReadOnlyList<(Partition Partition, EncodedVerdicts Verdicts)> found) => (run, facts, verdicts) = (earlier, snapshot, found);

        public EarlierRun? EarlierOf(RunClaim claim) => run;

        public Snapshot? Find(string hash, DateOnly upTo) => facts;

        public IReadOnlyList<(Partition Partition, EncodedVerdicts Verdicts)> Load(string runId, string policyId) => verdicts;

        public IReadOnlyList<PlannedPartition> Plan(RunClaim claim, IReadOnlyList<(Partition Partition, string Department)> wanted, DateTimeOffset at) => throw new NotSupportedException();

        public IReadOnlyList<PlannedPartition> Of(string runId) => throw new NotSupportedException();

        public void Save(RunClaim claim, IReadOnlyList<(Partition Partition, EncodedVerdicts Verdicts)> found, DateTimeOffset at) => throw new NotSupportedException();
    }
}
