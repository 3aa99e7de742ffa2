using Matching.Engine.Tags;
using Matching.Rules.Binding;
using Matching.Rules.Packs.Words;

namespace Matching.Catalog.Tests;

/// <summary>What each form of expression is in words: the operator decides whether a figure is included.</summary>
[TestFixture]
public sealed class RuleWordsTests
{
    private Glossary glossary = null!;
    private Scope scope = null!;

    [OneTimeSetUp]
    public void Read()
    {
        var tags = TagDictionaryReader.Read(CatalogueRoot.Path).Dictionary!;
        scope = tags.Scope;
        glossary = TagGlossary.Of(tags, new Matching.Rules.Packs.Catalogue([], ""));
    }

    [TestCase("年龄 >= 65", "年龄满65周岁", "age is at least 65 years of age")]
    [TestCase("年龄 < 18", "年龄不满18周岁", "age is less than 18 years of age")]
    [TestCase("从业人数 <= 300", "从业人数不超过300人", "employee count tax basis is at most 300 people")]
    [TestCase("从业人数 > 30", "从业人数超过30人", "employee count tax basis is more than 30 people")]
    [TestCase("从业人数 >= 30", "从业人数不少于30人", "employee count tax basis is at least 30 people")]
    [TestCase("资产总额 <= 50000000", "资产总额不超过5,000万元", "total assets is at most 50,000,000 yuan")]
    [TestCase("家庭人均月收入 < 1690", "家庭人均月收入低于每人每月1,690元", "household income per capita is less than 1,690 yuan a person a month")]
    [TestCase("裁员率 <= 0.055", "裁员率不超过5.5%", "layoff rate is at most 5.5%")]
    [TestCase("年应纳税所得额 > 0 and 年应纳税所得额 <= 3000000", "年应纳税所得额大于0元、不超过300万元", "annual taxable income is more than 0 yuan and is at most 3,000,000 yuan")]
    [TestCase("子女出生日期 >= date(\"2022-01-01\")", "子女出生日期不早于2022年1月1日（含当日）", "child birth date is on or after 1 January 2022")]
    [TestCase("分娩日期 < date(\"2021-05-31\")", "分娩日期早于2021年5月31日（不含当日）", "delivery date is before 31 May 2021")]
    [TestCase("户籍地 = \"上海\"", "户籍地为“上海”", "hukou place is “上海”")]
    [TestCase("户籍地 != \"上海\"", "户籍地不为“上海”", "hukou place is not “上海”")]
    [TestCase("单位类型 in (\"企业\", \"基金会\")", "单位类型为“企业”、“基金会”之一", "entity type is “企业” or “基金会”")]
    [TestCase("not(单位类型 in (\"企业\", \"基金会\"))", "单位类型不为“企业”、“基金会”中的任何一种", "entity type is not “企业” or “基金会”")]
    [TestCase("列入严重违法失信名单 = false", "未列入严重违法失信名单", "on serious dishonesty list: no")]
    [TestCase("not(有研发机构)", "没有研发机构", "has rnd institution: no")]
    [TestCase("该笔贷款已享中央其他贴息 = false", "“该笔贷款已享中央其他贴息”为否", "other central interest subsidy: no")]
    [TestCase("list contains(救助身份, \"低保\")", "救助身份含“低保”", "assistance statuses includes “低保”")]
    [TestCase("not(list contains(救助身份, \"低保\"))", "救助身份不含“低保”", "assistance statuses does not include “低保”")]
    [TestCase("some 证 in 康复救助凭证 satisfies 证 in (\"残疾人证\", \"阳光宝宝卡\")", "康复救助凭证中至少有一项为“残疾人证”、“阳光宝宝卡”之一", "of at least one entry of child rehab credential: it is “残疾人证” or “阳光宝宝卡”")]
    [TestCase("申请日期 <= 证书核发日期 + duration(\"P12M\")", "申请日期不晚于证书核发日期后12个月的当日（含当日）", "application date is on or before the day 12 months after certificate issue date")]
    [TestCase("家庭人均月收入 >= 低保标准 and 家庭人均月收入 < 低保标准 * 2", "家庭人均月收入不低于低保标准、低于低保标准 × 2", "household income per capita is at least dibao standard and is less than dibao standard × 2")]
    [TestCase("年龄 in [16..18)", "年龄满16周岁、不满18周岁", "age is at least 16 years of age and is less than 18 years of age")]
    [TestCase("65 <= 年龄", "年龄满65周岁", "age is at least 65 years of age")]
    [TestCase("残疾等级 = 1 or 残疾等级 = 2", "残疾等级为1级，或者残疾等级为2级", "disability grade is level 1, or disability grade is level 2")]
    [TestCase("证书核发日期.year = 基准日.year", "证书核发日期的年份与基准日的年份相同", "the year of certificate issue date is the same as the year of as of date")]
    public void Condition_EachForm_SaysExactlyThat(string text, string zh, string en)
    {
        var expression = RuleCompiler.Compile(text, scope, FeelType.Boolean).Expression!;

        Assert.Multiple(() =>
        {
            Assert.That(new RuleWords(glossary, [], "zh").Condition(expression).Inline(english: false), Is.EqualTo(zh));
            Assert.That(new RuleWords(glossary, [], "en").Condition(expression).Inline(english: true), Is.EqualTo(en));
        });
    }

