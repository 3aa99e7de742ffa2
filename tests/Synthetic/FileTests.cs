using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Matching.Engine.Identifiers;
using Matching.Synthetic.Feeds;

namespace Matching.Synthetic.Tests;

/// <summary>The files of one population of 3,000 subjects: manifests, identifiers, thresholds.</summary>
public sealed class FileTests
{
    private Generated population = null!;

    [OneTimeSetUp]
    public void Generate() => population = Generated.Make("files", 3000, 5);

    [TestCaseSource(nameof(Feeds))]
    public void Manifest_RowsDigestDate_AreThoseOfTheFile(string id)
    {
        var feed = FeedCatalogue.Of(id);
        var manifest = Manifest(feed);

        Assert.That(manifest.GetProperty("source").GetString(), Is.EqualTo(id));
        Assert.That(manifest.GetProperty("file").GetString(), Is.EqualTo(feed.FileName));
        Assert.That(manifest.GetProperty("rows").GetInt32(), Is.EqualTo(population.Rows(id).Count()));
        Assert.That(manifest.GetProperty("sha256").GetString(), Is.EqualTo(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(population.Folder, feed.FileName))))));
        Assert.That(manifest.GetProperty("asOf").GetString(), Is.EqualTo("2025-11-28"));
        Assert.That(manifest.GetProperty("sequence").GetInt32(), Is.EqualTo(9464));
    }

    [TestCase("civil-affairs-household", "共同生活成员月收入合计")]
    [TestCase("tax-enterprise", "上年度营业收入")]
    [TestCase("human-resources-enterprise", "上年度实缴失业保险费")]
    [TestCase("xuhui-enterprise", "徐汇专精特新奖励核定额")]
    public void Manifest_ControlSum_IsTheSumOfTheColumn(string id, string column)
    {
        var sum = population.Rows(id).Where(r => r.ContainsKey(column)).Sum(r => decimal.Parse(r[column], CultureInfo.InvariantCulture));

        var control = Manifest(FeedCatalogue.Of(id)).GetProperty("controlSum");
        Assert.That(control.GetProperty("column").GetString(), Is.EqualTo(column));
        Assert.That(control.GetProperty("sum").GetDecimal(), Is.EqualTo(sum));
    }

    [TestCaseSource(nameof(Feeds))]
    public void Keys_WithoutAnInjectedFault_AreValid(string id)
    {
        var feed = FeedCatalogue.Of(id);
        var place = feed.Kind == Engine.Populations.UnitKind.Household ? 1 : 0;
        var wrong = population.Rows(id).Select(r => r[feed.Columns[place].Name]).Count(k => !IsValid(feed, k));

        Assert.That(wrong, Is.EqualTo(population.Faults().Count(f => f.Source == id && f.Kind == "wrong-check-digit")));
    }

    [Test]
    public void Keys_OfAllUnits_AreDifferent()
    {
        Assert.That(population.Truth.Select(Generated.Key), Is.Unique);
    }

    [Test]
    public void Keys_OfPeople_NameNoAssignedPlace()
    {
        var keys = population.Truth.Where(t => t.GetProperty("unit").GetString() is "citizen" or "child").Select(Generated.Key);

        Assert.That(keys, Has.All.StartsWith("9"));
    }

    [Test]
    public void Keys_OfCitizens_CarryTheBirthDateAndTheSex()
    {
        var wrong = population.Truth.Where(t => t.GetProperty("unit").GetString() == "citizen").Where(t =>
        {
            Assert.That(ResidentIdentityNumber.TryParse(Generated.Key(t), Generated.AsOf, out var number, out _));
            var facts = t.GetProperty("facts");
            return number!.BirthDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) != facts.GetProperty("出生日期").GetString()
                || (number.Sex == Sex.Male ? "男" : "女") != facts.GetProperty("性别").GetString();
        });

        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public void Accounts_OfCitizens_PassTheirChecks()
    {
        var rows = population.Rows("account-citizen").ToArray();

        Assert.That(rows.Where(r => r.ContainsKey("银行账号")).Select(r => BankCardNumber.TryParse(r["银行账号"], out _, out _)), Is.Not.Empty.And.All.True);
        Assert.That(rows.Where(r => r.ContainsKey("行号")).Select(r => CnapsCode.TryParse(r["行号"], out _, out _)), Is.Not.Empty.And.All.True);
    }

    [Test]
    public void Links_OfHouseholdsAndChildren_AreCitizens()
    {
        var citizens = population.Truth.Where(t => t.GetProperty("unit").GetString() == "citizen").Select(Generated.Key).ToHashSet();
        var links = population.Truth.Where(t => t.TryGetProperty("link", out _)).Select(t => t.GetProperty("link").GetString()!).ToArray();

        Assert.That(links, Has.Length.EqualTo(population.Report.Households + population.Report.Children));
        Assert.That(links.Where(l => !citizens.Contains(l)), Is.Empty);
    }

    [Test]
    public void Truth_Thresholds_AreHit()
    {
        var larger = Generated.Make("thresholds", 20_000, 9);

        Assert.That(larger.Facts("citizen").Select(f => f.GetProperty("出生日期").GetString()), Does.Contain("1960-11-30").And.Contain("1960-12-01").And.Contain("1955-11-01"));
        Assert.That(larger.Facts("citizen").Count(f => f.GetProperty("出生日期").GetString()!.EndsWith("-02-29", StringComparison.Ordinal)), Is.GreaterThan(0));
        Assert.That(larger.Facts("enterprise").Select(f => f.GetProperty("年应纳税所得额").GetDecimal()), Does.Contain(3_000_000.00m).And.Contain(3_000_000.01m).And.Contain(2_999_999.99m));
        Assert.That(larger.Facts("enterprise").Select(f => f.GetProperty("从业人数").GetInt32()), Does.Contain(30).And.Contain(31).And.Contain(300).And.Contain(301));
        Assert.That(larger.Facts("enterprise").Select(Layoff), Does.Contain(0.2m).And.Contain(0.055m).And.Contain(0.06m));
        Assert.That(larger.Facts("household").Count(f => f.GetProperty("共同生活成员月收入合计").GetDecimal() == 1650.00m * f.GetProperty("保障人口数").GetInt32()), Is.GreaterThan(0));
    }

    [Test]
    public void Truth_Shares_AreThoseOfACityLikeShanghai()
    {
        var citizens = population.Facts("citizen").ToArray();
        var old = citizens.Count(f => string.CompareOrdinal(f.GetProperty("出生日期").GetString(), "1965-12-01") < 0);

        Assert.That((population.Report.Citizens, population.Report.Enterprises), Is.EqualTo((2100, 900)));
        Assert.That(old, Is.InRange(650, 800), "about a third are over 60");
        Assert.That(population.Report.Households, Is.InRange(170, 260), "about a tenth head a household that was checked");
        Assert.That(citizens.Count(f => f.TryGetProperty("残疾等级", out _)), Is.InRange(60, 120), "about 4 %");
    }

    private static decimal Layoff(JsonElement facts) =>
        1 - ((facts.GetProperty("上年12月参保人数").GetInt32() + (decimal)facts.GetProperty("上年自然减员人数").GetInt32()) / facts.GetProperty("前年12月参保人数").GetInt32());

    private static bool IsValid(Feed feed, string key) => feed.Kind == Engine.Populations.UnitKind.Enterprise
        ? UnifiedSocialCreditCode.TryParse(key, out _, out _)
        : ResidentIdentityNumber.TryParse(key, Generated.AsOf, out _, out _);

    private static IEnumerable<string> Feeds() => FeedCatalogue.All.Select(f => f.Id);

    private JsonElement Manifest(Feed feed)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(population.Folder, feed.FileName + ".manifest.json")));
        return document.RootElement.Clone();
    }
}
