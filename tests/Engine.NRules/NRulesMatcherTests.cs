using Matching.Engine.Columns;
using Matching.Engine.Populations;
using Matching.Engine.Tags;
using Matching.Engine.Tests.Columns;
using Matching.Engine.Tests.Decisions;
using Matching.Rules.Packs;
using Matching.Rules.Values;
using NRules.Diagnostics;

namespace Matching.Engine.NRules.Tests;

/// <summary>The network says of each unit what its conditions say of it alone, and shares what packs have in common.</summary>
[TestFixture]
public sealed class NRulesMatcherTests : MatcherSuite
{
    [Test]
    public void Match_PacksWithCommonConditions_ShareNodesAlongTheirBeginnings()
    {
        var common = new[] { "是", "码 = \"c1\"" };
        var (one, other) = (Pack(["数 >= 10", .. common]), Pack([.. common.Reverse(), "数 < 5"]));
        var policy = SamplePolicies.Allowance with { Reference = ReferenceDate.BusinessDate };

        var matcher = new NRulesMatcher(Tags, [(policy with { Id = "a", Versions = [one] }, one), (policy with { Id = "b", Versions = [other] }, other)]);

        // One for the view, the two common ones, then for each pack its own condition and one node for each outcome.
        Assert.That(matcher.Network.GetSchema().Nodes.Count(n => n.NodeType == NodeType.Selection), Is.EqualTo(1 + 2 + (2 * (1 + 2))));
    }

    [Test]
    public void Match_SameTextWithOtherParameters_IsNotShared()
    {
        var low = Pack(["数 >= 10"]) with { Hash = "low", Parameters = [new Parameter("数", 1m, null, null)] };
        var high = Pack(["数 >= 10"]) with { Hash = "high", Parameters = [new Parameter("数", 2m, null, null)] };
        var policy = SamplePolicies.Allowance with { Reference = ReferenceDate.BusinessDate };

        var set = new PackSet(
            Tags, [(policy with { Id = "a", Versions = [low] }, low), (policy with { Id = "b", Versions = [high] }, high)],
            (p, pack) => new Decisions.PackPlan(p, pack, Tags));

        Assert.That(set.Conditions, Has.Length.EqualTo(2));
    }

    [Test]
    public void Match_RangeOutsideThePopulation_IsRefused()
    {
        var pack = Pack(["是"]);
        var matcher = new NRulesMatcher(Tags, [(SamplePolicies.Allowance with { Versions = [pack], Reference = ReferenceDate.BusinessDate }, pack)]);
        var snapshot = Sealed([[default, default, default, Value.True]]);

        Assert.That(() => matcher.Match(snapshot, Day, 1, 1), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(matcher.Match(snapshot, Day, 0, 1)[0].Eligible, Is.EqualTo(new[] { 1UL }));
    }

    [Test]
    public void Match_PoliciesOfSeveralKindsOfUnit_AreRefused()
    {
        var packs = new[] { SamplePolicies.Allowance, SamplePolicies.Minimum }.Select(p => (p, SamplePolicies.PackOf(p))).ToList();

        Assert.That(() => new NRulesMatcher(Sample.Dictionary, packs), Throws.ArgumentException.With.Message.Contains("not of 2"));
    }

    /// <inheritdoc/>
    protected override PackBits Match(TagDictionary tags, Policy policy, RulePack pack, Snapshot snapshot, DateOnly asOf, int start, int count) =>
        new NRulesMatcher(tags, [(policy, pack)]).Match(snapshot, asOf, start, count)[0];
}
