using Matching.Engine.Ports;
using Matching.Engine.Runs;
using Matching.Rules.Packs;
using Matching.Storage.Dialects;

namespace Matching.Storage.Tests.Nights;

/// <summary>A night stores what differs from the one it goes on from, and every night can still be read whole.</summary>
[TestFixture(DatabaseProvider.Sqlite)]
[TestFixture(DatabaseProvider.PostgreSql)]
public sealed class NightLineageTests(DatabaseProvider provider)
{
    private DatabaseSource source = null!;
    private NightStage stage = null!;

    [SetUp]
    public void SetUp()
    {
        source = DatabaseSource.Create(provider);
        stage = new NightStage(source.Database);
        stage.Policies.Add(NightStage.Told("t1"));
        stage.Evaluator.Tell("t1", "c1", 500);
        stage.Evaluator.Tell("t1", "c2", 500);
    }

    [TearDown]
    public void TearDown() => source?.Dispose();

    [Test]
    public void Run_NextDateWithOneChange_StoresTheChangeAndShowsTheWholeNight()
    {
        var first = stage.Run();
        stage.Evaluator.Tell("t1", "c2", 700);

        var second = stage.Run("2025-11-29", "s2");

        Assert.That(second.New.Decisions, Is.EqualTo(1));
        Assert.That(Shown(first), Is.EqualTo(new[] { "c1 eligible 500", "c2 eligible 500" }));
        Assert.That(Shown(second), Is.EqualTo(new[] { "c1 eligible 500", "c2 eligible 700" }));
        Assert.That(stage.Count("decision"), Is.EqualTo(3));
    }

    [Test]
    public void Run_NothingChanged_StoresNothingAndTellsNothing()
    {
        stage.Run();

        var second = stage.Run("2025-11-29", "s2");

        Assert.That(second.New, Is.EqualTo(new NewRows(0, 0, 0)));
        Assert.That(Shown(second), Is.EqualTo(new[] { "c1 eligible 500", "c2 eligible 500" }));
    }

    [Test]
    public void Run_AfterAnotherRunChangedARight_MakesItWhatTheNightFinds()
    {
        stage.Policies.Add(NightStage.Paid("p1", confirmation: ConfirmationMode.Confirm));
        stage.Evaluator.Grant("p1", "c1", 500);
        stage.Run();
        stage.Evaluator.Grant("p1", "c1", 700);
        stage.Run("2025-11-28", "s2", policyId: "p1");
        Assert.That(AmountOf("p1"), Is.EqualTo(700));
        stage.Evaluator.Grant("p1", "c1", 500);

        stage.Run("2025-11-29", "s3");

        Assert.That(AmountOf("p1"), Is.EqualTo(500));
    }

    [Test]
    public void Run_EarlierNightIsOfBeforeTheOrderWasKept_MakesRightsWhatTheNightFinds()
    {
        stage.Policies.Add(NightStage.Paid("p1", confirmation: ConfirmationMode.Confirm));
        stage.Evaluator.Grant("p1", "c1", 500);
        stage.Run();
        stage.Evaluator.Grant("p1", "c1", 700);
        stage.Run("2025-11-28", "s2", policyId: "p1");
        stage.Database.Write("test", t => Dapper.SqlMapper.Execute(t.Connection!, "UPDATE run SET claim_order = NULL", transaction: t));
        stage.Evaluator.Grant("p1", "c1", 500);

        stage.Run("2025-11-29", "s3");

        Assert.That(AmountOf("p1"), Is.EqualTo(500));
    }

    [Test]
    public void Run_AfterASlotThatWasGivenUpChangedARight_MakesItWhatTheNightFinds()
    {
        stage.Policies.Add(NightStage.Paid("p1", confirmation: ConfirmationMode.Confirm));
        stage.Evaluator.Grant("p1", "c1", 500);
        stage.Run();
        var stopped = new NightStage(source.WithFailPoints(new StopAt("run-close", FailPosition.Before)));
        stopped.Policies.AddRange(stage.Policies);
        stopped.Evaluator.Grant("p1", "c1", 700);
        Assert.That(() => stopped.Run("2025-11-29", "s2"), Throws.InstanceOf<StoppedException>());
        Assert.That(AmountOf("p1"), Is.EqualTo(700));

        stage.Run("2025-11-29", "s3");

        Assert.That(AmountOf("p1"), Is.EqualTo(500));
    }

    [Test]
    public void Run_PolicyIsPaidByTheYearFromNowOn_GivesTheRightOfTheYear()
    {
        var monthly = NightStage.Paid("p1", confirmation: ConfirmationMode.Confirm);
        stage.Policies.Add(monthly);
        stage.Evaluator.Grant("p1", "c1", 500);
        stage.Run();
        stage.Policies[1] = monthly with { Benefit = monthly.Benefit with { Cycle = BenefitCycle.Yearly } };

        stage.Run("2025-11-29", "s2");

        Assert.That(stage.Entitlements.OfPolicy("p1").Select(e => e.Key.Cycle), Is.EquivalentTo(new[] { "2025-11", "2025" }));
    }

