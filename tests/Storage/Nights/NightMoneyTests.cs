using Matching.Engine.Ports;
using Matching.Rules.Packs;
using Matching.Rules.Values;
using Matching.Storage.Dialects;

namespace Matching.Storage.Tests.Nights;

/// <summary>Ways in which several nights could pay twice, or pay somebody who must not be paid.</summary>
[TestFixture(DatabaseProvider.Sqlite)]
[TestFixture(DatabaseProvider.PostgreSql)]
public sealed class NightMoneyTests(DatabaseProvider provider)
{
    private DatabaseSource source = null!;
    private NightStage stage = null!;

    [SetUp]
    public void SetUp()
    {
        source = DatabaseSource.Create(provider);
        stage = new NightStage(source.Database);
    }

    [TearDown]
    public void TearDown() => source?.Dispose();

    [Test]
    public void Run_TwoNightsOfOneMonth_PayAMonthlyBenefitOnceAndTheNextMonthAgain()
    {
        stage.Policies.Add(NightStage.Paid("p1"));
        stage.Evaluator.Grant("p1", "c1", 15000);
        var first = stage.Run("2025-11-28");
        var second = stage.Run("2025-11-29", snapshotHash: "s2");
        var lastOfMonth = stage.Run("2025-11-30", snapshotHash: "s3", catalogueHash: "k2");
        var single = stage.Run("2025-11-30", snapshotHash: "s3", catalogueHash: "k2", policyId: "p1");

        var december = stage.Run("2025-12-01", snapshotHash: "s4");

        Assert.Multiple(() =>
        {
            Assert.That(new[] { first, second, lastOfMonth, single, december }.Select(s => s.New.Payouts), Is.EqualTo(new[] { 1, 0, 0, 0, 1 }));
            Assert.That(stage.Entitlements.OfPolicy("p1").Select(e => e.Key.Cycle), Is.EqualTo(new[] { "2025-11", "2025-12" }));
            Assert.That(stage.Bank.Payments.Select(p => p.Amount.Fen), Is.EqualTo(new[] { 15000L, 15000L }));
        });
    }

    [Test]
    public void Run_ExclusiveBenefitsInTwoNightsAtOnce_PaysOne()
    {
        stage.Policies.Add(NightStage.Paid("p1", exclusions: new Exclusion("p2", ExclusionScope.Subject, true, ExclusionKeep.Highest)));
        stage.Policies.Add(NightStage.Paid("p2"));
        stage.Evaluator.Grant("p1", "c1", 100);
        stage.Evaluator.Grant("p2", "c1", 200);
        stage.Payees.Meanwhile = () => stage.Run(policyId: "p2");

        Assert.That(() => stage.Run(policyId: "p1"), Throws.InstanceOf<StaleRunException>());

        Assert.That(stage.Bank.Payments.Select(p => p.Amount.Fen), Is.EqualTo(new[] { 200L }));
        Assert.That(stage.Run(policyId: "p1").New.Payouts, Is.Zero);
    }

    [Test]
    public void Run_EarlierNightAfterALaterOne_PaysNothingOnItsOlderFacts()
    {
        stage.Policies.Add(NightStage.Paid("p1"));
        stage.Evaluator.Grant("p1", "c1", 10000);
        stage.Deaths["c1"] = Value.Of(new DateOnly(2025, 11, 27));
        stage.Run("2025-11-28", snapshotHash: "s2");
        stage.Deaths.Clear();

        var earlier = stage.Run("2025-11-27", snapshotHash: "s1");

        Assert.Multiple(() =>
        {
            Assert.That(earlier.New.Payouts, Is.Zero);
            Assert.That(stage.StateOf("p1", "c1"), Is.EqualTo("Suspended"));
            Assert.That(stage.Bank.Calls, Is.Empty);
        });
    }

    [Test]
    public void Run_FoundNotEligibleBeforeTheMonthEnded_IsNotPaidInTheNextMonth()
    {
        stage.Policies.Add(NightStage.Paid("p1"));
        stage.Evaluator.Grant("p1", "c1", 10000);
        stage.Payees.Without.Add("c1");
        stage.Run("2025-11-28");
        stage.Evaluator.Forget("p1", "c1");
        stage.Run("2025-11-29", snapshotHash: "s2");
        stage.Payees.Without.Clear();

        stage.Run("2025-12-01", snapshotHash: "s3");

        Assert.That(stage.StateOf("p1", "c1"), Is.EqualTo("Suspended"));
        Assert.That(stage.Bank.Payments, Is.Empty);
    }

