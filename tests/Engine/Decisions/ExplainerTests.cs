using System.Buffers;
using System.Text;
using System.Text.Json;
using Matching.Engine.Decisions;
using Matching.Engine.Populations;
using Matching.Rules.Distances;
using Matching.Rules.Packs;
using Matching.Rules.Values;
using static Matching.Engine.Tests.Decisions.Sample;

namespace Matching.Engine.Tests.Decisions;

public sealed class ExplainerTests
{
    private static readonly DateOnly Day = new(2024, 7, 5);

    [Test]
    public void Render_Eligible_ChineseText()
    {
        var explanation = Explain(SamplePolicies.Allowance, "p1", Citizen("p1", Day, "上海", new(1954, 7, 20)));

        Assert.That(Text(explanation, "zh"), Is.EqualTo("""
            老年综合津贴（elderly-allowance，版本 2016-05）
            对象 p1，基准日 2024-07-05
            结论：符合，金额 150.00 CNY
            条件
              [是] resident 具有本市户籍
                依据：关于建立老年综合津贴制度的通知（沪府发〔2016〕24号）
                户籍地 = "上海" → true
                  户籍地 → "上海"
              [是] age 年满65周岁
                依据：关于建立老年综合津贴制度的通知（沪府发〔2016〕24号）
                年龄 >= 65 → true
                  年龄 → 70
                  65 → 65
            所读数据
              基准日 = 2024-07-05（系统）
              发放月月末 = 2024-07-31（由 基准日 计算）
              户籍地 = "上海"（所给，来源 police，截至 2024-07-05）
              出生日期 = 1954-07-20（所给，来源 police，截至 2024-07-05）
              年龄 = 70 岁（由 出生日期、发放月月末 计算）
            金额的计算
              if 年龄 >= 70 then 150 else 75 → 150
                年龄 → 70
            规则包 HASH
            数据快照 SNAP

            """));
    }

    [Test]
    public void Render_AllButOneAndStale_EnglishTextNamesTheLimit()
    {
        var explanation = Explain(SamplePolicies.Allowance, "p1", Citizen("p1", new(2024, 1, 1), "上海", new(1954, 7, 20)));

        Assert.That(Text(explanation, "en"), Is.EqualTo("""
            Allowance for older people (elderly-allowance, version 2016-05)
            Subject p1, as of 2024-07-05
            Outcome: undetermined
            Missing: 户籍地
            All but one: resident (its data is too old)
            Conditions
              [unknown] resident registered in Shanghai
                Reference: 关于建立老年综合津贴制度的通知 (沪府发〔2016〕24号)
                户籍地 = "上海" → unknown
                  户籍地 → unknown
              [yes] age aged 65 or over
                Reference: 关于建立老年综合津贴制度的通知 (沪府发〔2016〕24号)
                年龄 >= 65 → true
                  年龄 → 70
                  65 → 65
            Values read
              基准日 = 2024-07-05 (system)
              发放月月末 = 2024-07-31 (computed from 基准日)
              户籍地 = unknown (too old, kept for 100 days, source police, as of 2024-01-01)
              出生日期 = 1954-07-20 (given, source police, as of 2024-01-01)
              年龄 = 70 岁 (computed from 出生日期, 发放月月末)
            Rule pack HASH
            Snapshot SNAP

            """));
    }

    [Test]
    public void Explain_OneFalseComparison_NearMissWithDistanceAndUnit()
    {
        var explanation = Explain(SamplePolicies.Allowance, "p1", Citizen("p1", Day, "上海", new(1961, 7, 20)));

        var gap = explanation.NearMiss!.Gaps.Single();

        Assert.That((explanation.NearMiss.ConditionId, explanation.NearMiss.Kind, explanation.NearMiss.MetOn), Is.EqualTo(("age", NearMissKind.Fixed, default(DateOnly?))));
        Assert.That((gap.Kind, gap.Distance), Is.EqualTo((GapKind.TooLow, 2m)));
        Assert.That(Text(explanation, "zh"), Does.Contain("未满足的条件：age\n只差一项：age（还差2；所依据的事实不会改变）\n"));
        Assert.That(Text(explanation, "zh"), Does.Contain("    差距：年龄不小于65：还差2\n"));
        Assert.That(explanation.Amount, Is.Null);
    }

    [Test]
    public void Explain_AgeThatTimeBrings_SaysFromWhichDay()
    {
        var explanation = Explain(SamplePolicies.Allowance, "p1", Citizen("p1", Day, "上海", new(1959, 10, 20)));

        Assert.That((explanation.NearMiss!.MetOn, explanation.NearMiss.IsWithinReach), Is.EqualTo((new DateOnly(2024, 10, 1), true)));
        Assert.That(Text(explanation, "zh"), Does.Contain("只差一项：age（还差1；事实不变的话，2024年10月1日起自然满足）\n"));
        Assert.That(Text(explanation, "en"), Does.Contain("All but one: age (1 short; met by time alone from 1 October 2024 if nothing else changes)\n"));
    }

    [Test]
    public void Explain_TwoConditionsOpen_NoNearMissButTheNearest()
    {
        var explanation = Explain(SamplePolicies.Allowance, "p1", Citizen("p1", Day, "外省市", new(1990, 1, 1)));

        Assert.That(explanation.NearMiss, Is.Null);
        Assert.That(explanation.Open.Select(o => o.ConditionId), Is.EqualTo(new[] { "resident", "age" }));
        Assert.That(Text(explanation, "zh"), Does.Contain("最接近的条件：resident（未满足）\n"));
    }

