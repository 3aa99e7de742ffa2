using System.Globalization;
using Matching.Engine.Decisions;
using Matching.Engine.Entitlements;
using Matching.Engine.Populations;
using Matching.Engine.Runs;
using Matching.Engine.Tags;
using Matching.Engine.Tests.Decisions;
using Matching.Rules.Binding;
using Matching.Rules.Packs;
using Matching.Rules.Values;
using static Matching.Engine.Tests.Decisions.Sample;

namespace Matching.Engine.Tests.Runs;

/// <summary>Every unit is judged by the version of its own reference date, as a check on that day judges it.</summary>
public abstract class ReferenceDateSuite
{
    private static readonly DateOnly Night = new(2025, 11, 28);

    private static readonly Policy ByBirth = Allowance(new ReferenceDate(ReferenceDateKind.Tag, "出生日期"));

    /// <summary>The engine.</summary>
    protected abstract IEvaluator EvaluatorOf(TagDictionary tags);

    [TestCase("1959-12-31", Outcome.Eligible, "early", "75.00")]
    [TestCase("1960-01-01", Outcome.Eligible, "late", "100.00")]
    [TestCase("1970-12-31", Outcome.Eligible, "late", "100.00")]
    [TestCase("1949-12-31", Outcome.NotEligible, "late", null)]
    [TestCase("1971-01-01", Outcome.NotEligible, "late", null)]
    public void Evaluate_DateOfTheUnit_PicksItsVersion(string born, Outcome outcome, string version, string? amount)
    {
        var decision = Evaluate(ByBirth, b => Citizen(b, "p1", Day(born)))[0];

        Assert.That((decision.Outcome, decision.Version, decision.Amount?.ToString()), Is.EqualTo((outcome, version, amount)));
        Assert.That(decision.AsOf, Is.EqualTo(Night));
        Assert.That(decision.Failed, Is.EqualTo(outcome == Outcome.NotEligible ? new[] { "reference-date" } : []));
    }

    [Test]
    public void Evaluate_DateUnknown_UndeterminedForThatTag()
    {
        var decision = Evaluate(ByBirth, b => b.Feed(UnitKind.Citizen, "police", [Place]).Put("p1", Night, [Value.Of("上海")]))[0];

        Assert.That((decision.Outcome, decision.Missing.Single()), Is.EqualTo((Outcome.Undetermined, "出生日期")));
    }

    [Test]
    public void Evaluate_DateOfTheUnit_IsTheAsOfDateOfItsRules()
    {
        var onTheDay = Rule("基准日 = 出生日期", FeelType.Boolean, [AsOf, Born], f => Value.Of(f[0] == f[3]));
        var policy = ByBirth with
        {
            Versions = [.. ByBirth.Versions.Select(v => v with { Conditions = [new Condition("day", new("当日", "on the day"), null, onTheDay)] })],
        };

        Assert.That(Evaluate(policy, b => Citizen(b, "p1", new(1965, 5, 5)))[0].Outcome, Is.EqualTo(Outcome.Eligible));
    }

    [Test]
    public void Evaluate_LawEnded_UnitsThatBeganUnderItStillRun()
    {
        var ended = ByBirth with { Versions = [ByBirth.Versions[0]] };

        Assert.That(ended.VersionAt(Night)!.Version, Is.EqualTo("early"));
        Assert.That(Evaluate(ended, b => Citizen(b, "p1", new(1955, 1, 1)))[0].Outcome, Is.EqualTo(Outcome.Eligible));
    }

    [Test]
    public void Decode_RowsOfSeveralVersions_KeepTheirVersion()
    {
        var snapshot = Snapshot(b =>
        {
            Citizen(b, "p1", new(1955, 1, 1));
            Citizen(b, "p2", new(1965, 1, 1));
        });
        var work = new PartitionWork(ByBirth, ByBirth.VersionAt(Night)!, snapshot, Night, new Partition(ByBirth.Id, 0, 2));
        var decisions = Evaluate(ByBirth, snapshot);

        var decoded = VerdictCodec.Decode(work.Partition, VerdictCodec.Encode(PartitionVerdicts.Of(work, Judgements.Of(decisions)))).ToJudgements(work).Found;

        Assert.That(decoded.Select(d => d.Version), Is.EqualTo(new[] { "early", "late" }));
        Assert.That(decoded.Select(DecisionText.Of), Is.EqualTo(decisions.Select(DecisionText.Of)));
    }

