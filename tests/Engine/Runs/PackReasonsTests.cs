using Matching.Engine.Entitlements;
using Matching.Engine.Populations;
using Matching.Engine.Runs;
using Matching.Engine.Tests.Decisions;
using Matching.Rules.Packs;
using Matching.Rules.Values;
using static Matching.Engine.Tests.Decisions.Sample;

namespace Matching.Engine.Tests.Runs;

public sealed class PackReasonsTests
{
    private static readonly DateOnly Day = new(2025, 11, 28);
    private static readonly DateOnly Stated = new(2025, 11, 1);

    [Test]
    public void Of_EligibleCitizen_GivesConditionsFactsSourcesAndDates()
    {
        var snapshot = Snapshot(b => b.Feed(UnitKind.Citizen, "police", [Place, Born]).Put("p1", Stated, [Value.Of("上海"), Value.Of(new DateOnly(1950, 1, 1))]));

        var reasons = ReasonsOf(SamplePolicies.Allowance, snapshot);

        Assert.That(ReasonsJson.Write(reasons), Is.EqualTo(
            """
            [{"condition":{"zh":"具有本市户籍","en":"registered in Shanghai"},"reference":"关于建立老年综合津贴制度的通知（沪府发〔2016〕24号）","verified":true,"facts":[{"tag":"户籍地","value":"\"上海\"","source":"police","asOf":"2025-11-01","origin":"Given"}]},{"condition":{"zh":"年满65周岁","en":"aged 65 or over"},"reference":"关于建立老年综合津贴制度的通知（沪府发〔2016〕24号）","verified":true,"facts":[{"tag":"年龄","value":"75","unit":"岁","origin":"Computed"},{"tag":"出生日期","value":"1950-01-01","source":"police","asOf":"2025-11-01","origin":"Given"},{"tag":"发放月月末","value":"2025-11-30","origin":"Computed"},{"tag":"基准日","value":"2025-11-28","origin":"System"}]}]
            """));
    }

    [Test]
    public void Of_Household_GivesTheApplicantsFactsAsLinkedAndFiguresWithTheirReference()
    {
        var snapshot = Snapshot(b =>
        {
            b.Feed(UnitKind.Citizen, "police", [Place, Born]).Put("p1", Stated, [Value.Of("上海"), Value.Of(new DateOnly(1950, 1, 1))]);
            b.Of(UnitKind.Household).Add("h1", "p1");
            b.Feed(UnitKind.Household, "civil", [Income, Heads]).Put("h1", Stated, [Value.Of(3000m), Value.Of(3m)]);
        });

        var facts = ReasonsOf(SamplePolicies.Minimum, snapshot).SelectMany(r => r.Facts).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(facts[0], Is.EqualTo(new ReasonFact("户籍地", "\"上海\"", null, "police", Stated, "Linked")));
            Assert.That(facts, Has.Member(new ReasonFact("低保标准", "1650", null, "通知乙", new DateOnly(2025, 7, 1), "Parameter")));
            Assert.That(facts, Has.Member(new ReasonFact("保障人口数", "3", null, "civil", Stated, "Given")));
        });
    }

    [Test]
    public void Of_Child_ReadsTheChildAndNotASibling()
    {
        var snapshot = Snapshot(b =>
        {
            b.Of(UnitKind.Child).Add("k1", "p1");
            b.Of(UnitKind.Child).Add("k2", "p1");
            b.Feed(UnitKind.Child, "health", [ChildPlace]).Put("k1", Stated, [Value.Of("徐汇区")]);
            b.Feed(UnitKind.Child, "health", [ChildPlace]).Put("k2", Stated.AddDays(1), [Value.Of("徐汇区")]);
        });
        var policy = SamplePolicies.Childcare;
        var matches = Every.Decision(Dictionary, policy, SamplePolicies.PackOf(policy), snapshot, Day);

        var reasons = new PackReasons(Dictionary).Of(policy, SamplePolicies.PackOf(policy), snapshot, Day, matches);

        Assert.That(reasons.Select(r => r[0].Facts[0].AsOf), Is.EqualTo(new DateOnly?[] { Stated, Stated.AddDays(1) }));
        Assert.That(reasons[0][0].Reference, Is.Null);
    }

    [Test]
    public void Of_MatchThatTheSnapshotDoesNotHave_IsRefused()
    {
        var snapshot = Snapshot(b => b.Feed(UnitKind.Citizen, "police", [Place, Born]).Put("p1", Stated, [Value.Of("上海"), Value.Of(new DateOnly(1950, 1, 1))]));
        var policy = SamplePolicies.Allowance;
        var match = Every.Decision(Dictionary, policy, SamplePolicies.PackOf(policy), snapshot, Day)[0] with { Subject = "p9" };

        Assert.That(
            () => new PackReasons(Dictionary).Of(policy, SamplePolicies.PackOf(policy), snapshot, Day, [match]),
            Throws.InvalidOperationException.With.Message.Contains("p9"));
    }

    private static System.Collections.Immutable.ImmutableArray<NotificationReason> ReasonsOf(Policy policy, Snapshot snapshot)
    {
        var pack = SamplePolicies.PackOf(policy);
        return new PackReasons(Dictionary).Of(policy, pack, snapshot, Day, Every.Decision(Dictionary, policy, pack, snapshot, Day))[0];
    }

    private static Snapshot Snapshot(Action<SnapshotBuilder> fill)
    {
        var builder = new SnapshotBuilder(Day);
        fill(builder);
        return builder.Seal();
    }
}