    [Test]
    public void Explain_BaseAbsent_SaysWhatToFetch()
    {
        var explanation = Explain(SamplePolicies.Allowance, "p1", b =>
            b.Feed(UnitKind.Citizen, "police", [Place]).Put("p1", Day, [Value.Of("上海")]));

        Assert.That(Text(explanation, "zh"), Does.Contain("出生日期 = 未知（没有数据）\n  年龄 = 未知（缺少 出生日期、年龄）\n"));
        Assert.That(explanation.NearMiss!.Kind, Is.EqualTo(NearMissKind.Unknown));
    }

    [Test]
    public void Explain_HouseholdByItsApplicant_ShowsLinkedFactsAndTheDatedFigure()
    {
        var explanation = Explain(SamplePolicies.Minimum, "p1", b =>
        {
            Citizen("p1", Day, "上海", new(1954, 7, 20))(b);
            b.Of(UnitKind.Household).Add("h1", "p1");
            b.Feed(UnitKind.Household, "civil", [Income, Heads]).Put("h1", Day, [Value.Of(3000m), Value.Of(3m)]);
        });

        Assert.That(explanation.Subject, Is.EqualTo("h1"));
        Assert.That(Origin(explanation, Place), Is.EqualTo(new FactOrigin(FactOriginKind.Linked, "police", Day)));
        Assert.That(Origin(explanation, Standard), Is.EqualTo(new FactOrigin(FactOriginKind.Parameter, "通知甲", new(2024, 7, 1))));
        Assert.That(explanation.Verdict.Amount!.Value.ToString(), Is.EqualTo("1785.00"));
    }

    [Test]
    public void OfSnapshot_ParentOfTwo_OneExplanationForEachChild()
    {
        var snapshot = Seal(b =>
        {
            b.Of(UnitKind.Child).Add("k1", "p1");
            b.Of(UnitKind.Child).Add("k2", "p1");
            b.Of(UnitKind.Child).Add("k3", "p2");
        });

        var explanations = Explainer.OfSnapshot(
            Dictionary, SamplePolicies.Childcare, SamplePolicies.PackOf(SamplePolicies.Childcare), snapshot, Day, "p1");

        Assert.That(explanations.Select(e => (e.Subject, e.Item)), Is.EqualTo(new[] { ("p1", "k1"), ("p1", "k2") }));
    }

    [Test]
    public void OfSnapshot_UnknownSubject_Empty()
    {
        var explanations = Explainer.OfSnapshot(
            Dictionary, SamplePolicies.Allowance, SamplePolicies.PackOf(SamplePolicies.Allowance), Seal(_ => { }), Day, "nobody");

        Assert.That(explanations, Is.Empty);
    }

    [Test]
    public void Write_Undetermined_JsonKeepsUnknownApartFromNull()
    {
        var explanation = Explain(SamplePolicies.Allowance, "p1", Citizen("p1", new(2024, 1, 1), "上海", new(1954, 7, 20)));
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            ExplanationJson.Write(writer, explanation, "zh");
        }

        using var document = JsonDocument.Parse(Encoding.UTF8.GetString(buffer.WrittenSpan));
        var root = document.RootElement;
        var place = root.GetProperty("trace").GetProperty("values").EnumerateArray().Single(v => v.GetProperty("tag").GetString() == "户籍地");

        Assert.That(root.GetProperty("outcome").GetString(), Is.EqualTo("undetermined"));
        Assert.That(root.GetProperty("amount").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(root.GetProperty("nearMiss").GetProperty("kind").GetString(), Is.EqualTo("stale"));
        Assert.That(root.GetProperty("open").EnumerateArray().Select(o => o.GetProperty("condition").GetString()), Is.EqualTo(new[] { "resident" }));
        Assert.That(place.GetProperty("value").GetProperty("unknown")[0].GetString(), Is.EqualTo("户籍地"));
        Assert.That(place.GetProperty("origin").GetString(), Is.EqualTo("stale"));
    }

    private static FactOrigin Origin(Explanation explanation, Tags.Tag tag) => explanation.Values.Single(v => v.Tag.Name == tag.Name).Origin;

    private static string Text(Explanation explanation, string language) => ExplanationText.Render(explanation, language)
        .Replace(explanation.Pack.Hash, "HASH", StringComparison.Ordinal).Replace(explanation.SnapshotHash!, "SNAP", StringComparison.Ordinal);

    private static Explanation Explain(Policy policy, string subject, Action<SnapshotBuilder> fill) =>
        Explainer.OfSnapshot(Dictionary, policy, SamplePolicies.PackOf(policy), Seal(fill), Day, subject).Single();

    private static Snapshot Seal(Action<SnapshotBuilder> fill)
    {
        var builder = new SnapshotBuilder(Day);
        fill(builder);
        return builder.Seal();
    }

    private static Action<SnapshotBuilder> Citizen(string key, DateOnly asOf, string place, DateOnly born) =>
        builder => builder.Feed(UnitKind.Citizen, "police", [Place, Born]).Put(key, asOf, [Value.Of(place), Value.Of(born)]);
}
