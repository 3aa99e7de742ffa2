using Matching.Engine.Decisions;
using Matching.Engine.Populations;
using Matching.Engine.Runs;
using Matching.Engine.Tags;
using Matching.Engine.Tests.Decisions;
using Matching.Rules.Packs;
using Matching.Rules.Values;
using static Matching.Engine.Tests.Decisions.Sample;

namespace Matching.Engine.Tests.Runs;

/// <summary>What an engine decides of units with facts of their own and of others, fresh, stale, derived and missing.</summary>
public abstract class EvaluatorSuite
{
    private static readonly DateOnly Day = new(2025, 11, 28);

    /// <summary>The engine.</summary>
    protected abstract IEvaluator EvaluatorOf(TagDictionary tags);

    [Test]
    public void Evaluate_FreshFact_DecidesAndKeysTheRow()
    {
        var snapshot = Snapshot(b => Citizen(b, "p1", Day, "上海", new(1950, 1, 1)));

        var decision = Evaluate(SamplePolicies.Allowance, snapshot).Single();

        Assert.That(decision.Outcome, Is.EqualTo(Outcome.Eligible));
        Assert.That((decision.Subject, decision.Payee, decision.Item), Is.EqualTo(("p1", "p1", "-")));
        Assert.That((decision.SnapshotHash, decision.PackHash, decision.AsOf), Is.EqualTo((snapshot.Hash, new string('a', 64), Day)));
    }

    [TestCase(100, Outcome.Eligible)]
    [TestCase(101, Outcome.Undetermined)]
    public void Evaluate_FactAsOldAsItsLimitOrOlder_StaleIsUnknown(int days, Outcome expected)
    {
        var snapshot = Snapshot(b => Citizen(b, "p1", Day.AddDays(-days), "上海", new(1950, 1, 1)));

        var decision = Evaluate(SamplePolicies.Allowance, snapshot).Single();

        Assert.That(decision.Outcome, Is.EqualTo(expected));
        Assert.That(decision.Missing, Is.EqualTo(days > 100 ? new[] { "户籍地" } : []));
    }

    [Test]
    public void Evaluate_DerivedFactGiven_WinsOverItsBases()
    {
        var snapshot = Snapshot(b =>
        {
            Citizen(b, "p1", Day, "上海", new(2000, 1, 1));
            b.Feed(UnitKind.Citizen, "registry", [Age]).Put("p1", Day, [Value.Of(66m)]);
        });

        Assert.That(Evaluate(SamplePolicies.Allowance, snapshot).Single().Amount!.Value.Fen, Is.EqualTo(7500));
    }

    [Test]
    public void Evaluate_Household_ReadsTheApplicantAndPaysTheApplicant()
    {
        var snapshot = Snapshot(b =>
        {
            Citizen(b, "p1", Day, "上海", new(1950, 1, 1));
            Household(b, "h1", "p1", 3000m, 3m);
        });

        var decision = Evaluate(SamplePolicies.Minimum, snapshot).Single();

        Assert.That((decision.Subject, decision.Payee, decision.Item), Is.EqualTo(("h1", "p1", "-")));
        Assert.That(decision.Amount!.Value.ToString(), Is.EqualTo("1950.00"));
    }

    [Test]
    public void Evaluate_HouseholdWithoutApplicant_MissesTheApplicantsFacts()
    {
        var snapshot = Snapshot(b =>
        {
            Citizen(b, "p1", Day, "上海", new(1950, 1, 1));
            Household(b, "h1", null, 3000m, 3m);
        });

        var decision = Evaluate(SamplePolicies.Minimum, snapshot).Single();

        Assert.That((decision.Outcome, decision.Payee), Is.EqualTo((Outcome.Undetermined, "h1")));
        Assert.That(decision.Missing, Is.EqualTo(new[] { "户籍地" }));
    }

    [Test]
    public void Evaluate_DerivedFromZeroHeads_UnknownByItsOwnName()
    {
        var snapshot = Snapshot(b =>
        {
            Citizen(b, "p1", Day, "上海", new(1950, 1, 1));
            Household(b, "h1", "p1", 3000m, 0m);
        });

        Assert.That(Evaluate(SamplePolicies.Minimum, snapshot).Single().Missing, Is.EqualTo(new[] { "家庭人均月收入" }));
    }

    [TestCase("2025-06-30", "1785.00")]
    [TestCase("2025-07-01", "1950.00")]
    public void Evaluate_DatedFigure_IsThatOfTheDay(string day, string amount)
    {
        var asOf = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
        var snapshot = Snapshot(b =>
        {
            Citizen(b, "p1", asOf, "上海", new(1950, 1, 1));
            Household(b, "h1", "p1", 3000m, 3m);
        });

        var decision = Every.Decision(EvaluatorOf(Dictionary), PartitionWork.OfAll(SamplePolicies.Minimum, SamplePolicies.PackOf(SamplePolicies.Minimum), snapshot, asOf))[0];

        Assert.That(decision.Amount!.Value.ToString(), Is.EqualTo(amount));
    }

    [Test]
    public void Evaluate_Child_IsTheParentsRightHungOnTheChild()
    {
        var snapshot = Snapshot(b => Child(b, "k1", "p1", "徐汇区"));

        var decision = Evaluate(SamplePolicies.Childcare, snapshot).Single();

        Assert.That((decision.Subject, decision.Payee, decision.Item), Is.EqualTo(("p1", "p1", "k1")));
        Assert.That((decision.Outcome, decision.Amount!.Value.Fen, decision.CycleAmount!.Value.Fen), Is.EqualTo((Outcome.Eligible, 720000L, 360000L)));
    }

