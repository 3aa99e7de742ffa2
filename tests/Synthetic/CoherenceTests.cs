using System.Globalization;
using System.Text.Json;
using Matching.Synthetic.Faults;

namespace Matching.Synthetic.Tests;

/// <summary>What departments state apart must fit together in the truth of one population of 10,000 subjects.</summary>
public sealed class CoherenceTests
{
    private JsonElement[] citizens = null!;
    private JsonElement[] enterprises = null!;
    private (JsonElement Child, JsonElement Parent)[] children = null!;

    [OneTimeSetUp]
    public void Generate()
    {
        var population = Generated.Make("coherence", 10_000, 20251128);
        citizens = [.. population.Facts("citizen")];
        enterprises = [.. population.Facts("enterprise")];
        var parents = population.Truth.Where(t => t.GetProperty("unit").GetString() == "citizen").ToDictionary(Generated.Key, t => t.GetProperty("facts"));
        children = [.. population.Truth.Where(t => t.GetProperty("unit").GetString() == "child")
            .Select(t => (t.GetProperty("facts"), parents[t.GetProperty("link").GetString()!]))];
    }

    [TestCase("特困", "三无认定")]
    [TestCase("重残无业", "重残无业认定")]
    public void Hardship_Decision_IsTheStatusInTheList(string status, string tag)
    {
        var withStatus = citizens.Where(c => c.GetProperty("救助身份").EnumerateArray().Any(s => s.GetString() == status)).ToArray();

        Assert.That(withStatus, Is.Not.Empty.And.All.Matches<JsonElement>(c => Yes(c, tag)));
        Assert.That(citizens.Count(c => Yes(c, tag)), Is.EqualTo(withStatus.Length));
    }

    [Test]
    public void Dead_Citizens_NeitherWorkNorAreInsured()
    {
        var dead = citizens.Where(c => c.TryGetProperty("死亡日期", out _)).ToArray();

        Assert.That(dead, Is.Not.Empty);
        Assert.That(dead.Select(c => Text(c, "医保险种")).Distinct(), Is.EqualTo(new[] { "未参保" }));
        Assert.That(dead.Where(c => Yes(c, "在沪劳动合同且缴社保") || Yes(c, "失业登记") || Yes(c, "已办理退休") || Yes(c, "上海居住证有效")), Is.Empty);
    }

    [Test]
    public void Retired_Citizens_AreAtTheStatutoryAge()
    {
        Assert.That(citizens.Where(c => Yes(c, "已办理退休")).Select(c => Whole(c, "距法定退休月数")), Is.Not.Empty.And.All.LessThanOrEqualTo(0));
    }

    [Test]
    public void UnemploymentBenefit_Months_AreWithinTwoAYearOfInsurance()
    {
        var drawing = citizens.Where(c => Whole(c, "失业金已领月数") > 0).ToArray();

        Assert.That(drawing, Is.Not.Empty.And.All.Matches<JsonElement>(c => Yes(c, "失业登记")));
        Assert.That(drawing.Where(c => Whole(c, "失业金已领月数") > Math.Min(24, Whole(c, "失业保险累计缴费月数") / 12 * 2)), Is.Empty);
    }

    [Test]
    public void Housing_RentAndLoan_AreNeverDeductedTogether()
    {
        Assert.That(citizens.Count(c => Yes(c, "同年度已扣住房租金")), Is.GreaterThan(100));
        Assert.That(citizens.Count(c => Yes(c, "同年度已扣住房贷款利息")), Is.GreaterThan(100));
        Assert.That(citizens.Where(c => Yes(c, "同年度已扣住房租金") && (Yes(c, "同年度已扣住房贷款利息") || Yes(c, "主要工作城市自有住房"))), Is.Empty);
        Assert.That(citizens.Where(c => Yes(c, "首套住房贷款") && Yes(c, "本市无自有住房")), Is.Empty);
    }

    [Test]
    public void Kindergarten_LastYear_IsForFiveYearOlds()
    {
        var births = children.Where(c => Text(c.Child, "幼儿园年级") == "大班").Select(c => Text(c.Child, "子女出生日期")!).ToArray();

        Assert.That(births, Is.Not.Empty);
        Assert.That(births.Where(b => string.CompareOrdinal(b, "2019-09-01") <= 0 || string.CompareOrdinal(b, "2020-09-01") > 0), Is.Empty);
    }

