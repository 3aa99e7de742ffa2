using Matching.Engine.Analytics;
using Matching.Rules.Packs;
using Matching.Storage.Dialects;
using Matching.Storage.Stores;
using Matching.Storage.Tests.Nights;
using Matching.Storage.Views;

namespace Matching.Storage.Tests.Scoring;

[TestFixture(DatabaseProvider.Sqlite)]
[TestFixture(DatabaseProvider.PostgreSql)]
public sealed class PolicyAnalyticsTests(DatabaseProvider provider)
{
    private DatabaseSource source = null!;
    private NightStage stage = null!;
    private PolicyAnalytics analytics = null!;

    [SetUp]
    public void SetUp()
    {
        source = DatabaseSource.Create(provider);
        stage = new NightStage(source.Database);
        stage.Policies.Add(NightStage.Paid("p1"));
        stage.Policies.Add(NightStage.Told("p2"));
        analytics = new PolicyAnalytics(source.Database);
    }

    [TearDown]
    public void TearDown() => source?.Dispose();

    [Test]
    public void Of_NoSuchNight_IsNull()
    {
        Assert.That(analytics.Nights(10), Is.Empty);
        Assert.That(analytics.Of("nothing", Catalogue()), Is.Null);
    }

    [Test]
    public void Of_Night_GivesFiguresReviewBudgetAndMissingTags()
    {
        stage.Evaluator.Grant("p1", "c1", 15000);
        stage.Evaluator.Grant("p1", "c2", 18000, "须人工核定");
        stage.Evaluator.Undetermined("p1", "c3");
        var run = stage.Run();

        var night = analytics.Of(run.RunId, Catalogue())!;

        Assert.That(night.Night.BusinessDate, Is.EqualTo(new DateOnly(2025, 11, 28)));
        Assert.That(night.Policies.Select(p => p.Figures.Policy), Is.EqualTo(new[] { "p1", "p2" }));
        var p1 = night.Policies[0];
        Assert.That((p1.Figures.Eligible, p1.Figures.Undetermined, p1.Figures.NotEligible), Is.EqualTo((2, 1, 0)));
        Assert.That(p1.Missing, Is.EqualTo(new[] { new MissingTag("户籍地", 1) }));
        Assert.That(p1.InReview, Is.EqualTo(1));
        Assert.That(p1.Budget, Is.EqualTo(new BudgetStanding("line-p1", 2025, "CNY", true, 100_000, 0, 15_000, 0, 85_000)));
        Assert.That(p1.Precision, Is.EqualTo(new Precision(0, 0)));
        Assert.That(night.Policies[1].Budget, Is.Null);
        Assert.That(night.Policies[1].Missing, Is.Empty);
    }

    [Test]
    public void Of_UnitsThatLackSeveralTags_CountForEachTheMostFrequentFirst()
    {
        stage.Evaluator.Undetermined("p1", "c1");
        var run = stage.Run();
        Undetermined(run.RunId, "x1", "出生日期\n户籍地");
        Undetermined(run.RunId, "x2", "出生日期\n户籍地");
        Undetermined(run.RunId, "x3", "残疾等级");

        var missing = analytics.Of(run.RunId, Catalogue())!.Policies[0].Missing;

        Assert.That(missing, Is.EqualTo(new[] { new MissingTag("户籍地", 3), new MissingTag("出生日期", 2), new MissingTag("残疾等级", 1) }));
    }

    [Test]
    public void Of_DateThatRanAgainOnOtherFacts_KeepsEachNightsOwnReasons()
    {
        stage.Evaluator.Undetermined("p1", "c1");
        stage.Evaluator.Undetermined("p1", "c2");
        var first = stage.Run();
        stage.Evaluator.Forget("p1", "c1");
        var second = stage.Run(snapshotHash: "s2");

        Assert.That(analytics.Nights(10).Select(n => (n.RunId, n.Slot)), Is.EqualTo(new[] { (second.RunId, 1), (first.RunId, 0) }));
        Assert.That(analytics.Of(first.RunId, Catalogue())!.Policies[0].Missing, Is.EqualTo(new[] { new MissingTag("户籍地", 2) }));
        Assert.That(analytics.Of(second.RunId, Catalogue())!.Policies[0].Missing, Is.EqualTo(new[] { new MissingTag("户籍地", 1) }));
    }

    [Test]
    public void Of_ScoredMatches_CountsThemAndTheDoubtedOnesOfThisNight()
    {
        var run = stage.Run();
        Score(run.RunId, "c1", 400_000, 1);
        Score(run.RunId, "c2", 900_000, 0);
        Score("another", "c3", 100_000, 1);

        var night = analytics.Of(run.RunId, Catalogue())!;

        Assert.That((night.Policies[0].Scored, night.Policies[0].Doubted), Is.EqualTo((2, 1)));
        Assert.That((night.Policies[1].Scored, night.Policies[1].Doubted), Is.EqualTo((0, 0)));
        Assert.That(night.Night.ScorerHash, Is.Null);
    }

    [Test]
    public void Of_AuditedPolicy_HasItsPrecision()
    {
        var run = stage.Run();
        new AuditedOutcomeStore(source.Database).Import(
            "f", [new AuditedMatch("p1", new DateOnly(2025, 10, 1), "c1", "-", "d", true)], "li", new DateTimeOffset(2025, 11, 28, 0, 0, 0, TimeSpan.Zero));

        Assert.That(analytics.Of(run.RunId, Catalogue())!.Policies[0].Precision, Is.EqualTo(new Precision(1, 1)));
    }

    [Test]
    public void Of_PolicyThatLeftTheCatalogue_StaysWithoutBudget()
    {
        var run = stage.Run();

        var night = analytics.Of(run.RunId, new Catalogue([], "empty"))!;

        Assert.That(night.Policies.Select(p => p.Budget), Is.EqualTo(new BudgetStanding?[] { null, null }));
    }

    private Catalogue Catalogue() => new([.. stage.Policies], "k1");

    private void Score(string runId, string subject, int millionths, int review) => source.Database.Write("test", t => Sql.Run(
        t,
        "INSERT INTO decision_score (run_id, as_of, policy_id, subject, item, department, scorer_hash, score, review) "
        + $"VALUES ('{runId}', '2025-11-28', 'p1', '{subject}', '-', 'd', 'h', {millionths}, {review})"));

    private void Undetermined(string runId, string subject, string missing) => source.Database.Write("test", t => Sql.Run(
        t,
        "INSERT INTO decision (run_id, policy_id, subject, item, revision, department, payee, version, pack_hash, snapshot_hash, as_of, outcome, missing, failed, review) "
        + $"VALUES ('{runId}', 'p1', '{subject}', '-', 1, 'd', '{subject}', 'v1', 'pack-p1', 's1', '2025-11-28', 'undetermined', '{missing}', '', '')"));
}