    [Test]
    public void Evaluate_ChildLivingElsewhere_PlaceOfAcceptanceStaysUnknown()
    {
        var snapshot = Snapshot(b => Child(b, "k1", "p1", "外省市"));

        var decision = Evaluate(SamplePolicies.Childcare, snapshot).Single();

        Assert.That((decision.Outcome, decision.Missing.Single()), Is.EqualTo((Outcome.Undetermined, "受理地")));
    }

    [Test]
    public void Evaluate_ChildWithoutAFactThatOtherChildrenHave_IsNotGivenTheParents()
    {
        var snapshot = Snapshot(b =>
        {
            b.Feed(UnitKind.Citizen, "police", [ChildPlace]).Put("p1", Day, [Value.Of("徐汇区")]);
            Child(b, "k1", "p1", "徐汇区");
            b.Of(UnitKind.Child).Add("k2", "p1");
        });

        var decisions = Evaluate(SamplePolicies.Childcare, snapshot);

        Assert.That(decisions.Select(d => d.Outcome), Is.EqualTo(new[] { Outcome.Eligible, Outcome.Undetermined }));
    }

    [Test]
    public void Evaluate_NoApplication_DayOfComparisonStandsForItsDate()
    {
        var policy = SamplePolicies.Grant(
            Rule("1", Matching.Rules.Binding.FeelType.Number, [], _ => Value.Of(1m)),
            when: Rule("申请日期 = 基准日", Matching.Rules.Binding.FeelType.Boolean, [Applied, AsOf], f => Value.Of(f[11] == f[0])));
        var snapshot = Snapshot(b => b.Of(UnitKind.Enterprise).Add("e1"));

        Assert.That(Evaluate(policy, snapshot).Single().Outcome, Is.EqualTo(Outcome.Eligible));
    }

    [Test]
    public void Evaluate_AnyPartition_SameDecisions()
    {
        var snapshot = Snapshot(b =>
        {
            for (var i = 0; i < 50; i++)
            {
                Citizen(b, $"p{i:00}", Day.AddDays(i % 5 == 0 ? -200 : 0), i % 3 == 0 ? "外省市" : "上海", new DateOnly(1930, 1, 1).AddDays(i * 700));
            }
        });
        var evaluator = EvaluatorOf(Dictionary);
        var pack = SamplePolicies.PackOf(SamplePolicies.Allowance);
        var whole = Every.Decision(evaluator, PartitionWork.OfAll(SamplePolicies.Allowance, pack, snapshot, Day));
        var parts = new[] { (40, 10), (0, 7), (7, 33) }.AsParallel()
            .SelectMany(p => Every.Decision(evaluator, new PartitionWork(SamplePolicies.Allowance, pack, snapshot, Day, new Partition(SamplePolicies.Allowance.Id, p.Item1, p.Item2))));

        Assert.That(HashOf(parts), Is.EqualTo(HashOf(whole)));
        Assert.That(whole.Select(d => d.Outcome).Distinct().Count(), Is.EqualTo(3));
    }

    [TestCase(-1, 1)]
    [TestCase(0, -1)]
    [TestCase(0, 2)]
    [TestCase(2, 0)]
    public void Evaluate_RangeOutsideThePopulation_Refused(int start, int count)
    {
        var snapshot = Snapshot(b => Citizen(b, "p1", Day, "上海", new(1950, 1, 1)));
        var pack = SamplePolicies.PackOf(SamplePolicies.Allowance);

        Assert.That(
            () => EvaluatorOf(Dictionary).Evaluate(new PartitionWork(SamplePolicies.Allowance, pack, snapshot, Day, new Partition(SamplePolicies.Allowance.Id, start, count))),
            Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    private static string HashOf(IEnumerable<Decision> decisions)
    {
        var hash = new DecisionHash();
        foreach (var decision in decisions)
        {
            hash.Add(decision);
        }

        return hash.Finish();
    }

    private IReadOnlyList<Decision> Evaluate(Policy policy, Snapshot snapshot) =>
        Every.Decision(EvaluatorOf(Dictionary), PartitionWork.OfAll(policy, SamplePolicies.PackOf(policy), snapshot, Day));

    private static Snapshot Snapshot(Action<SnapshotBuilder> fill)
    {
        var builder = new SnapshotBuilder(Day);
        fill(builder);
        return builder.Seal();
    }

    private static void Citizen(SnapshotBuilder builder, string key, DateOnly asOf, string place, DateOnly born) =>
        builder.Feed(UnitKind.Citizen, "police", [Place, Born]).Put(key, asOf, [Value.Of(place), Value.Of(born)]);

    private static void Household(SnapshotBuilder builder, string key, string? applicant, decimal income, decimal heads)
    {
        builder.Of(UnitKind.Household).Add(key, applicant);
        builder.Feed(UnitKind.Household, "civil", [Income, Heads]).Put(key, Day, [Value.Of(income), Value.Of(heads)]);
    }

    private static void Child(SnapshotBuilder builder, string key, string parent, string place)
    {
        builder.Of(UnitKind.Child).Add(key, parent);
        builder.Feed(UnitKind.Child, "health", [ChildPlace]).Put(key, Day, [Value.Of(place)]);
    }
}
