using Matching.Engine.Columns;
using Matching.Engine.Populations;
using Matching.Engine.Tags;
using Matching.Rules.Packs;
using Matching.Rules.Values;

namespace Matching.Engine.Tests.Columns;

/// <summary>Conditions over columns of every width say of each unit what they say of it alone, and are shared between packs.</summary>
/// <param name="ranksBounds">Whether numbers are ranked among the bounds in use.</param>
[TestFixture(false)]
[TestFixture(true)]
public sealed class ColumnarMatcherTests(bool ranksBounds) : MatcherSuite
{
    [Test]
    public void Match_SameTestInTwoPacks_IsOnePredicate()
    {
        var one = Pack(["数 >= 10", "是"]);
        var other = Pack(["是", "数 > 9.9999"]);
        var policy = Decisions.SamplePolicies.Allowance with { Reference = ReferenceDate.BusinessDate };
        var snapshot = Sealed([[Value.Of(9m), default, default, Value.True], [Value.Of(10m), default, default, Value.True], [Value.Of(11m), default, default, default]]);

        var matcher = new ColumnarMatcher(Tags, [(policy with { Id = "a", Versions = [one] }, one), (policy with { Id = "b", Versions = [other] }, other)], snapshot, Day, ranksBounds);

        Assert.That(matcher.Predicates, Is.EqualTo(2));
        Assert.That(matcher.Match(0, 3).Select(b => (b.Eligible[0], b.Open[0])), Is.All.EqualTo((0b010UL, 0b100UL)));
    }

    [Test]
    public void Match_IntoBitsOfAnotherStretch_ReplacesThem()
    {
        var pack = Pack(["数 >= 300", "是 or 数 > 99900"]);
        var facts = Enumerable.Range(0, 5_000).Select(i => new[] { i % 7 == 0 ? default : Value.Of(i * 20m), default, default, i % 5 == 0 ? default : Value.Of(i % 3 == 0) }).ToArray();
        var matcher = new ColumnarMatcher(
            Tags, [(Decisions.SamplePolicies.Allowance with { Versions = [pack], Reference = ReferenceDate.BusinessDate }, pack)], Sealed(facts), Day, ranksBounds);
        var bits = matcher.NewBits(2_400);

        matcher.Match(0, 2_400, bits);
        matcher.Match(2_571, 2_400, bits);

        for (var i = 0; i < 2_400; i++)
        {
            Assert.That((bits[0].Eligible[i / 64] >> (i % 64) & 1, bits[0].Open[i / 64] >> (i % 64) & 1), Is.EqualTo(Alone(pack, facts[2_571 + i])));
        }
    }

    [Test]
    public void Match_RangeOutsideThePopulation_IsRefused()
    {
        var pack = Pack(["是"]);
        var matcher = new ColumnarMatcher(
            Tags, [(Decisions.SamplePolicies.Allowance with { Versions = [pack], Reference = ReferenceDate.BusinessDate }, pack)], Sealed([[default, default, default, Value.True]]), Day);

        Assert.That(() => matcher.Match(1, 1), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    /// <inheritdoc/>
    protected override PackBits Match(TagDictionary tags, Policy policy, RulePack pack, Snapshot snapshot, DateOnly asOf, int start, int count) =>
        new ColumnarMatcher(tags, [(policy, pack)], snapshot, asOf, ranksBounds).Match(start, count)[0];
}
