using Matching.Engine.Entitlements;
using Matching.Engine.Runs;
using Matching.Rules.Packs;
using Matching.Storage.Dialects;
using Matching.Storage.Stores;

namespace Matching.Storage.Tests.Nights;

/// <summary>A version that was published later and was in force already: the difference is owed once, and nothing is taken back.</summary>
[TestFixture(DatabaseProvider.Sqlite)]
[TestFixture(DatabaseProvider.PostgreSql)]
public sealed class BackPayTests(DatabaseProvider provider)
{
    private static readonly DateOnly Published = new(2025, 12, 10);

    private DatabaseSource source = null!;
    private NightStage stage = null!;

    [SetUp]
    public void SetUp()
    {
        source = DatabaseSource.Create(provider);
        stage = new NightStage(source.Database);
        stage.Policies.Add(NightStage.Paid("p1"));
        stage.Evaluator.Grant("p1", "c1", 10000);
    }

    [TearDown]
    public void TearDown() => source?.Dispose();

    [Test]
    public void Run_LaterVersionForAPaidCycle_PaysTheDifferenceOnce()
    {
        stage.Run("2025-11-28");
        stage.Run("2025-12-09", snapshotHash: "s2");
        Publish("2025-11-01");
        stage.Evaluator.Grant("p1", "c1", 25000);

        var again = stage.Run("2025-11-28", catalogueHash: "k2", policyId: "p1");
        var repeated = stage.Run("2025-11-28", catalogueHash: "k2", policyId: "p1");
        var next = stage.Run("2025-12-11", snapshotHash: "s3", catalogueHash: "k2");
        var after = stage.Run("2025-12-12", snapshotHash: "s4", catalogueHash: "k2");

        Assert.Multiple(() =>
        {
            Assert.That(new[] { again, repeated, next, after }.Select(s => s.New.Payouts), Is.EqualTo(new[] { 0, 0, 2, 0 }));
            Assert.That(stage.Bank.Payments.Select(p => p.Amount.Fen), Is.EqualTo(new[] { 10000L, 10000L, 15000L, 15000L }));
            Assert.That(
                stage.Entitlements.OfPolicy("p1").Select(e => (e.Key.Cycle, e.Amount!.Value.Fen)),
                Is.EqualTo(new[] { ("2025-11", 10000L), ("2025-11+second12", 15000L), ("2025-12", 10000L), ("2025-12+second12", 15000L) }));
            Assert.That(stage.Ledger.VerifyLedger().IsIntact, Is.True);
        });
    }

    [Test]
    public void Run_LaterVersionOfferingLess_TakesNothingBack()
    {
        stage.Run("2025-11-28");
        Publish("2025-11-01");
        stage.Evaluator.Grant("p1", "c1", 4000);

        stage.Run("2025-11-28", catalogueHash: "k2", policyId: "p1");
        stage.Run("2025-11-29", snapshotHash: "s2", catalogueHash: "k2");

        Assert.That(stage.Entitlements.OfPolicy("p1").Select(e => e.Amount!.Value.Fen), Is.EqualTo(new[] { 10000L }));
    }

    [Test]
    public void Run_VersionThatBeganAfterTheRight_OwesNothingForThatCycle()
    {
        stage.Run("2025-11-03");
        Publish("2025-11-15");
        stage.Evaluator.Grant("p1", "c1", 25000);

        stage.Run("2025-11-28", snapshotHash: "s2", catalogueHash: "k2");

        Assert.That(stage.Bank.Payments.Select(p => p.Amount.Fen), Is.EqualTo(new[] { 10000L }));
    }

    [Test]
    public void Run_SecondCorrection_OwesOnlyWhatTheFirstLeft()
    {
        stage.Run("2025-11-28");
        Publish("2025-11-01");
        stage.Evaluator.Grant("p1", "c1", 25000);
        stage.Run("2025-11-28", catalogueHash: "k2", policyId: "p1");
        stage.Run("2025-11-29", snapshotHash: "s2", catalogueHash: "k2");
        Publish("2025-11-01", "third-hash");
        stage.Evaluator.Grant("p1", "c1", 26000);

        stage.Run("2025-11-29", snapshotHash: "s2", catalogueHash: "k3", policyId: "p1");
        stage.Run("2025-11-30", snapshotHash: "s3", catalogueHash: "k3");

        Assert.That(stage.Bank.Payments.Select(p => p.Amount.Fen), Is.EqualTo(new[] { 10000L, 15000L, 1000L }));
    }

    [Test]
    public void Run_NoLongerEligibleByThatCyclesDecision_TheSupplementIsSuspended()
    {
        stage.Run("2025-11-28");
        Publish("2025-11-01");
        stage.Payees.Without.Add("c1");
        stage.Evaluator.Grant("p1", "c1", 25000);
        stage.Run("2025-11-29", snapshotHash: "s2", catalogueHash: "k2");
        stage.Evaluator.Forget("p1", "c1");

        stage.Run("2025-11-30", snapshotHash: "s3", catalogueHash: "k2");

        var supplement = stage.Entitlements.OfPolicy("p1").Single(e => Cycles.IsSupplement(e.Key.Cycle));
        Assert.That(supplement.State, Is.EqualTo(EntitlementState.Suspended));
    }

    [Test]
    public void Run_ToldBenefit_IsToldAgainByTheLaterVersion()
    {
        stage.Policies[0] = NightStage.Told("p1");
        stage.Evaluator.Tell("p1", "c1", 50000);
        stage.Run("2025-11-28");
        Publish("2025-11-01");
        stage.Evaluator.Tell("p1", "c1", 100000);

        var again = stage.Run("2025-11-28", catalogueHash: "k2", policyId: "p1");

        var body = source.Database.Query<string>("SELECT body_zh FROM notification WHERE version = 'second'").Single();
        Assert.That(again.New.Notifications, Is.EqualTo(1));
        Assert.That(body, Does.Contain("1000.00元").And.Contain("本期此前按 v1 版告知；现按 second 版重新计算"));
    }

    [Test]
    public void JudgedNights_AfterALaterPublication_TheLastNightOfEachCycleIsDueUntilItIsDecidedAgain()
    {
        foreach (var (night, facts) in new[] { ("2025-10-05", "s1"), ("2025-10-31", "s2"), ("2025-11-28", "s3") })
        {
            stage.Run(night, facts);
        }

        Publish("2025-11-01");
        var due = Due();
        stage.Run("2025-11-28", "s3", "k2", policyId: "p1");

        Assert.That(due, Is.EqualTo(new[] { ("2025-11", new DateOnly(2025, 11, 28), "second") }));
        Assert.That(Due(), Is.Empty);
    }

    private (string, DateOnly, string)[] Due() =>
        [.. BackdatedNights.Of(stage.Policies[0], new RunStandings(source.Database).JudgedNights("p1")).Select(n => (n.Cycle, n.Night.Date, n.Now.Version))];

    private void Publish(string from, string hash = "second12-hash")
    {
        var policy = stage.Policies[0];
        stage.Policies[0] = policy.With(new RulePack
        {
            PolicyId = policy.Id,
            Version = "second",
            Revision = policy.Versions.Length,
            From = DateOnly.ParseExact(from, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            PublishedAt = Published,
            Conditions = [],
            Hash = hash,
        });
    }
}
