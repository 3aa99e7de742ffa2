using System.Collections.Immutable;
using System.Text.Json;
using Matching.Engine.Decisions;
using Matching.Engine.Entitlements;
using Matching.Engine.Populations;
using Matching.Engine.Runs;
using Matching.Engine.Tests.Decisions;
using Matching.Rules;
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

        const string Notice = "关于建立老年综合津贴制度的通知（沪府发〔2016〕24号）";
        Assert.That(reasons.Select(r => (r.Condition, r.Reference, r.ReferenceVerified)), Is.EqualTo(new (LocalizedText, string?, bool?)[]
        {
            (new("具有本市户籍", "registered in Shanghai"), Notice, true),
            (new("年满65周岁", "aged 65 or over"), Notice, true),
        }));
        Assert.That(reasons[0].Facts, Is.EqualTo(new[] { new ReasonFact("户籍地", "\"上海\"", null, "police", Stated, "Given") }));
        Assert.That(reasons[1].Facts, Is.EqualTo(new[]
        {
            new ReasonFact("年龄", "75", "岁", null, null, "Computed"), new ReasonFact("出生日期", "1950-01-01", null, "police", Stated, "Given"),
            new ReasonFact("发放月月末", "2025-11-30", null, null, null, "Computed"), new ReasonFact("基准日", "2025-11-28", null, null, null, "System"),
        }));
    }

    [Test]
    public void Of_EligibleCitizen_TextHasValuesAndOriginsAndFrameTheirMeaning()
    {
        var snapshot = Snapshot(b => b.Feed(UnitKind.Citizen, "police", [Place, Born]).Put("p1", Stated, [Value.Of("上海"), Value.Of(new DateOnly(1950, 1, 1))]));

        var trace = TraceOf(SamplePolicies.Allowance, snapshot);

        Assert.Multiple(() =>
        {
            Assert.That(trace.Text, Is.EqualTo(
                """
                {"frame":"TGFFUXTRMKFJAWEGD2462E3D65D","values":["2025-11-28","2025-11-30","\"上海\"","1950-01-01","75"],"from":[0,1,2,2,1],"origins":[["System"],["Computed"],["Given","police","2025-11-01"]]}
                """));
            Assert.That(trace.Frame.Json, Is.EqualTo(
                """
                {"policyId":"elderly-allowance","version":"2016-05","packHash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","conditions":[{"id":"resident","text":{"zh":"具有本市户籍","en":"registered in Shanghai"},"reference":"关于建立老年综合津贴制度的通知（沪府发〔2016〕24号）","verified":true,"reads":[2]},{"id":"age","text":{"zh":"年满65周岁","en":"aged 65 or over"},"reference":"关于建立老年综合津贴制度的通知（沪府发〔2016〕24号）","verified":true,"reads":[4]}],"amount":[4],"tags":[{"name":"基准日","reads":[]},{"name":"发放月月末","reads":[0]},{"name":"户籍地","reads":[]},{"name":"出生日期","reads":[]},{"name":"年龄","unit":"岁","reads":[3,1]}]}
                """));
            Assert.That(TraceFrame.Read(trace.Frame.Json).Id, Is.EqualTo(trace.Frame.Id));
            Assert.That(() => ReasonsJson.Read(trace.Text, TraceOf(SamplePolicies.Minimum, Applicant()).Frame), Throws.TypeOf<JsonException>());
        });
    }

    [Test]
    public void Write_SomethingWeighed_IsTheLastReason()
    {
        var trace = TraceOf(SamplePolicies.Minimum, Applicant());
        var weighed = new LocalizedText("另比较了“甲”", "also weighed: \"A\"");

        var stored = ReasonsJson.Write(trace, weighed)!;

        Assert.That(ReasonsJson.Read(stored, trace.Frame)[^1], Is.EqualTo(new NotificationReason(weighed, null, null, [])));
        Assert.That(ReasonsJson.FrameOf(stored), Is.EqualTo(trace.Frame.Id));
    }

    [Test]
    public void Of_Household_GivesTheApplicantsFactsAsLinkedAndFiguresWithTheirReference()
    {
        var facts = ReasonsOf(SamplePolicies.Minimum, Applicant()).SelectMany(r => r.Facts).ToList();

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

        var reasons = new PackReasons(Dictionary).Of(policy, SamplePolicies.PackOf(policy), snapshot, Day, matches).Select(t => ReasonsJson.Read(t.Text, t.Frame)).ToList();

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

    private static Snapshot Applicant() => Snapshot(b =>
    {
        b.Feed(UnitKind.Citizen, "police", [Place, Born]).Put("p1", Stated, [Value.Of("上海"), Value.Of(new DateOnly(1950, 1, 1))]);
        b.Of(UnitKind.Household).Add("h1", "p1");
        b.Feed(UnitKind.Household, "civil", [Income, Heads]).Put("h1", Stated, [Value.Of(3000m), Value.Of(3m)]);
    });

    private static ImmutableArray<NotificationReason> ReasonsOf(Policy policy, Snapshot snapshot)
    {
        var trace = TraceOf(policy, snapshot);
        return ReasonsJson.Read(trace.Text, trace.Frame);
    }

    private static MatchTrace TraceOf(Policy policy, Snapshot snapshot)
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