    [TestCase("残疾等级 in (1, 2) or (残疾等级 = 3 and 残疾类别 in (\"智力\", \"精神\"))", "满足下列任一项：①残疾等级为1级、2级之一；②残疾等级为3级，且残疾类别为“智力”、“精神”之一")]
    [TestCase("(企业规模 in (\"小型\", \"微型\") or 单位类型 = \"个体工商户\") and 注册省市 = \"上海市\"", "同时满足：①企业规模为“小型”、“微型”之一，或者单位类型为“个体工商户”；②注册省市为“上海市”")]
    public void Condition_Groups_KeepTheirBrackets(string text, string zh)
    {
        var expression = RuleCompiler.Compile(text, scope, FeelType.Boolean).Expression!;

        Assert.That(new RuleWords(glossary, [], "zh").Condition(expression).Inline(english: false), Is.EqualTo(zh));
    }

    [TestCase("min(上年度研发费用 * 0.05, 500000)", "上年度研发费用 × 5%，最高50万元")]
    [TestCase("max(0, 1690 - 家庭人均月收入) * 保障人口数", "（每人每月1,690元 − 家庭人均月收入，低于0的按0计） × 保障人口数")]
    [TestCase("500000", "50万元")]
    [TestCase("if 企业规模 = \"大型\" then 上年度实缴失业保险费 * 0.3 else 上年度实缴失业保险费 * 0.6", "按情形：①企业规模为“大型”的，上年度实缴失业保险费 × 30%；②其他情形，上年度实缴失业保险费 × 60%")]
    [TestCase("if 残疾等级 = 1 then 350 else if 残疾等级 = 2 then 180 else 0", "自上而下，取最先符合的一档：①残疾等级为1级的，350元；②残疾等级为2级的，180元；③其他情形，0元")]
    [TestCase("min(800, 自付服务费用 * (if 养老服务方式 = \"机构\" then 0.4 else 0.5))", "自付服务费用 × A，最高800元")]
    [TestCase("min(if 在读学历层次 = \"研究生\" then 25000 else 20000, max(年实缴学费, 年助学贷款本息))", "（A与（年实缴学费与年助学贷款本息中较大的）中较小的）")]
    [TestCase("年应纳税所得额 - (上年度研发费用 - 上年度营业收入)", "年应纳税所得额 − （上年度研发费用 − 上年度营业收入）")]
    [TestCase("ceiling(低保标准 * 1.3 / 5) * 5", "（低保标准 × 1.3 ÷ 5，有小数的进为整数） × 5")]
    public void Amount_EachForm_SaysHowItIsComputed(string text, string zh)
    {
        var expression = RuleCompiler.Compile(text, scope, FeelType.Number).Expression!;
        var wording = new RuleWords(glossary, [], "zh").Amount(expression, cycle: null);

        Assert.That(wording.IsNumbered ? wording.Inline(english: false) : wording.Text, Is.EqualTo(zh));
    }

    [Test]
    public void Condition_WithoutWords_StandsAsWritten()
    {
        var expression = RuleCompiler.Compile("count(救助身份[item = \"低保\"]) >= 1", scope, FeelType.Boolean).Expression!;

        Assert.That(new RuleWords(glossary, [], "zh").Condition(expression).Text, Is.EqualTo("`count(救助身份[item = \"低保\"])`不小于1"));
    }

    [TestCase("80000000", "元", "8,000万元")]
    [TestCase("8000000000", "元", "80亿元")]
    [TestCase("88150", "元", "88,150元")]
    [TestCase("12000", "元", "1.2万元")]
    [TestCase("2", "元/人/月", "每人每月2元")]
    [TestCase("0.055", "比例", "5.5%")]
    [TestCase("12", "月", "12个月")]
    public void Figure_EachUnit_IsExact(string value, string unit, string words)
    {
        Assert.That(FigureWords.Of(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), unit, english: false), Is.EqualTo(words));
    }
}
