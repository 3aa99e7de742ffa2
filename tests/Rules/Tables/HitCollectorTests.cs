using System.Collections.Immutable;
using Matching.Rules.Binding.Tree;
using Matching.Rules.Tables;
using Matching.Rules.Values;

namespace Matching.Rules.Tests.Tables;

public sealed class HitCollectorTests
{
    private static readonly ImmutableArray<OutputOrder> Order = [new(null, [Value.Of("high"), Value.Of("medium"), Value.Of("low")])];

    [TestCase(HitPolicy.First, "\"low\"")]
    [TestCase(HitPolicy.Priority, "\"high\"")]
    [TestCase(HitPolicy.Collect, "[\"low\", \"high\", \"other\", \"medium\", \"low\"]")]
    [TestCase(HitPolicy.RuleOrder, "[\"low\", \"high\", \"other\", \"medium\", \"low\"]")]
    [TestCase(HitPolicy.OutputOrder, "[\"high\", \"medium\", \"low\", \"low\", \"other\"]")]
    [TestCase(HitPolicy.CollectCount, "5")]
    [TestCase(HitPolicy.CollectMin, "\"high\"")]
    [TestCase(HitPolicy.CollectMax, "\"other\"")]
    [TestCase(HitPolicy.CollectSum, "unknown")]
    [TestCase(HitPolicy.Unique, "unknown")]
    [TestCase(HitPolicy.Any, "unknown")]
    public void Result_OfSeveralHits_FollowsThePolicy(HitPolicy policy, string expected) =>
        Assert.That(Collect(policy, true, "low", "high", "other", "medium", "low").ToString(), Is.EqualTo(expected));

    [TestCase(HitPolicy.CollectSum, "6")]
    [TestCase(HitPolicy.CollectMin, "1")]
    [TestCase(HitPolicy.CollectMax, "3")]
    public void Result_OfNumbers_IsAggregated(HitPolicy policy, string expected) =>
        Assert.That(Collect(policy, true, 2, 1, 3).ToString(), Is.EqualTo(expected));

    [TestCase(HitPolicy.CollectMin)]
    [TestCase(HitPolicy.CollectMax)]
    [TestCase(HitPolicy.CollectSum)]
    public void Result_OfOutputsThatDoNotGoTogether_IsAFault(HitPolicy policy) =>
        Assert.That(Collect(policy, true, 2, "a").IsUnknown, Is.True);

    [Test]
    public void Result_SeveralOutputs_OrdersByTheFirstThenTheSecond()
    {
        ImmutableArray<OutputOrder> orders = [new("a", [Value.Of(1m), Value.Of(2m)]), new("b", [Value.Of(2m), Value.Of(1m)])];
        var collector = new HitCollector(HitPolicy.OutputOrder, orders, true);
        foreach (var (a, b) in new[] { (2m, 2m), (1m, 1m), (1m, 2m) })
        {
            collector.Needs(Value.True);
            collector.Take(Value.Of(new FeelContext([new("a", Value.Of(a)), new("b", Value.Of(b))])));
        }

        Assert.That(collector.Result(new Budget()).ToString(), Is.EqualTo("[{\"a\": 1, \"b\": 2}, {\"a\": 1, \"b\": 1}, {\"a\": 2, \"b\": 2}]"));
    }

    [TestCase(HitPolicy.Priority)]
    [TestCase(HitPolicy.OutputOrder)]
    [TestCase(HitPolicy.RuleOrder)]
    [TestCase(HitPolicy.CollectCount)]
    [TestCase(HitPolicy.CollectMin)]
    [TestCase(HitPolicy.CollectMax)]
    public void Result_StrictWithAnUnknownRow_IsUnknown(HitPolicy policy)
    {
        var collector = new HitCollector(policy, Order, false);
        collector.Needs(Value.True);
        collector.Take(Value.Of("high"));
        collector.Needs(Value.Unknown("户籍地"));

        Assert.That(collector.Result(new Budget()), Is.EqualTo(Value.Unknown("户籍地")));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void IsEmpty_RowThatIsNeitherTrueNorFalse_IsAMissOnlyInTheStandard(bool isStandard)
    {
        var collector = new HitCollector(HitPolicy.Unique, Order, isStandard);

        Assert.That(collector.Needs(Value.Null), Is.False);
        Assert.That(collector.IsEmpty, Is.EqualTo(isStandard));
    }

    private static Value Collect(HitPolicy policy, bool isStandard, params object[] outputs)
    {
        var collector = new HitCollector(policy, Order, isStandard);
        foreach (var output in outputs)
        {
            if (!collector.IsDone && collector.Needs(Value.True))
            {
                collector.Take(output is string text ? Value.Of(text) : Value.Of((decimal)(int)output));
            }
        }

        return collector.Result(new Budget());
    }
}
