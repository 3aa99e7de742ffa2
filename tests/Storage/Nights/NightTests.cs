using Matching.Engine.Payouts;
using Matching.Engine.Ports;
using Matching.Rules.Packs;
using Matching.Rules.Values;
using Matching.Storage.Dialects;
using Matching.Storage.Stores;

namespace Matching.Storage.Tests.Nights;

[TestFixture(DatabaseProvider.Sqlite)]
[TestFixture(DatabaseProvider.PostgreSql)]
public sealed class NightTests(DatabaseProvider provider)
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
    public void Run_EligibleCitizen_IsPaidOnceThroughTheWholeWay()
    {
        stage.Policies.Add(NightStage.Paid("p1"));
        stage.Evaluator.Grant("p1", "c1", 15000);

        var summary = stage.Run();

        Assert.Multiple(() =>
        {
            Assert.That(summary.New.Decisions, Is.EqualTo(1));
            Assert.That(summary.New.Notifications, Is.EqualTo(1));
            Assert.That(summary.New.Payouts, Is.EqualTo(1));
            Assert.That(summary.Policies[0].NotEligible, Is.EqualTo(2));
            Assert.That(stage.StateOf("p1", "c1"), Is.EqualTo("Submitted"));
            Assert.That(stage.Bank.Payments.Select(p => p.Amount.Fen), Is.EqualTo(new[] { 15000L }));
            Assert.That(stage.Database.Query<string>("SELECT event FROM v_entitlement_event ORDER BY seq"),
                Is.EqualTo(new[] { "Propose", "Confirm", "CheckBeforePayment", "Batch", "Submit" }));
            Assert.That(stage.Database.Query<long>("SELECT in_transit_fen FROM budget_line"), Is.EqualTo(new[] { 15000L }));
            Assert.That(stage.Count("outbox"), Is.EqualTo(1));
        });
    }

    [Test]
    public void Run_SameNightAgain_AddsNothing()
    {
        stage.Policies.Add(NightStage.Paid("p1"));
        stage.Policies.Add(NightStage.Told("t1"));
        stage.Evaluator.Grant("p1", "c1", 15000);
        stage.Evaluator.Undetermined("p1", "c2");
        stage.Evaluator.Tell("t1", "c3", 500);
        var first = stage.Run();
        var events = stage.Count("entitlement_event");

        var second = stage.Run();

        Assert.Multiple(() =>
        {
            Assert.That(first.New, Is.EqualTo(new Matching.Engine.Runs.NewRows(3, 2, 1)));
            Assert.That(second.New, Is.EqualTo(new Matching.Engine.Runs.NewRows(0, 0, 0)));
            Assert.That(second.RunId, Is.EqualTo(first.RunId));
            Assert.That(second.DecisionHash, Is.EqualTo(first.DecisionHash));
            Assert.That(stage.Count("entitlement_event"), Is.EqualTo(events));
            Assert.That(stage.Count("payout"), Is.EqualTo(1));
            Assert.That(stage.Bank.Calls, Has.Count.EqualTo(1));
            Assert.That(stage.Ledger.VerifyLedger().Problems, Is.Empty);
        });
    }

    [Test]
    public void Run_NewSnapshotForAClosedDate_OpensASlotAndStoresTheDifference()
    {
        stage.Policies.Add(NightStage.Paid("p1"));
        stage.Evaluator.Grant("p1", "c1", 15000);
        var first = stage.Run();
        stage.Evaluator.Grant("p1", "c2", 18000);

        var second = stage.Run(snapshotHash: "s2");

        Assert.Multiple(() =>
        {
            Assert.That(second.RunId, Is.Not.EqualTo(first.RunId));
            Assert.That(second.New, Is.EqualTo(new Matching.Engine.Runs.NewRows(1, 1, 1)));
            Assert.That(stage.Database.Query<long>("SELECT CAST(slot AS BIGINT) FROM run ORDER BY slot"), Is.EqualTo(new[] { 0L, 1L }));
        });
    }

    [Test]
    public void Run_EligibleBecomesNotEligible_StoresTheChangedDecisionOnce()
    {
        stage.Policies.Add(NightStage.Paid("p1"));
        stage.Evaluator.Grant("p1", "c1", 15000);
        stage.Run();
        stage.Evaluator.Forget("p1", "c1");

        stage.Run(snapshotHash: "s2");
        stage.Run(snapshotHash: "s2");

        Assert.That(
            stage.Database.Query<string>("SELECT outcome FROM v_decision ORDER BY revision"), Is.EqualTo(new[] { "eligible", "not-eligible" }));
    }

    [Test]
    public void Run_ToldBenefit_NeverMakesAnEntitlement()
    {
        stage.Policies.Add(NightStage.Told("t1"));
        stage.Evaluator.Tell("t1", "c1", 500);

        var summary = stage.Run();

        Assert.Multiple(() =>
        {
            Assert.That(summary.New, Is.EqualTo(new Matching.Engine.Runs.NewRows(1, 1, 0)));
            Assert.That(stage.Count("entitlement"), Is.Zero);
        });
    }

    [TestCase("payout-intent", FailPosition.Before)]
    [TestCase("payout-intent", FailPosition.After)]
    [TestCase("rail-submit", FailPosition.Before)]
    [TestCase("rail-submit", FailPosition.AfterSend)]
    [TestCase("rail-submit", FailPosition.After)]
    [TestCase("payout-submitted", FailPosition.Before)]
    [TestCase("payout-submitted", FailPosition.After)]
    [TestCase("entitlements", FailPosition.After)]
    [TestCase("decisions", FailPosition.After)]
    [TestCase("budget-open", FailPosition.After)]
    [TestCase("run-close", FailPosition.Before)]
    public void Run_StoppedAnywhere_ContinuesToTheSameEnd(string point, FailPosition position)
    {
        stage.Policies.Add(NightStage.Paid("p1"));
        stage.Policies.Add(NightStage.Paid("p2"));
        stage.Evaluator.Grant("p1", "c1", 15000);
        stage.Evaluator.Grant("p1", "c2", 18000);
        stage.Evaluator.Grant("p2", "c1", 700);
        stage.Bank.Limits = new RailLimits(1, 10_000, 10);
        var stop = new StopAt(point, position);
        var stopped = new NightStage(WithFailPoints(stop)) { Caps = stage.Caps };
        stopped.Policies.AddRange(stage.Policies);
        Copy(stage, stopped);
        Assert.That(() => stopped.Run(failPoints: stop), Throws.InstanceOf<StoppedException>());

        stage.Run();

        var paid = stopped.Bank.Taken.Concat(stage.Bank.Taken).GroupBy(b => b.Key).Select(g => g.First().Value).SelectMany(b => b.Instructions).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(paid.Select(p => p.Amount.Fen).Order(), Is.EqualTo(new[] { 700L, 15000L, 18000L }));
            Assert.That(paid.Select(p => p.EndToEndId).Distinct().Count(), Is.EqualTo(3));
            Assert.That(stage.Database.Query<string>("SELECT DISTINCT state FROM entitlement"), Is.EqualTo(new[] { "Submitted" }));
            Assert.That(stage.Database.Query<string>("SELECT DISTINCT state FROM payout_batch"), Is.EqualTo(new[] { "submitted" }));
            Assert.That(stage.Ledger.VerifyLedger().Problems, Is.Empty);
            Assert.That(stage.Run().New, Is.EqualTo(new Matching.Engine.Runs.NewRows(0, 0, 0)));
        });
    }

    [Test]
    public void Run_AnswerOfTheBankLost_SendsTheSameMessageAgain()
    {
        stage.Policies.Add(NightStage.Paid("p1"));
        stage.Evaluator.Grant("p1", "c1", 15000);
        stage.Bank.LosesTheAnswer = true;
        Assert.That(() => stage.Run(), Throws.InstanceOf<IOException>());
        var first = stage.Bank.Taken.Values.Single();
        stage.Bank.LosesTheAnswer = false;

        stage.Run();

        Assert.Multiple(() =>
        {
            Assert.That(stage.Bank.Calls, Has.Count.EqualTo(2));
            Assert.That(stage.Bank.Calls.Distinct().Count(), Is.EqualTo(1));
            Assert.That(stage.Bank.Taken.Values.Single().CreatedAt, Is.EqualTo(first.CreatedAt));
            Assert.That(stage.StateOf("p1", "c1"), Is.EqualTo("Submitted"));
        });
    }

    [Test]
    public void Run_TakenOver_WritesNothingMore()
    {
        var at = new DateTimeOffset(2025, 11, 28, 14, 0, 0, TimeSpan.Zero);
        var date = new DateOnly(2025, 11, 28);
        var frozen = stage.Runs.Claim("night", date, "s1", "k1", null, at);
        stage.Runs.Claim("night", date, "s1", "k1", null, at);

        Assert.Multiple(() =>
        {
            Assert.That(() => stage.Entitlements.Save(frozen, "night", [], at), Throws.InstanceOf<StaleRunException>());
            Assert.That(() => new DecisionStore(stage.Database).Append(frozen, "d", [], at), Throws.InstanceOf<StaleRunException>());
            Assert.That(() => new BudgetStore(stage.Database).Open(frozen, new BudgetLine("l", 2025, 1m, true), "d", "CNY", at), Throws.InstanceOf<StaleRunException>());
            Assert.That(stage.Count("budget_line"), Is.Zero);
        });
    }

    [Test]
    public void Claim_OtherSnapshotWhileRunning_SupersedesTheOldSlot()
    {
        var at = new DateTimeOffset(2025, 11, 28, 14, 0, 0, TimeSpan.Zero);
        var date = new DateOnly(2025, 11, 28);
        var old = stage.Runs.Claim("night", date, "s1", "k1", null, at);

        var next = stage.Runs.Claim("night", date, "s2", "k1", null, at);

        Assert.Multiple(() =>
        {
            Assert.That(next.Slot, Is.EqualTo(1));
            Assert.That(() => stage.Entitlements.Save(old, "night", [], at), Throws.InstanceOf<StaleRunException>());
        });
    }

    [Test]
    public void Run_ExclusiveBenefits_KeepsTheHighestAndNamesIt()
    {
        stage.Policies.Add(NightStage.Paid("p1", exclusions: new Exclusion("p2", ExclusionScope.Subject, true, ExclusionKeep.Highest)));
        stage.Policies.Add(NightStage.Paid("p2"));
        stage.Evaluator.Grant("p1", "c1", 100);
        stage.Evaluator.Grant("p2", "c1", 200);

        stage.Run();

        Assert.Multiple(() =>
        {
            Assert.That(stage.StateOf("p2", "c1"), Is.EqualTo("Submitted"));
            Assert.That(stage.StateOf("p1", "c1"), Is.EqualTo("Excluded"));
            Assert.That(stage.Entitlements.OfPolicy("p1")[0].Reason, Does.Contain("p2"));
        });
    }

    [Test]
    public void Run_AlternativePaidInAnEarlierNight_RefusesTheHigherOneToo()
    {
        stage.Policies.Add(NightStage.Paid("p1", exclusions: new Exclusion("p2", ExclusionScope.Subject, true, ExclusionKeep.Highest)));
        stage.Policies.Add(NightStage.Paid("p2"));
        stage.Evaluator.Grant("p1", "c1", 100);
        stage.Run("2025-11-27");
        stage.Evaluator.Grant("p2", "c1", 200);

        stage.Run("2025-11-28", snapshotHash: "s2");

        Assert.Multiple(() =>
        {
            Assert.That(stage.StateOf("p1", "c1"), Is.EqualTo("Submitted"));
            Assert.That(stage.StateOf("p2", "c1"), Is.EqualTo("Excluded"));
            Assert.That(stage.Bank.Payments.Count(), Is.EqualTo(1));
        });
    }

    [Test]
    public void Run_BudgetCoversOne_PaysOneAndReportsTheOther()
    {
        stage.Policies.Add(NightStage.Paid("p1", budget: 150m));
        stage.Evaluator.Grant("p1", "c1", 10000);
        stage.Evaluator.Grant("p1", "c2", 10000);

        var summary = stage.Run();

        Assert.Multiple(() =>
        {
            Assert.That(summary.New.Payouts, Is.EqualTo(1));
            Assert.That(stage.Database.Query<string>("SELECT reason_code FROM entitlement WHERE state = 'PrePaymentCheck'"), Is.EqualTo(new[] { "BUDGET-EXHAUSTED" }));
            Assert.That(stage.Database.Query<long>("SELECT available_fen FROM budget_line"), Is.EqualTo(new[] { 5000L }));
        });
    }

    [Test]
    public void Run_DeadCitizen_IsSuspendedAndPaidWhenTheDataWasWrong()
    {
        stage.Policies.Add(NightStage.Paid("p1"));
        stage.Evaluator.Grant("p1", "c1", 10000);
        stage.Deaths["c1"] = Value.Of(new DateOnly(2025, 10, 1));
        stage.Run();
        var suspended = stage.StateOf("p1", "c1");
        stage.Deaths.Clear();

        stage.Run(snapshotHash: "s2");

        Assert.Multiple(() =>
        {
            Assert.That(suspended, Is.EqualTo("Suspended"));
            Assert.That(stage.StateOf("p1", "c1"), Is.EqualTo("Submitted"));
        });
    }

    [Test]
    public void Run_NoAccount_WaitsAndIsPaidOnceItIsKnown()
    {
        stage.Policies.Add(NightStage.Paid("p1"));
        stage.Evaluator.Grant("p1", "c1", 10000);
        stage.Payees.Without.Add("c1");
        stage.Run();
        var waiting = stage.StateOf("p1", "c1");
        stage.Payees.Without.Clear();

        var summary = stage.Run("2025-12-01", snapshotHash: "s2");

        Assert.Multiple(() =>
        {
            Assert.That(waiting, Is.EqualTo("AccountNeeded"));
            Assert.That(summary.New.Payouts, Is.EqualTo(2), "November's and December's");
        });
    }

    [Test]
    public void Run_AccountInAnotherName_IsNotPaid()
    {
        stage.Policies.Add(NightStage.Paid("p1"));
        stage.Evaluator.Grant("p1", "c1", 10000);
        stage.Payees.OtherName.Add("c1");

        Assert.That(stage.Run().New.Payouts, Is.Zero);
        Assert.That(stage.Entitlements.OfPolicy("p1")[0].ReasonCode, Is.EqualTo("ACCOUNT-NAME-DIFFERS"));
    }

    [Test]
    public void Run_NoticeBeforePayment_PaysAfterItsLastDay()
    {
        stage.Policies.Add(NightStage.Paid("p1", notice: new PublicNoticeTerms(5, true, true, true)));
        stage.Evaluator.Grant("p1", "c1", 10000);
        stage.Run("2025-12-09");
        stage.Run("2025-12-15");
        var lastDay = stage.StateOf("p1", "c1");

        stage.Run("2025-12-16");

        Assert.Multiple(() =>
        {
            Assert.That(lastDay, Is.EqualTo("OnNotice"));
            Assert.That(stage.StateOf("p1", "c1"), Is.EqualTo("Submitted"));
        });
    }

    [Test]
    public void Run_ReviewReason_IsNotPaid()
    {
        stage.Policies.Add(NightStage.Paid("p1"));
        stage.Evaluator.Grant("p1", "c1", 10000, "金额未核实");

        Assert.That(stage.Run().New.Payouts, Is.Zero);
        Assert.That(stage.StateOf("p1", "c1"), Is.EqualTo("InReview"));
    }

    [Test]
    public void Run_HeldDecision_MakesNoEntitlement()
    {
        stage.Policies.Add(NightStage.Paid("p1"));
        stage.Evaluator.Grant("p1", "c1", 10000);
        stage.Evaluator.Hold("p1", "c1");

        var summary = stage.Run();

        Assert.Multiple(() =>
        {
            Assert.That(summary.Policies[0].Held, Is.EqualTo(1));
            Assert.That(stage.Count("entitlement"), Is.Zero);
        });
    }

    [Test]
    public void Run_BeyondTheCaps_HoldsEveryBatchUnsent()
    {
        stage.Policies.Add(NightStage.Paid("p1"));
        stage.Evaluator.Grant("p1", "c1", 10000);
        stage.Evaluator.Grant("p1", "c2", 10000);
        stage.Caps = new BlastCaps(MaxCount: 1);
        stage.Bank.Limits = new RailLimits(1, 10_000, 10);

        stage.Run();

        Assert.Multiple(() =>
        {
            Assert.That(stage.Bank.Calls, Is.Empty);
            Assert.That(stage.Database.Query<string>("SELECT state FROM payout_batch"), Is.EqualTo(new[] { "held", "held" }));
        });
    }

    [Test]
    public void Run_AmountChangedBeforePayment_PaysTheNewAmount()
    {
        stage.Policies.Add(NightStage.Paid("p1"));
        stage.Evaluator.Grant("p1", "c1", 10000);
        stage.Payees.Without.Add("c1");
        stage.Run();
        stage.Evaluator.Grant("p1", "c1", 12000);
        stage.Payees.Without.Clear();

        stage.Run(snapshotHash: "s2");

        Assert.That(stage.Bank.Payments.Select(p => p.Amount.Fen), Is.EqualTo(new[] { 12000L }));
    }

    [Test]
    public void Run_UnknownPolicy_IsRefused()
    {
        stage.Policies.Add(NightStage.Paid("p1"));

        Assert.That(() => stage.Run(policyId: "p9"), Throws.ArgumentException.With.Message.Contains("p9"));
    }

    private static void Copy(NightStage from, NightStage to)
    {
        to.Evaluator.Grant("p1", "c1", 15000);
        to.Evaluator.Grant("p1", "c2", 18000);
        to.Evaluator.Grant("p2", "c1", 700);
        to.Bank.Limits = from.Bank.Limits;
    }

    private Database WithFailPoints(IFailPoints failPoints) => source.WithFailPoints(failPoints);
}
