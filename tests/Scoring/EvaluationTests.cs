using Matching.Scoring.Calibrating;
using Matching.Scoring.Evaluating;

namespace Matching.Scoring.Tests;

public sealed class EvaluationTests
{
    [Test]
    public void Of_FourMatches_GivesTheFiguresWorkedOutByHand()
    {
        var evaluation = Evaluation.Of([(0.1, false), (0.4, false), (0.35, true), (0.8, true)]);

        // Of the four pairs, three are in order. Errors 0.01 + 0.16 + 0.4225 + 0.04, by four; the base rate's Brier is 0.25.
        Assert.That(evaluation.Auc, Is.EqualTo(0.75).Within(1e-12));
        Assert.That(evaluation.Brier, Is.EqualTo(0.158125).Within(1e-12));
        Assert.That(evaluation.BrierSkill, Is.EqualTo(0.3675).Within(1e-12));
        Assert.That((evaluation.Matches, evaluation.BaseRate), Is.EqualTo((4, 0.5)));
    }

    [Test]
    public void Of_EqualProbabilities_KnowNothing()
    {
        var evaluation = Evaluation.Of([(0.5, true), (0.5, false), (0.5, false), (0.5, true), (0.5, true)]);

        Assert.That(evaluation.Auc, Is.EqualTo(0.5).Within(1e-12));
        Assert.That(evaluation.BrierSkill, Is.LessThan(0));
    }

    [Test]
    public void Of_TwentyMatches_MakesTenthsOfTwo()
    {
        var bands = Evaluation.Of([.. Enumerable.Range(0, 20).Select(i => (i / 20.0, i >= 10))]).Calibration;

        Assert.That(bands.Select(b => b.Matches), Is.EqualTo(Enumerable.Repeat(2, 10)));
        Assert.That((bands[0].From, bands[0].To, bands[0].Observed, bands[9].Observed), Is.EqualTo((0.0, 0.05, 0.0, 1.0)));
        Assert.That(bands[9].Expected, Is.EqualTo(0.925).Within(1e-12));
    }

    [Test]
    public void Fit_SharesOfThreeQuarters_GivesThemBack()
    {
        var scores = Enumerable.Range(0, 4000).Select(i => (Score: i % 2 == 0 ? 3.0 : -3.0, Upheld: (i / 2 % 4 != 0) == (i % 2 == 0))).ToArray();

        var fitted = PlattCalibration.Fit(scores);

        Assert.That(fitted.Probability(3), Is.EqualTo(0.75).Within(0.001));
        Assert.That(fitted.Probability(-3), Is.EqualTo(0.25).Within(0.001));
    }

    [Test]
    public void Fit_PerfectlySeparated_StaysFinite()
    {
        var fitted = PlattCalibration.Fit([.. Enumerable.Range(-50, 101).Select(i => ((double)i, i > 0))]);

        Assert.That(double.IsFinite(fitted.Slope) && double.IsFinite(fitted.Offset), Is.True);
        Assert.That(fitted.Probability(50), Is.GreaterThan(0.95));
        Assert.That(fitted.Probability(-50), Is.LessThan(0.05));
    }

    [Test]
    public void Fit_ScoresAllTheSame_GivesTheBaseRate()
    {
        var fitted = PlattCalibration.Fit([.. Enumerable.Range(0, 1000).Select(i => (2.0, i % 10 != 0))]);

        Assert.That(fitted.Probability(2), Is.EqualTo(0.9).Within(0.005));
    }
}
