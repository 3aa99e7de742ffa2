using System.Collections.Immutable;
using System.Globalization;
using Matching.Engine.Decisions;
using Matching.Engine.Populations;
using Matching.Rules.Values;
using Matching.Scoring.Features;

namespace Matching.Scoring.Tests.Features;

public sealed class StatedNumbersTests
{
    private static readonly ImmutableArray<string> Names =
    [
        "factAgeDays", "contradictions", "age", "grade", "validDays", "incomeToLimit", "members", "heads", "lossRate", "attritionRate",
        "profitToLimit", "assetsToLimit",
    ];

    [Test]
    public void Of_ElderlyMatch_StatesAgeOnTheNight()
    {
        var snapshot = NightFacts.Of(UnitKind.Citizen, Day("2025-11-08"), ("户籍地", Value.Of("上海")), ("出生日期", Value.Of(Day("1954-11-29"))));

        Assert.That(Numbers("sh-elderly-comprehensive-allowance", snapshot), Is.EqualTo("factAgeDays=20 age=70"));
    }

    [Test]
    public void Of_BornOnLeapDay_IsOlderOnTheLastOfFebruary()
    {
        var snapshot = NightFacts.Of(UnitKind.Citizen, Day("2025-02-01"), ("户籍地", Value.Of("上海")), ("出生日期", Value.Of(Day("1940-02-29"))));

        Assert.That(Numbers("sh-elderly-comprehensive-allowance", snapshot, Day("2025-02-28")), Is.EqualTo("factAgeDays=27 age=85"));
        Assert.That(Numbers("sh-elderly-comprehensive-allowance", snapshot, Day("2025-02-27")), Is.EqualTo("factAgeDays=26 age=84"));
    }

    [Test]
    public void Of_NursingMatch_StatesGradeAndDaysLeft()
    {
        var snapshot = NightFacts.Of(
            UnitKind.Citizen,
            ("police", Day("2025-11-27"), [("户籍地", Value.Of("上海")), ("出生日期", Value.Of(Day("2000-01-01")))]),
            ("federation", Day("2025-09-01"), [("残疾等级", Value.Of(2)), ("残疾类别", Value.Of("肢体")), ("残疾人证有效期止", Value.Of(Day("2026-01-01")))]));

        Assert.That(Numbers("sh-severe-disability-nursing-allowance", snapshot), Is.EqualTo("factAgeDays=88 age=25 grade=2 validDays=34"));
    }

    [Test]
    public void Of_HouseholdMatch_StatesIncomeByLimitAndMembers()
    {
        var snapshot = NightFacts.Of(
            UnitKind.Household, Day("2025-11-28"), ("共同生活成员月收入合计", Value.Of(2475.50m)), ("保障人口数", Value.Of(3)));

        // 2475.50 / (1650 × 3) = 0.50010…, cut after four places.
        Assert.That(Numbers("sh-minimum-living-allowance", snapshot), Is.EqualTo("factAgeDays=0 incomeToLimit=0.5001 members=3"));
    }

    [Test]
    public void Of_RefundMatch_StatesStaffLostAndAttrition()
    {
        var snapshot = NightFacts.Of(
            UnitKind.Enterprise, Day("2025-11-01"), ("失业保险参保人数", Value.Of(28)), ("上年12月参保人数", Value.Of(27)),
            ("前年12月参保人数", Value.Of(30)), ("上年自然减员人数", Value.Of(1)));

        Assert.That(
            Numbers("unemployment-insurance-job-stabilisation-refund", snapshot),
            Is.EqualTo("factAgeDays=27 heads=28 lossRate=0.1 attritionRate=0.0333"));
    }

