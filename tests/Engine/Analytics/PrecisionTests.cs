using Matching.Engine.Analytics;

namespace Matching.Engine.Tests.Analytics;

public sealed class PrecisionTests
{
    // Worked by hand from Wilson's formula with z = 1.959964 and checked against published tables of the interval.
    [TestCase(8, 10, "0.490162", "0.943318")]
    [TestCase(1, 1, "0.206549", "1.000000")]
    [TestCase(0, 1, "0.000000", "0.793451")]
    [TestCase(0, 10, "0.000000", "0.277533")]
    [TestCase(10, 10, "0.722467", "1.000000")]
    [TestCase(50, 100, "0.403832", "0.596168")]
    [TestCase(9500, 10000, "0.945553", "0.954102")]
    public void Wilson_Counts_GivePublishedInterval(long successes, long trials, string low, string high)
    {
        var interval = WilsonInterval.Of(successes, trials);

        Assert.That(Text(interval.Low), Is.EqualTo(low));
        Assert.That(Text(interval.High), Is.EqualTo(high));
    }

    [TestCase(0, 0)]
    [TestCase(-1, 5)]
    [TestCase(6, 5)]
    public void Wilson_CountsThatCannotBe_AreRefused(long successes, long trials)
    {
        Assert.That(() => WilsonInterval.Of(successes, trials), Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void Wilson_AnyShare_LiesInsideItsIntervalAndTheIntervalInZeroToOne()
    {
        foreach (var trials in new[] { 1, 2, 3, 7, 40, 1000 })
        {
            for (var successes = 0; successes <= trials; successes += Math.Max(1, trials / 20))
            {
                var interval = WilsonInterval.Of(successes, trials);
                var share = successes / (decimal)trials;
                Assert.That(interval.Low, Is.InRange(0m, share), $"{successes}/{trials}");
                Assert.That(interval.High, Is.InRange(share, 1m), $"{successes}/{trials}");
            }
        }
    }

    [Test]
    public void Precision_NothingAudited_HasNoFigure()
    {
        var none = new Precision(0, 0);

        Assert.That(none.Share, Is.Null);
        Assert.That(none.Interval, Is.Null);
    }

    [Test]
    public void Precision_EightOfTen_IsFourFifths()
    {
        var precision = new Precision(10, 8);

        Assert.That(precision.Share, Is.EqualTo(0.8m));
        Assert.That(Text(precision.Interval!.Value.Low), Is.EqualTo("0.490162"));
    }

    [TestCase(1, 2)]
    [TestCase(-1, 0)]
    [TestCase(1, -1)]
    public void Precision_CountsThatCannotBe_AreRefused(long audited, long upheld)
    {
        Assert.That(() => new Precision(audited, upheld), Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    private static string Text(decimal value) => Math.Round(value, 6, MidpointRounding.AwayFromZero).ToString("0.000000", System.Globalization.CultureInfo.InvariantCulture);
}
