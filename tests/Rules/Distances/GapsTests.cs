using System.Collections.Immutable;
using Matching.Rules.Binding;
using Matching.Rules.Distances;
using Matching.Rules.Packs.Words;
using Matching.Rules.Values;

namespace Matching.Rules.Tests.Distances;

/// <summary>How far conditions are from being true, worked out by hand.</summary>
public sealed class GapsTests
{
    private static readonly Scope Names = new(
    [
        new("年龄", FeelType.Number, 0, "岁"),
        new("收入", FeelType.Number, 1, "元"),
        new("占比", FeelType.Number, 2, "比例"),
        new("性别", FeelType.String, 3, null, [Value.Of("男"), Value.Of("女")]),
        new("到期日", FeelType.Date, 4),
        new("失业", FeelType.Boolean, 5),
        new("困难", FeelType.Boolean, 6),
        new("最低年龄", FeelType.Number, -1, "岁", default, Value.Of(65m)),
    ]);

    [TestCase("年龄 >= 最低年龄", "还差5周岁")]
    [TestCase("最低年龄 <= 年龄", "还差5周岁")]
    [TestCase("收入 <= 3800", "高出1,200元")]
    [TestCase("收入 < 5000", "正好等于标准（等于标准还不算）")]
    [TestCase("收入 < 4999.99", "高出0.01元（等于标准还不算）")]
    [TestCase("占比 >= 0.06", "还差0.5个百分点")]
    [TestCase("年龄 = 66", "还差6周岁")]
    [TestCase("性别 = \"女\"", "未满足")]
    [TestCase("失业", "未满足")]
    [TestCase("失业 = true", "未满足")]
    [TestCase("到期日 >= date(\"2025-03-01\")", "早了1个月14天")]
    [TestCase("到期日 > date(\"2025-01-15\")", "早了1天")]
    [TestCase("到期日 < date(\"2025-01-15\")", "晚了1天")]
    [TestCase("到期日 <= date(\"2022-01-15\")", "晚了3年")]
    [TestCase("年龄 in [65..70]", "还差5周岁")]
    [TestCase("年龄 in (1, 57, 64)", "高出3周岁")]
    [TestCase("困难", "缺少数据")]
    public void Of_OnePiece_SaysHowFar(string rule, string expected)
    {
        Assert.That(Said(rule), Is.EqualTo(new[] { expected }));
    }

    [Test]
    public void Of_ConditionThatHolds_Empty()
    {
        Assert.That(Lacking("年龄 >= 60 and 收入 <= 5000"), Is.Empty);
    }

    [TestCase("not(年龄 < 65)", "还差5周岁")]
    [TestCase("not(年龄 >= 60)", "正好等于标准（等于标准还不算）")]
    [TestCase("not(年龄 > 58)", "高出2周岁")]
    [TestCase("not(not(年龄 >= 65))", "还差5周岁")]
    [TestCase("not(收入 > 4900 and 年龄 > 50)", "高出100元")]
    public void Of_Not_TurnsTheComparisonRound(string rule, string expected)
    {
        Assert.That(Said(rule), Is.EqualTo(new[] { expected }));
    }

    [Test]
    public void Of_And_ListsEveryPartThatFails()
    {
        Assert.That(Said("年龄 >= 65 and 占比 >= 0.05 and 收入 <= 3800"), Is.EqualTo(new[] { "还差5周岁", "高出1,200元" }));
    }

    [TestCase("年龄 >= 65 or 收入 <= 4900", "高出100元")]
    [TestCase("(年龄 >= 61 and 失业) or 收入 <= 2500", "高出2,500元")]
    [TestCase("if 失业 then 年龄 >= 61 else 年龄 >= 70", "还差10周岁")]
    [TestCase("年龄 >= 61 or 困难", "还差1周岁")]
    public void Of_Or_TakesTheNearestBranch(string rule, string expected)
    {
        Assert.That(Said(rule), Is.EqualTo(new[] { expected }));
    }

    [TestCase("count([年龄 >= 61, 收入 <= 2500, 占比 >= 0.05][item]) >= 2", "还差1周岁")]
    [TestCase("count([年龄 >= 61, 收入 <= 2500, 占比 >= 0.05][item = true]) > 1", "还差1周岁")]
    [TestCase("sum([if 年龄 >= 61 then 1 else 0, if 收入 <= 2500 then 1 else 0, if 占比 >= 0.05 then 1 else 0]) >= 2", "还差1周岁")]
    [TestCase("(if 年龄 >= 61 then 1 else 0) + (if 收入 <= 2500 then 1 else 0) >= 1", "还差1周岁")]
    [TestCase("count([年龄 >= 61, 收入 <= 2500, 占比 >= 0.05][item]) >= 3", "还差1周岁", "高出2,500元")]
    [TestCase("count([年龄 >= 59, 收入 >= 2500, 占比 >= 0.05][item]) <= 2", "高出1周岁（等于标准还不算）")]
    [TestCase("not(count([年龄 >= 59, 收入 >= 2500, 占比 >= 0.05][item]) >= 3)", "高出1周岁（等于标准还不算）")]
    [TestCase("some x in [年龄 >= 61, 收入 <= 2500] satisfies x", "还差1周岁")]
    [TestCase("every x in [年龄, 62] satisfies x >= 61", "还差1周岁")]
    public void Of_AtLeastSomeOfSeveral_TakesTheNearestThatAreNeeded(string rule, params string[] expected)
    {
        Assert.That(Said(rule), Is.EqualTo(expected));
    }

    [Test]
    public void Of_OneBranchThatNothingChanges_TakesTheOther()
    {
        var gaps = Lacking("年龄 >= 61 or 收入 <= 100", "年龄");

        Assert.That(gaps.Select(g => (g.Text, g.IsFixed)), Is.EqualTo(new[] { ("收入 <= 100", false) }));
    }

    [Test]
    public void Of_ValueThatIsTestedThroughALocal_ReadsWhatItStandsFor()
    {
        var gap = Lacking("年龄 in [65..70]", "年龄").Single();

        Assert.That((gap.IsFixed, string.Join(",", gap.Reads.Select(r => r.Name)), gap.Kind, gap.Distance, gap.Unit), Is.EqualTo((true, "年龄", GapKind.TooLow, 5m, "岁")));
    }

    [TestCase("not(年龄 < 65)", "年龄满65周岁")]
    [TestCase("not(失业 or 性别 = \"男\")", "性别不为“男”")]
    [TestCase("年龄 in [65..70]", "年龄满65周岁")]
    public void Wanted_Gap_SaysWhatMustHold(string rule, string expected)
    {
        var words = new RuleWords(Glossary.Empty, [], "zh");

        Assert.That(Lacking(rule).Select(words.Wanted), Is.EqualTo(new[] { expected }));
    }

    private static string[] Said(string rule) => [.. Lacking(rule).Select(g => GapWords.Of(g).Zh)];

    private static ImmutableArray<Gap> Lacking(string rule, params string[] fixedTags)
    {
        var bound = RuleCompiler.Compile(rule, Names, FeelType.Boolean);
        Assert.That(bound.Diagnostics.Where(d => d.Severity == Diagnostics.Severity.Error).Select(d => d.What.En), Is.Empty);
        Value[] frame = [Value.Of(60m), Value.Of(5000m), Value.Of(0.055m), Value.Of("男"), Value.Of(new DateOnly(2025, 1, 15)), Value.False, Value.Unknown("困难")];
        return Gaps.Of(bound.Expression!, frame, s => fixedTags.Contains(s.Name));
    }
}
