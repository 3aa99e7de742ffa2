using Matching.Engine.Entitlements;
using Matching.Rules;
using Matching.Rules.Binding;
using Matching.Rules.Packs;
using Matching.Storage.Dialects;

namespace Matching.Storage.Tests.Nights;

/// <summary>Groups, caps, places and orders over a real database.</summary>
[TestFixture(DatabaseProvider.Sqlite)]
[TestFixture(DatabaseProvider.PostgreSql)]
public sealed class NightAllocationTests(DatabaseProvider provider)
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
    public void Run_GroupOfThree_PaysTheHighestAndTellsWhatElseWasWeighed()
    {
        Grant(("p1", 100), ("p2", 300), ("p3", 200));
        stage.Allocation = new AllocationTerms([new ExclusionGroup("g", new LocalizedText("救助类", "Aid"), ["p1", "p2", "p3"], ExclusionScope.Subject, true, ExclusionKeep.Highest, "文件")], []);

        stage.Run();

        Assert.Multiple(() =>
        {
            Assert.That(stage.Bank.Payments.Select(p => (p.PolicyId, p.Amount.Fen)), Is.EqualTo(new[] { ("p2", 300L) }));
            Assert.That(Stored("p1", "c1").Reason, Is.EqualTo("与“津贴p2”（p2，2025-11，3.00元）不可同时享受（同属“救助类”），保留后者"));
            Assert.That(Stored("p2", "c1").Allocation, Is.EqualTo(new LocalizedText(
                "另比较了“津贴p3”（2.00元）、“津贴p1”（1.00元），保留本项（3.00元）",
                "also weighed: \"Allowance p3\" (2.00 yuan), \"Allowance p1\" (1.00 yuan); this one (3.00 yuan) is kept")));
            Assert.That(stage.Database.Query<string>("SELECT reasons FROM notification WHERE policy_id = 'p2'").Single(), Does.Contain("also weighed"));
            Assert.That(stage.Database.Query<string>("SELECT body_en FROM notification WHERE policy_id = 'p3'").Single(), Does.Contain("not together with \"Allowance p2\""));
        });
    }

    [Test]
    public void Run_CapOverTwoPolicies_PaysTheRestToTheFenAndOnlyOnce()
    {
        Grant(("p1", 30000), ("p2", 20000));
        Cap(400.01m, "p1", "p2");

        stage.Run();
        var events = stage.Count("entitlement_event");
        var again = stage.Run();

        Assert.Multiple(() =>
        {
            Assert.That(stage.Bank.Payments.Select(p => p.Amount.Fen).Order(), Is.EqualTo(new[] { 10001L, 30000L }));
            Assert.That(Stored("p2", "c1").Uncut!.Value.Fen, Is.EqualTo(20000));
            Assert.That(Stored("p2", "c1").Allocation!.Zh, Is.EqualTo("“全年总额”每年最高400.01元，已用300.00元，本项由200.00元减为100.01元"));
            Assert.That(stage.Count("entitlement_event"), Is.EqualTo(events));
            Assert.That((again.New.Payouts, again.New.Notifications), Is.EqualTo((0, 0)));
            Assert.That(stage.Ledger.VerifyLedger().Problems, Is.Empty);
        });
    }

    [Test]
    public void Run_CapUsedUpInEarlierMonths_WaitsWithTheReason()
    {
        Grant(("p1", 30000));
        Cap(500m, "p1");
        stage.Run("2025-10-28");
        stage.Run("2025-11-28", snapshotHash: "s2");

        stage.Run("2025-12-28", snapshotHash: "s3");

        Assert.Multiple(() =>
        {
            Assert.That(stage.Bank.Payments.Select(p => p.Amount.Fen), Is.EqualTo(new[] { 30000L, 20000L }));
            Assert.That((Stored("p1", "c1").State, Stored("p1", "c1").ReasonCode), Is.EqualTo((EntitlementState.Proposed, ReasonCodes.CapReached)));
            Assert.That(Stored("p1", "c1").Reason, Is.EqualTo("“全年总额”每年最高500.00元，已用500.00元，没有余额，本项300.00元不予发放"));
            Assert.That(stage.Database.Query<string>("SELECT title_en FROM notification WHERE cycle = '2025-12'"), Is.EqualTo(new[] { "Allowance p1: a limit is reached" }));
        });
    }

    [Test]
    public void Run_HigherRightOfALaterNight_ReducesWhatIsNotPaidAndLeavesWhatIs()
    {
        Grant(("p1", 30000));
        stage.Policies.Add(NightStage.Paid("p2", confirmation: ConfirmationMode.Confirm));
        stage.Policies.Add(NightStage.Paid("p3"));
        stage.Evaluator.Grant("p2", "c1", 20000);
        Cap(600m, "p1", "p2", "p3");
        stage.Run("2025-11-27");
        stage.Evaluator.Grant("p3", "c1", 25000);

        stage.Run("2025-11-28", snapshotHash: "s2");

        Assert.Multiple(() =>
        {
            Assert.That(stage.Bank.Payments.Select(p => p.Amount.Fen), Is.EqualTo(new[] { 30000L, 25000L }));
            Assert.That((Stored("p2", "c1").State, Stored("p2", "c1").Amount!.Value.Fen), Is.EqualTo((EntitlementState.AwaitingConfirmation, 5000L)));
        });
    }

    [Test]
    public void Run_CapFreed_RaisesWhatIsNotPaidToWhatItsRulesGive()
    {
        stage.Policies.Add(NightStage.Paid("p1", confirmation: ConfirmationMode.Confirm));
        stage.Policies.Add(NightStage.Paid("p2", confirmation: ConfirmationMode.Confirm));
        stage.Evaluator.Grant("p1", "c1", 30000);
        stage.Evaluator.Grant("p2", "c1", 20000);
        Cap(400m, "p1", "p2");
        stage.Run("2025-11-27");
        stage.Database.Write("answer", t => Sql.Run(t, "UPDATE entitlement SET state = 'Declined' WHERE policy_id = 'p1'"));

        stage.Run("2025-11-28", snapshotHash: "s2");

        Assert.That((Stored("p2", "c1").Amount!.Value.Fen, Stored("p2", "c1").Uncut, Stored("p2", "c1").Allocation), Is.EqualTo((20000L, (Engine.Amounts.Money?)null, (LocalizedText?)null)));
    }

    [Test]
    public void Run_Quota_ChoosesByTheOrderAndTheOthersWaitWithTheirNumber()
    {
        Queue("p1", 2, ("c1", 3), ("c2", 1));
        stage.Run();
        var events = stage.Count("entitlement_event");

        var again = stage.Run();

        Assert.Multiple(() =>
        {
            Assert.That(stage.Bank.Payments.Select(p => p.AccountNumber[^2..]).Order(), Is.EqualTo(new[] { "c1", "c2" }));
            Assert.That((Stored("p1", "c3").State, Stored("p1", "c3").ReasonCode, Stored("p1", "c3").Reason), Is.EqualTo(
                (EntitlementState.Proposed, ReasonCodes.QuotaFull, "第 3 位，名额 2，名额已满")));
            Assert.That(Stored("p1", "c2").Allocation!.En, Is.EqualTo("number 1 for 2 places: chosen"));
            Assert.That(stage.Database.Query<string>("SELECT body_en FROM notification WHERE subject = 'c3'").Single(), Does.Contain("number 3 for 2 places: all are taken"));
            Assert.That(stage.Count("entitlement_event"), Is.EqualTo(events));
            Assert.That(again.New.Payouts, Is.Zero);
        });
    }

    [Test]
    public void Run_PlaceBecomesFree_IsTakenByTheNextInTheCycle()
    {
        Queue("p1", 1, ("c1", 1), ("c2", 2), ("c3", 3));
        stage.Policies[0] = stage.Policies[0] with { Confirmation = ConfirmationMode.Confirm };
        stage.Run("2025-11-27");
        stage.Database.Write("answer", t => Sql.Run(t, "UPDATE entitlement SET state = 'Declined' WHERE subject = 'c1'"));

        stage.Run("2025-11-28", snapshotHash: "s2");

        Assert.Multiple(() =>
        {
            Assert.That(new[] { "c1", "c2", "c3" }.Select(c => stage.StateOf("p1", c)), Is.EqualTo(new[] { "Declined", "AwaitingConfirmation", "Proposed" }));
            Assert.That(Stored("p1", "c2").Allocation!.Zh, Is.EqualTo("第 2 位，名额 1，已列入"));
        });
    }

    [Test]
    public void Run_BetterRankedComesLater_TakesThePlaceOfWhoIsNotPaid()
    {
        Queue("p1", 1, ("c1", 1), ("c2", 2));
        stage.Policies[0] = stage.Policies[0] with { Confirmation = ConfirmationMode.Confirm };
        stage.Evaluator.Forget("p1", "c1");
        stage.Evaluator.Forget("p1", "c3");
        stage.Run("2025-11-27");
        stage.Evaluator.Grant("p1", "c1", 100);

        stage.Run("2025-11-28", snapshotHash: "s2");

        Assert.That(new[] { "c1", "c2" }.Select(c => stage.StateOf("p1", c)), Is.EqualTo(new[] { "AwaitingConfirmation", "Proposed" }));
        Assert.That(Stored("p1", "c2").Reason, Is.EqualTo("第 2 位，名额 1，名额已满"));
    }

    [Test]
    public void Run_BetterRankedComesLater_DoesNotTakeThePlaceOfWhoIsPaid()
    {
        Queue("p1", 1, ("c1", 1), ("c2", 2));
        stage.Evaluator.Forget("p1", "c1");
        stage.Evaluator.Forget("p1", "c3");
        stage.Run("2025-11-27");
        stage.Evaluator.Grant("p1", "c1", 100);

        stage.Run("2025-11-28", snapshotHash: "s2");

        Assert.That(new[] { "c1", "c2" }.Select(c => stage.StateOf("p1", c)), Is.EqualTo(new[] { "Proposed", "Submitted" }));
        Assert.That(stage.Bank.Payments.Count(), Is.EqualTo(1));
    }

    [Test]
    public void Run_NoPlaceForTheHigherRight_PaysTheLowerOne()
    {
        Queue("p1", 1, ("c1", 1), ("c2", 2));
        stage.Policies.Add(NightStage.Paid("p2", exclusions: new Exclusion("p1", ExclusionScope.Subject, true, ExclusionKeep.Highest)));
        stage.Evaluator.Forget("p1", "c3");
        stage.Evaluator.Grant("p2", "c1", 50);
        stage.Evaluator.Grant("p2", "c2", 50);

        stage.Run();
        stage.Run();

        Assert.Multiple(() =>
        {
            Assert.That(stage.Bank.Payments.Select(p => (p.PolicyId, p.AccountNumber[^2..])).Order(), Is.EqualTo(new[] { ("p1", "c1"), ("p2", "c2") }));
            Assert.That(stage.StateOf("p2", "c1"), Is.EqualTo("Excluded"));
            Assert.That(Stored("p1", "c2").ReasonCode, Is.EqualTo(ReasonCodes.QuotaFull));
        });
    }

    [Test]
    public void Run_BudgetForTwo_PaysByTheOrderAndSaysThePosition()
    {
        Queue("p1", 10, ("c1", 3), ("c2", 1), ("c3", 2));
        stage.Policies[0] = stage.Policies[0] with { Budget = new BudgetLine("line", 2025, 2m, true) };

        stage.Run();
        var events = stage.Count("entitlement_event");
        stage.Run();

        Assert.Multiple(() =>
        {
            Assert.That(stage.Bank.Payments.Select(p => p.AccountNumber[^2..]).Order(), Is.EqualTo(new[] { "c2", "c3" }));
            Assert.That(Stored("p1", "c1").Reason, Is.EqualTo("预算科目 line（2025）余额不足，本夜排在第 3 位"));
            Assert.That(stage.Count("entitlement_event"), Is.EqualTo(events));
            Assert.That(stage.Ledger.VerifyLedger().Problems, Is.Empty);
        });
    }

    private Entitlement Stored(string policyId, string subject) => stage.Entitlements.OfPolicy(policyId).Last(e => e.Key.Subject == subject);

    private void Grant(params (string Policy, long Fen)[] rights)
    {
        foreach (var (policy, fen) in rights)
        {
            stage.Policies.Add(NightStage.Paid(policy));
            stage.Evaluator.Grant(policy, "c1", fen);
        }
    }

    private void Cap(decimal amount, params string[] members) => stage.Allocation = new AllocationTerms(
        [], [new BenefitCap("total", new LocalizedText("全年总额", "Total of a year"), [.. members], ExclusionScope.Subject, true, amount, "文件")]);

    private void Queue(string policyId, int places, params (string Subject, int Step)[] order)
    {
        var key = new PriorityKey(RuleCompiler.Compile("1", Scope.Empty).Expression!, false, new LocalizedText("次序", "order"));
        stage.Policies.Add(NightStage.Paid(policyId) with { Quota = new Quota(places, false), Priority = [key] });
        foreach (var subject in stage.Citizens)
        {
            stage.Evaluator.Grant(policyId, subject, 100);
        }

        foreach (var (subject, step) in order)
        {
            stage.Priorities.Of[subject] = step;
        }
    }
}
