using System.Globalization;
using Matching.Catalog.Tests;
using Matching.Engine.Columns;
using Matching.Engine.Populations;
using Matching.Engine.Runs;
using Matching.Engine.Tests.Decisions;
using Matching.Rules.Values;

namespace Matching.Engine.NRules.Tests;

/// <summary>Many policies in one network, and many units in one session, do not get in each other's way.</summary>
[TestFixture]
public sealed class OneNetworkTests
{
    private const int UnitsOfAPolicy = 120;
    private static readonly DateOnly Day = new(2025, 11, 28);

    [TestCase(UnitKind.Citizen)]
    [TestCase(UnitKind.Enterprise)]
    [TestCase(UnitKind.Household)]
    [TestCase(UnitKind.Child)]
    public void Match_AllPoliciesOfAKind_SameBitsAsByColumns(UnitKind kind)
    {
        var packs = CaseUnits.Catalogue.Policies.Where(p => Units.KindOf(p) == kind && p.VersionAt(Day) is not null).Select(p => (Policy: p, Pack: p.VersionAt(Day)!)).ToList();
        var matcher = new NRulesMatcher(CaseUnits.Tags, packs);
        var (eligible, open) = (0, 0);
        foreach (var (policy, _) in packs)
        {
            var snapshot = CaseUnits.SnapshotOf(policy, Day, UnitsOfAPolicy);
            var found = matcher.Match(snapshot, Day, 0, UnitsOfAPolicy);
            var columns = new ColumnarMatcher(CaseUnits.Tags, packs, snapshot, Day).Match(0, UnitsOfAPolicy);

            for (var i = 0; i < packs.Count; i++)
            {
                Assert.That(found[i].Eligible, Is.EqualTo(columns[i].Eligible), $"{packs[i].Policy.Id} over the units of {policy.Id}");
                Assert.That(found[i].Open, Is.EqualTo(columns[i].Open), $"{packs[i].Policy.Id} over the units of {policy.Id}");
                eligible += Set(found[i].Eligible).Count;
                open += Set(found[i].Open).Count;
            }
        }

        Assert.That(Math.Min(eligible, open), Is.GreaterThan(10));
    }

    /// <summary>Two households of each applicant, so that the two lie in different sessions or in the same one.</summary>
    [TestCase(1)]
    [TestCase(32)]
    [TestCase(33)]
    [TestCase(100)]
    public void Match_HouseholdsThatShareApplicants_EachHasItsOwnApplicant(int applicants)
    {
        var builder = new SnapshotBuilder(Day);
        for (var i = 0; i < applicants; i++)
        {
            var place = i % 3 == 0 ? "上海" : "外省市";
            builder.Feed(UnitKind.Citizen, "police", [Sample.Place]).Put($"p{i:000}", Day, [Value.Of(place)]);
            foreach (var household in new[] { $"a{i:000}", $"b{i:000}" })
            {
                builder.Of(UnitKind.Household).Add(household, $"p{i:000}");
                builder.Feed(UnitKind.Household, "civil", [Sample.Income, Sample.Heads]).Put(household, Day, [Value.Of(900m), Value.Of(3m)]);
            }
        }

        var matcher = new NRulesMatcher(Sample.Dictionary, [(SamplePolicies.Minimum, SamplePolicies.PackOf(SamplePolicies.Minimum))]);
        var bits = matcher.Match(builder.Seal(), Day, 0, 2 * applicants)[0];

        var expected = Enumerable.Range(0, applicants).Where(i => i % 3 == 0).ToList();
        Assert.That(Set(bits.Eligible), Is.EqualTo(expected.Concat(expected.Select(i => applicants + i))));
        Assert.That(NotRefused(bits), Is.EqualTo(Set(bits.Eligible)));
    }

    [Test]
    public void Match_ChildWithoutAFactThatOtherChildrenHave_IsOpenWhateverTheParentHas()
    {
        var builder = new SnapshotBuilder(Day);
        builder.Feed(UnitKind.Citizen, "police", [Sample.ChildPlace]).Put("p1", Day, [Value.Of("徐汇区")]);
        builder.Of(UnitKind.Child).Add("k1", "p1");
        builder.Feed(UnitKind.Child, "health", [Sample.ChildPlace]).Put("k1", Day, [Value.Of("徐汇区")]);
        builder.Of(UnitKind.Child).Add("k2", "p1");

        var matcher = new NRulesMatcher(Sample.Dictionary, [(SamplePolicies.Childcare, SamplePolicies.PackOf(SamplePolicies.Childcare))]);
        var bits = matcher.Match(builder.Seal(), Day, 0, 2)[0];

        Assert.That((bits.Eligible[0], bits.Open[0]), Is.EqualTo((0b01UL, 0b10UL)));
    }

    [TestCase(999)]
    [TestCase(1000)]
    [TestCase(1001)]
    [TestCase(2500)]
    public void Match_MoreUnitsThanASessionTakes_NoneIsLostOrRepeated(int units)
    {
        var builder = new SnapshotBuilder(Day);
        for (var i = 0; i < units; i++)
        {
            builder.Feed(UnitKind.Citizen, "police", [Sample.Place, Sample.Born])
                .Put(i.ToString("0000", CultureInfo.InvariantCulture), Day, [Value.Of(i % 7 == 0 ? "上海" : "外省市"), i % 2 == 0 ? Value.Of(new DateOnly(1940, 1, 1)) : default]);
        }

        var matcher = new NRulesMatcher(Sample.Dictionary, [(SamplePolicies.Allowance, SamplePolicies.PackOf(SamplePolicies.Allowance))]);
        var bits = matcher.Match(builder.Seal(), Day, 0, units)[0];

        Assert.That(Set(bits.Eligible), Is.EqualTo(Enumerable.Range(0, units).Where(i => i % 14 == 0)));
        Assert.That(NotRefused(bits), Is.EqualTo(Enumerable.Range(0, units).Where(i => i % 7 == 0)));
    }

    private static List<int> NotRefused(PackBits bits) => Set([.. bits.Eligible.Zip(bits.Open, (a, b) => a | b)]);

    private static List<int> Set(ulong[] words) => [.. Enumerable.Range(0, words.Length * 64).Where(i => (words[i / 64] >> (i % 64) & 1) != 0)];
}
