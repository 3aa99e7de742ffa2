using Matching.Engine.Runs;
using Matching.Rules.Packs;
using Matching.Storage.Dialects;

namespace Matching.Storage.Tests.Nights;

/// <summary>What a score does, and what it never does.</summary>
[TestFixture(DatabaseProvider.Sqlite)]
[TestFixture(DatabaseProvider.PostgreSql)]
public sealed class NightScoreTests(DatabaseProvider provider)
{
    private DatabaseSource source = null!;
    private NightStage stage = null!;

    [SetUp]
    public void SetUp()
    {
        source = DatabaseSource.Create(provider);
        stage = new NightStage(source.Database);
        stage.Policies.Add(NightStage.Paid("p1"));
        stage.Evaluator.Grant("p1", "c1", 15000);
    }

    [TearDown]
    public void TearDown() => source?.Dispose();

    [Test]
    public void Run_ScoreBelowTheThreshold_IsReviewedAndNotPaid()
    {
        stage.Scorers = new ScriptedScorer("m1", 0.4999);

        var summary = stage.Run();

        var right = stage.Entitlements.OfPolicy("p1").Single();
        Assert.Multiple(() =>
        {
            Assert.That((right.State.ToString(), right.ReasonCode), Is.EqualTo(("InReview", "SCORE-DOUBT")));
            Assert.That(right.Reason, Is.EqualTo("模型估计核定成立的概率为 49.9%，低于复核界限 50.0%，须先由人工核查"));
            Assert.That(summary.New, Is.EqualTo(new NewRows(1, 1, 0)));
            Assert.That(
                stage.Database.Query<(string, string, string, long, long)>("SELECT policy_id, subject, scorer_hash, score_millionths, CAST(review AS BIGINT) FROM v_decision_score"),
                Is.EqualTo(new[] { ("p1", "c1", "m1", 499900L, 1L) }));
        });
    }

    [Test]
    public void Run_ScoreAtTheThreshold_IsPaid()
    {
        stage.Scorers = new ScriptedScorer("m1", 0.5);

        stage.Run();

        Assert.That(stage.StateOf("p1", "c1"), Is.EqualTo("Submitted"));
    }

    [Test]
    public void Run_PolicyThatTheModelDoesNotKnow_IsPaidWithoutAScore()
    {
        stage.Scorers = new ScriptedScorer("m1", null);

        stage.Run();

        Assert.That(stage.StateOf("p1", "c1"), Is.EqualTo("Submitted"));
        Assert.That(stage.Count("decision_score"), Is.Zero);
    }

    [Test]
    public void Run_ScorerThatDoubtsEverything_ChangesNoDecisionAndNoAmount()
    {
        using var without = DatabaseSource.Create(provider);
        var plain = new NightStage(without.Database);
        plain.Policies.Add(NightStage.Paid("p1"));
        plain.Evaluator.Grant("p1", "c1", 15000);
        var expected = plain.Run();
        stage.Scorers = new ScriptedScorer("m1", 0);

        var doubted = stage.Run();

        Assert.Multiple(() =>
        {
            Assert.That(doubted.DecisionHash, Is.EqualTo(expected.DecisionHash));
            Assert.That(doubted.Policies, Is.EqualTo(expected.Policies));
            Assert.That(
                stage.Database.Query<(string, string)>("SELECT outcome, review FROM v_decision"),
                Is.EqualTo(plain.Database.Query<(string, string)>("SELECT outcome, review FROM v_decision")));
        });
    }

    [Test]
    public void Run_ExcludedByAnotherPolicy_IsExcludedThoughTheModelDoubts()
    {
        stage.Policies.Clear();
        stage.Policies.Add(NightStage.Paid("p1", exclusions: new Exclusion("p2", ExclusionScope.Subject, true, ExclusionKeep.Highest)));
        stage.Policies.Add(NightStage.Paid("p2"));
        stage.Evaluator.Grant("p2", "c1", 20000);
        stage.Scorers = new ScriptedScorer("m1", 0.1);

        stage.Run();

        Assert.That((stage.StateOf("p1", "c1"), stage.StateOf("p2", "c1")), Is.EqualTo(("Excluded", "InReview")));
    }

    [Test]
    public void Run_PaymentCameBackAndTheNewerDecisionIsDoubted_SendsTheRightToReview()
    {
        stage.Scorers = new ScriptedScorer("m1", null) { Of = d => d.CycleAmount!.Value.Fen > 15000 ? 0.1 : 0.9 };
        stage.Run("2025-11-28", "s1");
        stage.Evaluator.Grant("p1", "c1", 20000);
        stage.Run("2025-11-29", "s2");
        var sent = (stage.StateOf("p1", "c1"), stage.Entitlements.OfPolicy("p1").Single().Amount!.Value.Fen);
        stage.Database.Write("bounce", t => Sql.Run(t, "UPDATE entitlement SET state = 'AccountNeeded', attempt = attempt + 1"));

        stage.Run("2025-11-30", "s3");

        var right = stage.Entitlements.OfPolicy("p1").Single();
        Assert.That(sent, Is.EqualTo(("Submitted", 15000L)));
        Assert.That((right.State.ToString(), right.ReasonCode, right.Amount!.Value.Fen), Is.EqualTo(("InReview", "SCORE-DOUBT", 20000L)));
    }

    [Test]
    public void Plan_ScorerAdoptedMeanwhile_KeepsThePinnedOne()
    {
        var scorer = new ScriptedScorer("m1", 0.9);
        stage.Scorers = scorer;
        var first = stage.Night().Plan(stage.Request());
        scorer.Adopted = "m2";

        var second = stage.Night().Plan(stage.Request());

        Assert.That((first.Claim.ScorerHash, second.Claim.ScorerHash), Is.EqualTo(("m1", "m1")));
        Assert.That(stage.Night().Plan(stage.Request(snapshotHash: "s2")).Claim.ScorerHash, Is.EqualTo("m2"));
    }

    [Test]
    public void Run_BegunWithoutAScorer_StaysWithoutOne()
    {
        stage.Night().Plan(stage.Request());
        stage.Scorers = new ScriptedScorer("m1", 0.1);

        stage.Run();

        Assert.That(stage.StateOf("p1", "c1"), Is.EqualTo("Submitted"));
    }

    [Test]
    public void Run_SameNightAgain_StoresNoScoreTwice()
    {
        stage.Scorers = new ScriptedScorer("m1", 0.1);
        stage.Run();

        stage.Run();

        Assert.That(stage.Count("decision_score"), Is.EqualTo(1));
    }

    [TestCase(1.5)]
    [TestCase(-0.1)]
    [TestCase(double.NaN)]
    public void Run_ScoreThatIsNoProbability_StopsTheNight(double probability)
    {
        stage.Scorers = new ScriptedScorer("m1", probability);

        Assert.That(() => stage.Run(), Throws.InvalidOperationException.With.Message.Contains("no probability"));
        Assert.That(stage.Count("entitlement"), Is.Zero);
    }
}