    [Test]
    public void Of_RefundMatchWhereStaffGrew_StatesNegativeLoss()
    {
        var snapshot = NightFacts.Of(
            UnitKind.Enterprise, Day("2025-11-01"), ("失业保险参保人数", Value.Of(40)), ("上年12月参保人数", Value.Of(34)),
            ("前年12月参保人数", Value.Of(30)), ("上年自然减员人数", Value.Of(0)));

        Assert.That(
            Numbers("unemployment-insurance-job-stabilisation-refund", snapshot),
            Is.EqualTo("factAgeDays=27 heads=40 lossRate=-0.1333 attritionRate=0"));
    }

    [Test]
    public void Of_SmallProfitMatch_StatesProfitAndAssetsByLimit()
    {
        var snapshot = NightFacts.Of(
            UnitKind.Enterprise, Day("2025-05-31"), ("从业人数", Value.Of(12)), ("年应纳税所得额", Value.Of(1_500_000m)), ("资产总额", Value.Of(10_000_000m)));

        Assert.That(
            Numbers("small-low-profit-enterprise-income-tax", snapshot),
            Is.EqualTo("factAgeDays=181 heads=12 profitToLimit=0.5 assetsToLimit=0.2"));
    }

    [Test]
    public void Of_StaleFact_IsNotStatedAndDoesNotAge()
    {
        var snapshot = NightFacts.Of(
            UnitKind.Household,
            ("old", Day("2025-09-20"), [("共同生活成员月收入合计", Value.Of(100m))]),
            ("new", Day("2025-11-20"), [("保障人口数", Value.Of(3))]));

        // 69 days are more than the 62 that the dictionary allows.
        Assert.That(Numbers("sh-minimum-living-allowance", snapshot), Is.EqualTo("factAgeDays=8 members=3"));
    }

    [Test]
    public void Of_NothingStated_IsNullEverywhere()
    {
        Assert.That(Numbers("sh-elderly-comprehensive-allowance", NightFacts.Of(UnitKind.Citizen)), Is.Empty);
    }

    [Test]
    public void Of_OtherNames_AreNullInTheirPlaces()
    {
        var snapshot = NightFacts.Of(UnitKind.Citizen, Day("2025-11-08"), ("户籍地", Value.Of("上海")), ("出生日期", Value.Of(Day("1950-01-01"))));
        var numbers = On("sh-elderly-comprehensive-allowance", snapshot, NightFacts.Night, ["heads", "age", "grade"]);

        Assert.That(numbers.Of(NightFacts.Match("sh-elderly-comprehensive-allowance")).Features, Is.EqualTo(new decimal?[] { null, 75, null }));
    }

    [Test]
    public void Of_UnitThatTheSnapshotLacks_IsRefused()
    {
        var numbers = On("sh-elderly-comprehensive-allowance", NightFacts.Of(UnitKind.Citizen), NightFacts.Night, Names);

        Assert.That(
            () => numbers.Of(NightFacts.Match("sh-elderly-comprehensive-allowance", "V")),
            Throws.ArgumentException.With.Message.Contains("no unit V"));
    }

    [Test]
    public void New_PolicyWithoutNumbers_IsRefused()
    {
        Assert.That(StatedNumbers.Covers("cn-childcare-subsidy"), Is.False);
        Assert.That(
            () => On("cn-childcare-subsidy", NightFacts.Of(UnitKind.Child), NightFacts.Night, Names),
            Throws.ArgumentException.With.Message.Contains("cn-childcare-subsidy"));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static StatedNumbers On(string policy, Snapshot snapshot, DateOnly asOf, ImmutableArray<string> names) =>
        new(new PackPlan(NightFacts.Policy(policy), NightFacts.Pack(policy), NightFacts.Tags), snapshot, asOf, names);

    /// <summary>The numbers that are stated, by name.</summary>
    private static string Numbers(string policy, Snapshot snapshot, DateOnly? asOf = null)
    {
        var match = On(policy, snapshot, asOf ?? NightFacts.Night, Names).Of(NightFacts.Match(policy));
        return string.Join(' ', Names.Zip(match.Features).Where(p => p.Second is not null)
            .Select(p => $"{p.First}={p.Second!.Value.ToString("0.####", CultureInfo.InvariantCulture)}"));
    }
}
