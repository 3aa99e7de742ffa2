using Matching.Synthetic.Chance;

namespace Matching.Synthetic.Tests;

public sealed class ChanceTests
{
    [Test]
    public void RandomStream_SamePurposeAndUnit_GivesTheSameNumbers()
    {
        var first = Numbers(new RandomStream(1, Purpose.Citizen, 5));
        var second = Numbers(new RandomStream(1, Purpose.Citizen, 5));

        Assert.That(second, Is.EqualTo(first));
    }

    [Test]
    public void RandomStream_OtherSeedPurposeUnitOrPart_GivesOtherNumbers()
    {
        var streams = new[]
        {
            new RandomStream(1, Purpose.Citizen, 5), new RandomStream(2, Purpose.Citizen, 5), new RandomStream(1, Purpose.Tax, 5),
            new RandomStream(1, Purpose.Citizen, 6), new RandomStream(1, Purpose.Citizen, 5, part: 1), new RandomStream(-1, Purpose.Citizen, 5),
        };

        Assert.That(streams.Select(s => string.Join(',', Numbers(s))), Is.Unique);
    }

    [Test]
    public void Below_ManyDraws_ReachesEveryNumberAndNoOther()
    {
        var stream = new RandomStream(3, Purpose.Faults, 0);

        Assert.That(Enumerable.Range(0, 500).Select(_ => stream.Below(5)).Distinct().Order(), Is.EqualTo(new[] { 0, 1, 2, 3, 4 }));
    }

    [Test]
    public void Between_ManyDraws_IncludesBothEnds()
    {
        var stream = new RandomStream(3, Purpose.Faults, 0);

        Assert.That(Enumerable.Range(0, 500).Select(_ => stream.Between(-1, 1)).Distinct().Order(), Is.EqualTo(new[] { -1, 0, 1 }));
    }

    [Test]
    public void WeightedChoice_ZeroWeight_IsNeverPicked()
    {
        var choice = new WeightedChoice<string>(("never", 0), ("once", 1), ("never either", 0), ("thrice", 3));
        var stream = new RandomStream(3, Purpose.Faults, 0);

        Assert.That(Enumerable.Range(0, 500).Select(_ => choice.Pick(stream)).Distinct(), Is.EquivalentTo(new[] { "once", "thrice" }));
    }

    [Test]
    public void QuantileTable_ManyDraws_StayInsideAndSplitAtTheKnot()
    {
        var table = new QuantileTable((0, 0), (5000, 10), (10_000, 1000));
        var stream = new RandomStream(3, Purpose.Faults, 0);

        var drawn = Enumerable.Range(0, 2000).Select(_ => table.Pick(stream)).ToArray();

        Assert.That(drawn, Has.All.InRange(0, 999));
        Assert.That(drawn.Count(v => v < 10), Is.InRange(900, 1100));
    }

    private static int[] Numbers(RandomStream stream) => [.. Enumerable.Range(0, 8).Select(_ => stream.Below(1_000_000))];
}
