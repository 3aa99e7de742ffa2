using Matching.Rules.Values;

namespace Matching.Rules.Tests.Binding;

/// <summary>Conditions and amounts of published policies, written as their texts are, with results worked out by hand.</summary>
public sealed class PublishedRulesTests
{
    [TestCase(30, "0.20", true)]
    [TestCase(30, "0.21", false)]
    [TestCase(31, "0.055", true)]
    [TestCase(31, "0.056", false)]
    public void LayoffRate_AtTheThresholds(int insured, string rate, bool expected) => Assert.That(
        Feel.Evaluate("(失业保险参保人数 <= 30 and 裁员率 <= 0.20) or (失业保险参保人数 > 30 and 裁员率 <= 0.055)", Number("失业保险参保人数", insured), Number("裁员率", decimal.Parse(rate, null))),
        Is.EqualTo(Value.Of(expected)));

    [TestCase("大型", 50000)]
    [TestCase("小型", 90000)]
    public void StabilisationRefund_BySize(string size, int expected) => Assert.That(
        Feel.Evaluate("if 企业规模 = \"大型\" then 上年度实缴失业保险费 * 0.5 else 上年度实缴失业保险费 * 0.9", Text("企业规模", size), Number("上年度实缴失业保险费", 100000)),
        Is.EqualTo(Value.Of((decimal)expected)));

    [TestCase(1000000, 225000)]
    [TestCase(3000000, 625000)]
    public void SmallProfitTax_BothBands(int income, int expected) => Assert.That(
        Feel.Evaluate("if 年应纳税所得额 <= 1000000 then 年应纳税所得额 * 0.225 else 225000 + (年应纳税所得额 - 1000000) * 0.20", Number("年应纳税所得额", income)),
        Is.EqualTo(Value.Of((decimal)expected)));

    [Test]
    public void DisabledFund_ReliefOfSmallEnterprise() => Assert.That(
        Feel.Evaluate(
            "max(0, 上年在职职工人数 * 0.015 - 已安排残疾人数) * min(上年在职职工年平均工资, 当地社会平均工资 * 2)",
            Number("上年在职职工人数", 30), Number("已安排残疾人数", 0), Number("上年在职职工年平均工资", 400000), Number("当地社会平均工资", 150000)),
        Is.EqualTo(Value.Of(135000m)));

    [TestCase("2023-12-15", 7200)]
    [TestCase("2022-01-01", 300)]
    [TestCase("2025-01-31", 10800)]
    public void ChildcareSubsidy_ByMonthOfBirth(string born, int expected) => Assert.That(
        Feel.Evaluate("300 * min(36, max(0, 37 - ((2025 - 子女出生日期.year) * 12 + (1 - 子女出生日期.month))))", ("子女出生日期", Date(born))),
        Is.EqualTo(Value.Of((decimal)expected)));

    [TestCase(1, "智力", true)]
    [TestCase(3, "精神", true)]
    [TestCase(3, "肢体", false)]
    public void SevereDisability_ByGradeAndKind(int grade, string kind, bool expected) => Assert.That(
        Feel.Evaluate("残疾等级 in (1,2) or (残疾等级 = 3 and 残疾类别 in (\"智力\",\"精神\"))", Number("残疾等级", grade), Text("残疾类别", kind)),
        Is.EqualTo(Value.Of(expected)));

    [Test]
    public void SevereDisability_GradeKnownKindMissing_IsKnown() => Assert.That(
        Feel.Evaluate("残疾等级 in (1,2) or (残疾等级 = 3 and 残疾类别 in (\"智力\",\"精神\"))", Number("残疾等级", 2), ("残疾类别", Value.Unknown("残疾类别"))),
        Is.EqualTo(Value.True));

    [Test]
    public void MinimumLivingAllowance_PaysTheDifference() => Assert.That(
        Feel.Evaluate("max(0, 1595 - 家庭人均月收入) * 保障人口数", Number("家庭人均月收入", 1000.5m), Number("保障人口数", 3)),
        Is.EqualTo(Value.Of(1783.5m)));

    [TestCase("2024-06-30", "2025-06-30", true)]
    [TestCase("2024-02-29", "2025-03-01", false)]
    public void SkillAllowance_WithinTwelveMonths(string issued, string applied, bool expected) => Assert.That(
        Feel.Evaluate("证书核发日期 >= date(\"2017-01-01\") and 申请日期 <= 证书核发日期 + duration(\"P12M\")", ("证书核发日期", Date(issued)), ("申请日期", Date(applied))),
        Is.EqualTo(Value.Of(expected)));

    [Test]
    public void MaternityAllowance_RoundsHalfUp() => Assert.That(
        Feel.Evaluate(
            "round half up(单位上年度职工月平均工资 / 30 * (98 + 60 + 15 * 难产标志 + 15 * max(0, 胎儿数 - 1)), 2)",
            Number("单位上年度职工月平均工资", 12000.5m), Number("难产标志", 1), Number("胎儿数", 2)),
        Is.EqualTo(Value.Of(75203.13m)));

    [TestCase("特困人员", true)]
    [TestCase("其他", false)]
    public void GraduateHardship_SomeCategory(string category, bool expected) => Assert.That(
        Feel.Evaluate("some 类 in 毕业生困难类别 satisfies 类 in (\"低保家庭\",\"特困人员\")", ("毕业生困难类别", Value.Of([Value.Of(category)]))),
        Is.EqualTo(Value.Of(expected)));

    [TestCase("一级因公", 85370)]
    [TestCase("病故军人遗属", 22610)]
    public void VeteransPension_ByCategory(string category, int expected) => Assert.That(
        Feel.Evaluate("get value({\"一级因战\":88150,\"一级因公\":85370,\"病故军人遗属\":22610}, 优抚类别)", Text("优抚类别", category)),
        Is.EqualTo(Value.Of((decimal)expected)));

    [TestCase(11, 21, true)]
    [TestCase(11, 22, false)]
    [TestCase(26, 24, false)]
    public void UnemploymentBenefit_MonthsAreCapped(int years, int used, bool expected) => Assert.That(
        Feel.Evaluate("失业金已领月数 < min(24, 2 * floor(失业保险累计缴费月数 / 12)) or 失业金延长领取 = true", Number("失业金已领月数", used), Number("失业保险累计缴费月数", years * 12), ("失业金延长领取", Value.False)),
        Is.EqualTo(Value.Of(expected)));

    [Test]
    public void ExcludedTrades_NegatedList() => Assert.That(
        Feel.Evaluate("not(主营行业 in (\"烟草制造业\",\"住宿和餐饮业\"))", Text("主营行业", "软件业")), Is.EqualTo(Value.True));

    private static (string Name, Value Value) Number(string name, decimal value) => (name, Value.Of(value));

    private static (string Name, Value Value) Text(string name, string value) => (name, Value.Of(value));

    private static Value Date(string text) => Value.Of(DateOnly.ParseExact(text, "yyyy-MM-dd"));
}