    [Test]
    public void Run_NextCycle_TellsAgainWhatStands()
    {
        stage.Run();

        var second = stage.Run("2025-12-01", "s2");

        Assert.That(second.New, Is.EqualTo(new NewRows(0, 2, 0)));
    }

    [Test]
    public void Run_UnitRefusedThenGone_EndsItsDecision()
    {
        stage.Run();
        stage.Evaluator.Forget("t1", "c1");
        stage.Citizens.Remove("c2");

        var second = stage.Run("2025-11-29", "s2");

        Assert.That(second.New.Decisions, Is.EqualTo(2));
        Assert.That(Shown(second), Is.EqualTo(new[] { "c1 not-eligible ", "c2 not-eligible " }));
    }

    [Test]
    public void Run_EarlierDateDecidedAgain_LeavesLaterNightsAsTheyWere()
    {
        stage.Run();
        var second = stage.Run("2025-11-29", "s2");
        stage.Evaluator.Tell("t1", "c1", 900);

        var again = stage.Run(snapshotHash: "s3");

        Assert.That(Shown(again), Is.EqualTo(new[] { "c1 eligible 900", "c2 eligible 500" }));
        Assert.That(Shown(second), Is.EqualTo(new[] { "c1 eligible 500", "c2 eligible 500" }));

        var third = stage.Run("2025-11-30", "s4");

        Assert.That(third.New.Decisions, Is.EqualTo(1));
        Assert.That(Shown(third), Is.EqualTo(new[] { "c1 eligible 900", "c2 eligible 500" }));
    }

    [Test]
    public void Run_ClosedNightAgainAfterALaterOne_AddsNothing()
    {
        stage.Run();
        stage.Evaluator.Tell("t1", "c2", 700);
        var second = stage.Run("2025-11-29", "s2");
        stage.Run("2025-11-30", "s3");

        var again = stage.Run("2025-11-29", "s2");

        Assert.That(again.New, Is.EqualTo(new NewRows(0, 0, 0)));
        Assert.That(again.DecisionHash, Is.EqualTo(second.DecisionHash));
        Assert.That(Shown(second), Is.EqualTo(new[] { "c1 eligible 500", "c2 eligible 700" }));
    }

    [Test]
    public void Run_RepetitionOfAClosedNightGivenUp_LeavesLaterNightsWhole()
    {
        var first = stage.Run();
        stage.Evaluator.Tell("t1", "c2", 700);
        var second = stage.Run("2025-11-29", "s2");
        stage.Night().Plan(stage.Request());

        var third = stage.Run("2025-11-30", "s3");

        Assert.That(third.New.Decisions, Is.Zero);
        Assert.That(Shown(first), Is.EqualTo(new[] { "c1 eligible 500", "c2 eligible 500" }));
        Assert.That(Shown(second), Is.EqualTo(new[] { "c1 eligible 500", "c2 eligible 700" }));
        Assert.That(Shown(third), Is.EqualTo(new[] { "c1 eligible 500", "c2 eligible 700" }));
    }

    [Test]
    public void Run_PolicyPausedForANight_ShowsNoDecisionOfBefore()
    {
        stage.Run();
        var paused = stage.Policies[0];
        stage.Policies.Clear();
        stage.Policies.Add(NightStage.Told("t2"));
        stage.Run("2025-11-29", "s2", "k2");
        stage.Policies.Add(paused);
        stage.Evaluator.Forget("t1", "c1");

        var third = stage.Run("2025-11-30", "s3", "k3");

        Assert.That(Shown(third), Is.EqualTo(new[] { "c1 not-eligible ", "c2 eligible 500" }));
    }

    [Test]
    public void Finish_KilledWhileStoring_StoresTheRest()
    {
        stage.Run();
        stage.Evaluator.Tell("t1", "c1", 700);
        stage.Evaluator.Tell("t1", "c2", 700);
        var killed = stage.Night().Plan(stage.Request("2025-11-29", "s2"));
        foreach (var partition in killed.Open)
        {
            stage.Night().Evaluate(killed.Claim, stage.Request("2025-11-29", "s2"), partition);
        }

        Assert.That(stage.Runs.Begin(killed.Claim, stage.Runs.EarlierOf(killed.Claim), NightStage.Clock.GetUtcNow()), Is.EqualTo(StoringFrom.Earlier));

        var second = stage.Run("2025-11-29", "s2");

        Assert.That(second.New.Decisions, Is.EqualTo(2));
        Assert.That(Shown(second), Is.EqualTo(new[] { "c1 eligible 700", "c2 eligible 700" }));
        Assert.That(stage.Count("decision"), Is.EqualTo(4));
    }

    private long? AmountOf(string policyId) => stage.Entitlements.OfPolicy(policyId).Single().Amount?.Fen;

    private IReadOnlyList<string> Shown(RunSummary run) => stage.Database.Query<string>(
        "SELECT subject || ' ' || outcome || ' ' || COALESCE(CAST(amount_fen AS TEXT), '') FROM v_decision WHERE run_id = @RunId ORDER BY subject, item, revision", new { run.RunId });
}