    [Test]
    public void Deductions_OfChildren_AreThoseOfTaxpayers()
    {
        var shared = children.Where(c => c.Child.TryGetProperty("扣除分摊比例", out _)).ToArray();

        Assert.That(shared.Select(c => c.Child.GetProperty("扣除分摊比例").GetDecimal()).Distinct(), Is.EquivalentTo(new[] { 0.5m, 1m }));
        Assert.That(shared.Where(c => !Yes(c.Parent, "居民个人纳税人")), Is.Empty);
    }

    [Test]
    public void Births_OfMen_AreNotInsured()
    {
        Assert.That(citizens.Where(c => Yes(c, "单位参加生育保险")).Select(c => Text(c, "性别")).Distinct(), Is.EqualTo(new[] { "女" }));
    }

    [Test]
    public void Hires_Enrolment_LiesAsManyMonthsBackAsWerePaid()
    {
        var enrolled = enterprises.Where(e => e.TryGetProperty("参保登记日期", out _)).ToArray();

        Assert.That(enrolled, Is.Not.Empty);
        Assert.That(enrolled.Select(e => MonthsTo(Text(e, "参保登记日期")!)), Is.EqualTo(enrolled.Select(e => Whole(e, "新招人员三险缴费月数"))));
        Assert.That(enterprises.Where(e => !e.TryGetProperty("招用对象类型", out _)).Select(e => Whole(e, "劳动合同期限月")), Is.All.Zero);
    }

    [Test]
    public void SelfEmployed_TaxOnTheFirstTwoMillion_IsThatOfTheBrackets()
    {
        var large = enterprises.Where(e => Text(e, "单位类型") == "个体工商户" && Amount(e, "年应纳税所得额") > 2_000_000m).ToArray();

        Assert.That(large.Select(e => Amount(e, "前200万部分应纳税额")), Is.Not.Empty.And.All.EqualTo(634_500.00m));
        Assert.That(large.Select(e => Amount(e, "经营所得应纳税额")), Is.All.GreaterThan(634_500.00m));
    }

    [Test]
    public void ApprovedAmounts_OfSome_AreWithinTheCeiling()
    {
        var pledged = enterprises.Where(e => e.TryGetProperty("知识产权质押贴息核定额", out _)).ToArray();
        var lent = enterprises.Where(e => e.TryGetProperty("专精特新贷款贴息核定额", out _)).ToArray();
        var skilled = citizens.Where(c => c.TryGetProperty("技能提升补贴核定额", out _)).ToArray();

        Assert.That(pledged, Is.Not.Empty.And.All.Matches<JsonElement>(e => Amount(e, "知识产权质押贴息核定额") <= Math.Min(300_000m, Amount(e, "知识产权质押部分实付利息") / 2)));
        Assert.That(lent, Is.Not.Empty.And.All.Matches<JsonElement>(e => Yes(e, "专精特新资格有效") && Amount(e, "专精特新贷款贴息核定额") <= Amount(e, "实际支付利息") * 0.3m));
        Assert.That(skilled.Select(c => (Text(c, "职业技能等级"), Amount(c, "技能提升补贴核定额"))).Distinct(), Is.SubsetOf(new[] { ("初级", 1000m), ("中级", 1500m), ("高级", 2000m) }).And.Not.Empty);
    }

    [Test]
    public void Contradiction_OfACodedRatio_IsTheOtherCode()
    {
        var column = Feeds.FeedCatalogue.Of("tax-child").Columns.Single(c => c.Name == "扣除分摊比例");

        Assert.That(OtherValue.Of(column, "0.5", new Chance.RandomStream(1, Chance.Purpose.Faults, 1)), Is.EqualTo("1"));
    }

    private static bool Yes(JsonElement facts, string tag) => facts.TryGetProperty(tag, out var value) && value.GetBoolean();

    private static string? Text(JsonElement facts, string tag) => facts.TryGetProperty(tag, out var value) ? value.GetString() : null;

    private static int Whole(JsonElement facts, string tag) => facts.GetProperty(tag).GetInt32();

    private static decimal Amount(JsonElement facts, string tag) => facts.GetProperty(tag).GetDecimal();

    /// <summary>Full months to 2025-11-28.</summary>
    private static int MonthsTo(string date)
    {
        var from = DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return ((2025 - from.Year) * 12) + 11 - from.Month - (from.Day > 28 ? 1 : 0);
    }
}