    [Test]
    public void Run_FoundNotEligibleThenEligibleInTheSameMonth_IsPaid()
    {
        stage.Policies.Add(NightStage.Paid("p1"));
        stage.Evaluator.Grant("p1", "c1", 10000);
        stage.Payees.Without.Add("c1");
        stage.Run("2025-11-27");
        stage.Evaluator.Forget("p1", "c1");
        stage.Run("2025-11-28", snapshotHash: "s2");
        stage.Payees.Without.Clear();
        stage.Evaluator.Grant("p1", "c1", 10000);

        stage.Run("2025-11-29", snapshotHash: "s3");

        Assert.That(stage.Bank.Payments.Select(p => p.Amount.Fen), Is.EqualTo(new[] { 10000L }));
    }

    [Test]
    public void Run_FoundNotEligibleWhileOnNotice_IsReviewedAndNotPaidInTheNextMonth()
    {
        stage.Policies.Add(NightStage.Paid("p1", notice: new PublicNoticeTerms(5, true, true, true)));
        stage.Evaluator.Grant("p1", "c1", 10000);
        stage.Run("2025-11-28");
        stage.Evaluator.Forget("p1", "c1");
        stage.Run("2025-11-29", snapshotHash: "s2");

        stage.Run("2025-12-10", snapshotHash: "s3");

        Assert.That(stage.StateOf("p1", "c1"), Is.EqualTo("InReview"));
        Assert.That(stage.Bank.Payments, Is.Empty);
    }

    [Test]
    public void Run_DiedBetweenIntentAndSending_HoldsTheBatchUnsent()
    {
        stage.Policies.Add(NightStage.Paid("p1"));
        stage.Evaluator.Grant("p1", "c1", 10000);
        stage.Bank.Away = true;
        Assert.That(() => stage.Run("2025-11-28"), Throws.InstanceOf<IOException>());
        stage.Bank.Away = false;
        stage.Deaths["c1"] = Value.Of(new DateOnly(2025, 11, 28));

        stage.Run("2025-11-29", snapshotHash: "s2");

        Assert.Multiple(() =>
        {
            Assert.That(stage.Bank.Calls, Is.Empty);
            Assert.That(stage.Database.Query<string>("SELECT state FROM payout_batch"), Is.EqualTo(new[] { "held" }));
            Assert.That(stage.StateOf("p1", "c1"), Is.EqualTo("InBatch"));
            Assert.That(stage.Ledger.VerifyLedger().Problems, Is.Empty);
        });
    }

    [Test]
    public void Run_ChildIsLinkedToTheOtherParent_DoesNotPayForTheChildTwice()
    {
        stage.Policies.Add(NightStage.Paid("p1"));
        stage.Evaluator.GrantFor("p1", "c1", "c2", "child-1", 10000);
        stage.Run("2025-11-28");
        stage.Evaluator.GrantFor("p1", "c1", "c3", "child-1", 10000);

        stage.Run("2025-11-29", snapshotHash: "s2");

        Assert.That(stage.StateOf("p1", "c3"), Is.EqualTo("InReview"));
        Assert.That(stage.Bank.Payments.Count(), Is.EqualTo(1));
    }

    [Test]
    public void Run_PayeeOfAnUnpaidRightChanged_PaysTheNewPayee()
    {
        stage.Policies.Add(NightStage.Paid("p1"));
        stage.Evaluator.GrantTo("p1", "c1", "c2", 10000);
        stage.Payees.Without.Add("c2");
        stage.Run("2025-11-28");
        stage.Payees.Without.Clear();
        stage.Evaluator.GrantTo("p1", "c1", "c3", 10000);

        stage.Run("2025-11-29", snapshotHash: "s2");

        Assert.That(stage.Bank.Payments.Select(p => p.AccountNumber), Is.EqualTo(new[] { "6222000000c3" }));
    }
}
