using Matching.Scoring.Histories;
using Matching.Scoring.Models;
using Matching.Scoring.Training;

namespace Matching.Scoring.Tests;

/// <summary>One model of a generated history, and what must hold of it.</summary>
public sealed class ScorerTrainerTests
{
    private AuditHistory history = null!;
    private TrainedScorer trained = null!;

    [OneTimeSetUp]
    public void Train()
    {
        history = Histories.Generated();
        trained = ScorerTrainer.Train(history, seed: 1);
    }

    [Test]
    public void Train_GeneratedHistory_TellsUpheldFromRefutedInMonthsItHasNotSeen()
    {
        // Measured on Linux x64: 0.824 and 0.188 on 2,015 matches.
        Assert.That(trained.Card.Unseen.Auc, Is.GreaterThan(0.78));
        Assert.That(trained.Card.Unseen.BrierSkill, Is.GreaterThan(0.12));
    }

    [Test]
    public void Train_GeneratedHistory_IsCalibratedOverAll()
    {
        var unseen = trained.Card.Unseen;
        var expected = unseen.Calibration.Sum(b => b.Expected * b.Matches) / unseen.Matches;

        Assert.That(expected, Is.EqualTo(unseen.BaseRate).Within(0.02));
        Assert.That(unseen.Calibration, Has.Length.EqualTo(10));
        Assert.That(unseen.Calibration[0].Observed, Is.LessThan(unseen.Calibration[9].Observed));
    }

    [Test]
    public void Train_ShuffledOutcomes_KnowsNothing()
    {
        var areas = Enumerable.Range(1, 4).Select(seed => ScorerTrainer.Train(Histories.Shuffled(history, seed), 1).Card.Unseen.Auc);

        Assert.That(areas, Has.All.EqualTo(0.5).Within(0.05));
    }

    [Test]
    public void Train_SameSeed_SameFileAndScores()
    {
        var again = ScorerTrainer.Train(history, seed: 1);

        Assert.That(again.Card.ModelSha256, Is.EqualTo(trained.Card.ModelSha256));
        Assert.That(again.Scorer.Score(history.Outcomes.Take(500)), Is.EqualTo(trained.Scorer.Score(history.Outcomes.Take(500))));
    }

    [Test]
    public void Train_OutcomesOfLastMonthsTurned_LeaveTheModelAsItWas()
    {
        var last = trained.Card.Months.Evaluate;
        var turned = history with { Outcomes = [.. history.Outcomes.Select(o => last.Contains(o.Month) ? o with { Upheld = !o.Upheld } : o)] };

        var again = ScorerTrainer.Train(turned, seed: 1);

        Assert.That(again.Card.ModelSha256, Is.EqualTo(trained.Card.ModelSha256));
        Assert.That(again.Card.Unseen.Auc, Is.EqualTo(1 - trained.Card.Unseen.Auc).Within(1e-9));
    }

    [Test]
    public void Train_OutcomesOfEarlyMonthsShuffled_GiveAnotherModel()
    {
        Assert.That(ScorerTrainer.Train(Histories.Shuffled(history, 9), 1).Card.ModelSha256, Is.Not.EqualTo(trained.Card.ModelSha256));
    }

    [Test]
    public void Card_Months_AreApartAndInOrder()
    {
        var (train, calibrate, evaluate) = (trained.Card.Months.Train, trained.Card.Months.Calibrate, trained.Card.Months.Evaluate);

        Assert.That(train, Is.EqualTo(new[] { new DateOnly(2025, 5, 1), new DateOnly(2025, 6, 1), new DateOnly(2025, 7, 1) }));
        Assert.That(calibrate, Is.EqualTo(new[] { new DateOnly(2025, 8, 1) }));
        Assert.That(evaluate, Is.EqualTo(new[] { new DateOnly(2025, 9, 1), new DateOnly(2025, 10, 1) }));
    }

    [Test]
    public void Card_Features_NameNoSubject()
    {
        Assert.That(trained.Card.Features, Does.Contain("factAgeDays").And.Not.Contain("subject").And.Not.Contain("upheld"));
        Assert.That(trained.Card.Policies, Has.Length.EqualTo(5));
    }

    [Test]
    public void Load_PinnedDigest_GivesTheSameScores()
    {
        using var place = new TempFolder();
        File.WriteAllBytes(place["scorer.zip"], trained.File);

        var loaded = ScorerFile.Load(place["scorer.zip"], trained.Card.ModelSha256);

        Assert.That(loaded.Score(history.Outcomes.Take(500)), Is.EqualTo(trained.Scorer.Score(history.Outcomes.Take(500))));
    }

    [Test]
    public void Load_ChangedFile_IsRefused()
    {
        using var place = new TempFolder();
        var bytes = trained.File.ToArray();
        bytes[^1] ^= 1;
        File.WriteAllBytes(place["scorer.zip"], bytes);

        var refusal = Assert.Throws<ScoringException>(() => ScorerFile.Load(place["scorer.zip"], trained.Card.ModelSha256))!;

        Assert.That(refusal.Code, Is.EqualTo("SCO010"));
        Assert.That(refusal.Message, Does.Contain(trained.Card.ModelSha256));
    }

    [Test]
    public void Load_NoModel_IsRefused()
    {
        using var place = new TempFolder();
        File.WriteAllText(place["scorer.zip"], "no zip");

        Assert.That(
            () => ScorerFile.Load(place["scorer.zip"], ScorerFile.Sha256("no zip"u8.ToArray())),
            Throws.TypeOf<ScoringException>().With.Property("Code").EqualTo("SCO011"));
    }

    [Test]
    public void Load_MissingFile_IsRefusedByName()
    {
        Assert.That(
            () => ScorerFile.Load("/nowhere/scorer.zip", trained.Card.ModelSha256),
            Throws.TypeOf<ScoringException>().With.Property("Code").EqualTo("SCO009").And.Message.Contains("/nowhere/scorer.zip"));
    }

    [Test]
    public void Score_OtherFeatures_IsRefusedNamingThoseOfTheModel()
    {
        var narrow = history.Outcomes[0] with { Features = [1m] };

        Assert.That(
            () => trained.Scorer.Score([narrow]),
            Throws.TypeOf<ScoringException>().With.Property("Code").EqualTo("SCO008").And.Message.Contains("factAgeDays"));
    }

    [Test]
    public void Score_UnknownPolicyAndNothingStated_IsAProbability()
    {
        var empty = history.Outcomes[0] with { Policy = "new-policy", Features = [.. trained.Card.Features.Select(_ => (decimal?)null)] };

        Assert.That(trained.Scorer.Score([empty]).Single(), Is.InRange(0.0, 1.0));
    }
}
