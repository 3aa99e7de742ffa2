using Matching.Scoring.Training;

namespace Matching.Scoring.Tests;

public sealed class TemporalSplitTests
{
    [TestCase(3, 1, 1, 1)]
    [TestCase(6, 3, 1, 2)]
    [TestCase(12, 6, 2, 4)]
    public void Of_Months_SplitsThemInTime(int months, int train, int calibrate, int evaluate)
    {
        var split = TemporalSplit.Of(Histories.OfMonths(months));

        Assert.That((split.Train.Length, split.Calibrate.Length, split.Evaluate.Length), Is.EqualTo((train, calibrate, evaluate)));
        Assert.That(split.Train.Concat(split.Calibrate).Concat(split.Evaluate), Is.Ordered.Ascending.And.Unique);
    }

    [TestCase(0)]
    [TestCase(2)]
    public void Of_TooFewMonths_IsRefused(int months)
    {
        Assert.That(
            () => TemporalSplit.Of(Histories.OfMonths(months)),
            Throws.TypeOf<ScoringException>().With.Property("Code").EqualTo("SCO006").And.Message.Contains($"{months} months"));
    }

    [TestCase("2025-01", "learn from")]
    [TestCase("2025-02", "calibrate on")]
    [TestCase("2025-03", "judge on")]
    public void Of_PartWithoutRefutedMatches_IsRefusedNamingTheMonths(string month, string use)
    {
        var history = Histories.OfMonths(3);
        var oneSided = history with { Outcomes = [.. history.Outcomes.Where(o => o.Upheld || o.Month.ToString("yyyy-MM") != month)] };

        Assert.That(
            () => TemporalSplit.Of(oneSided),
            Throws.TypeOf<ScoringException>().With.Property("Code").EqualTo("SCO007").And.Message.Contains(use).And.Message.Contains(month));
    }
}