    [Test]
    public void Reasons_DateOfTheUnit_NameThePeriodOfItsVersion()
    {
        var snapshot = Snapshot(b => Citizen(b, "p1", new(1955, 1, 1)));
        var decisions = Evaluate(ByBirth, snapshot);

        var trace = new PackReasons(Dictionary).Of(ByBirth, ByBirth.VersionAt(Night)!, snapshot, Night, decisions)[0];

        Assert.That(ReasonsJson.Read(trace.Text, trace.Frame)[0].Condition.Zh, Is.EqualTo("参考日（出生日期）在 1950-01-01 至 1959-12-31 之间（含首尾）"));
    }

    [Test]
    public void OfSnapshot_DateOfTheUnit_ExplainsByItsVersion()
    {
        var snapshot = Snapshot(b => Citizen(b, "p1", new(1955, 1, 1)));

        var explanation = Explainer.OfSnapshot(Dictionary, ByBirth, ByBirth.VersionAt(Night)!, snapshot, Night, "p1").Single();

        Assert.That((explanation.Pack.Version, explanation.AsOf), Is.EqualTo(("early", Night)));
        Assert.That(explanation.Conditions.Select(c => c.Condition.Id), Is.EqualTo(new[] { "reference-date", "resident" }));
    }

    [TestCase(ReferenceDateKind.SchoolYear, BenefitCycle.Yearly, "2026-03-01", "2025")]
    [TestCase(ReferenceDateKind.BusinessDate, BenefitCycle.Yearly, "2026-03-01", "2026")]
    [TestCase(ReferenceDateKind.YearEnd, BenefitCycle.Monthly, "2026-03-01", "2026-12")]
    public void Cycle_OfANight_IsThatOfTheReferenceDate(ReferenceDateKind kind, BenefitCycle cycle, string asOf, string expected)
    {
        var policy = ByBirth with { Reference = new ReferenceDate(kind), Benefit = ByBirth.Benefit with { Cycle = cycle } };

        Assert.That(Cycles.Of(policy, Day(asOf)), Is.EqualTo(expected));
    }

    private static Policy Allowance(ReferenceDate reference) => SamplePolicies.Allowance with
    {
        Reference = reference,
        Versions = [Version("early", "1950-01-01", null, 75m, 'a'), Version("late", "1960-01-01", "1970-12-31", 100m, 'b')],
    };

    private static RulePack Version(string label, string from, string? to, decimal amount, char hash) => SamplePolicies.PackOf(SamplePolicies.Allowance) with
    {
        Version = label,
        From = Day(from),
        To = to is null ? null : Day(to),
        Conditions = [SamplePolicies.Resident],
        Amount = Rule("amount", FeelType.Number, [], _ => Value.Of(amount)),
        Hash = new string(hash, 64),
    };

    private IReadOnlyList<Decision> Evaluate(Policy policy, Action<SnapshotBuilder> fill) => Evaluate(policy, Snapshot(fill));

    private IReadOnlyList<Decision> Evaluate(Policy policy, Snapshot snapshot) =>
        Every.Decision(EvaluatorOf(Dictionary), PartitionWork.OfAll(policy, policy.VersionAt(Night)!, snapshot, Night));

    private static Snapshot Snapshot(Action<SnapshotBuilder> fill)
    {
        var builder = new SnapshotBuilder(Night);
        fill(builder);
        return builder.Seal();
    }

    private static void Citizen(SnapshotBuilder builder, string key, DateOnly born) =>
        builder.Feed(UnitKind.Citizen, "police", [Place, Born]).Put(key, Night, [Value.Of("上海"), Value.Of(born)]);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
