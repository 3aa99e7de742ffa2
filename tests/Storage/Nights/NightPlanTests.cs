using Matching.Engine.Ports;
using Matching.Engine.Runs;
using Matching.Storage.Dialects;

namespace Matching.Storage.Tests.Nights;

/// <summary>The night in its parts: plan, evaluate, finish. Three citizens make two partitions a policy.</summary>
[TestFixture(DatabaseProvider.Sqlite)]
[TestFixture(DatabaseProvider.PostgreSql)]
public sealed class NightPlanTests(DatabaseProvider provider)
{
    private DatabaseSource source = null!;
    private NightStage stage = null!;

    [SetUp]
    public void SetUp()
    {
        source = DatabaseSource.Create(provider);
        stage = Stage(source.Database);
    }

    [TearDown]
    public void TearDown() => source?.Dispose();

    [Test]
    public void Plan_NewNight_GivesEveryRangeOfEveryPolicy()
    {
        var plan = stage.Night().Plan(stage.Request());

        Assert.That(plan.Open, Is.EqualTo(new[] { new Partition("p1", 0, 2), new Partition("p1", 2, 1), new Partition("t1", 0, 2), new Partition("t1", 2, 1) }));
        Assert.That(stage.Runs.Progress(plan.Claim.RunId), Is.EqualTo(new PartitionCount(0, 4)));
    }

    [Test]
    public void Run_KilledBetweenPartitions_EvaluatesOnlyTheRestAndGivesTheSameHash()
    {
        using var whole = DatabaseSource.Create(provider);
        var expected = Stage(whole.Database).Run();
        var killed = stage.Night().Plan(stage.Request());
        stage.Night().Evaluate(killed.Claim, stage.Request(), killed.Open[2]);
        stage.Night().Evaluate(killed.Claim, stage.Request(), killed.Open[0]);
        stage.Evaluator.Asked.Clear();

        var summary = stage.Run();

        Assert.Multiple(() =>
        {
            Assert.That(stage.Evaluator.Asked, Is.EquivalentTo(new[] { new Partition("p1", 2, 1), new Partition("t1", 2, 1) }));
            Assert.That(summary.DecisionHash, Is.EqualTo(expected.DecisionHash));
            Assert.That(summary.New, Is.EqualTo(new NewRows(3, 2, 1)));
        });
    }

    [Test]
    public void Run_KilledWhileAPartitionWasSaved_GivesTheSameHash()
    {
        using var whole = DatabaseSource.Create(provider);
        var expected = Stage(whole.Database).Run();
        var stop = new StopAt("partition", FailPosition.After);
        var stopped = Stage(source.WithFailPoints(stop));
        Assert.That(() => stopped.Run(failPoints: stop), Throws.InstanceOf<StoppedException>());

        var summary = stage.Run();

        Assert.That(summary.DecisionHash, Is.EqualTo(expected.DecisionHash));
        Assert.That(stage.Evaluator.Asked, Has.Count.LessThan(4));
    }

    [Test]
    public void Plan_RunWithAnotherPartitionSizeBefore_KeepsItsPartitions()
    {
        var first = stage.Night().Plan(stage.Request());

        var second = stage.Night(partitionUnits: 1).Plan(stage.Request());

        Assert.That(second.Open, Is.EqualTo(first.Open));
    }

    [Test]
    public void Evaluate_PlannedAgainMeanwhile_IsRefusedAndStoresNothing()
    {
        var stale = stage.Night().Plan(stage.Request());
        var newer = stage.Night().Plan(stage.Request());

        Assert.That(() => stage.Night().Evaluate(stale.Claim, stage.Request(), stale.Open[0]), Throws.InstanceOf<StaleRunException>());
        Assert.That(stage.Runs.Progress(newer.Claim.RunId), Is.EqualTo(new PartitionCount(0, 4)));
    }

    [Test]
    public void Evaluate_SamePartitionTwice_ChangesNothing()
    {
        var plan = stage.Night().Plan(stage.Request());
        stage.Night().Evaluate(plan.Claim, stage.Request(), plan.Open[0]);

        stage.Night().Evaluate(plan.Claim, stage.Request(), plan.Open[0]);

        Assert.That(stage.Runs.Progress(plan.Claim.RunId), Is.EqualTo(new PartitionCount(1, 4)));
    }

    [Test]
    public void Evaluate_OtherVerdictsOnTheSameInput_AreRefused()
    {
        var plan = stage.Night().Plan(stage.Request());
        stage.Night().Evaluate(plan.Claim, stage.Request(), plan.Open[0]);
        stage.Evaluator.Forget("p1", "c1");

        Assert.That(
            () => stage.Night().Evaluate(plan.Claim, stage.Request(), plan.Open[0]),
            Throws.InvalidOperationException.With.Message.Contains("gave other verdicts before"));
    }

    [Test]
    public void Evaluate_RangeOutsideTheUnits_IsRefused()
    {
        var plan = stage.Night().Plan(stage.Request());

        Assert.That(
            () => stage.Night().Evaluate(plan.Claim, stage.Request(), new Partition("p1", 2, 2)),
            Throws.ArgumentException.With.Message.Contains("3 units"));
    }

    [Test]
    public void Evaluate_OnAnotherSnapshotThanClaimed_IsRefused()
    {
        var plan = stage.Night().Plan(stage.Request());

        Assert.That(
            () => stage.Night().Evaluate(plan.Claim, stage.Request(snapshotHash: "s2"), plan.Open[0]),
            Throws.ArgumentException.With.Message.Contains("snapshot s1"));
    }

    [Test]
    public void Finish_PartitionNotEvaluated_IsRefusedAndWritesNothing()
    {
        var plan = stage.Night().Plan(stage.Request());
        foreach (var partition in plan.Open.Take(3))
        {
            stage.Night().Evaluate(plan.Claim, stage.Request(), partition);
        }

        Assert.That(
            () => stage.Night().Finish(plan.Claim, stage.Request()),
            Throws.InstanceOf<PartitionsOpenException>().With.Message.Contains("1 of its 4 partitions are not evaluated, the first is t1 from row 2"));
        Assert.That(stage.Count("decision") + stage.Count("not_eligible"), Is.Zero);
    }

    [Test]
    public void Finish_Twice_GivesTheSameSummaryAndAddsNothing()
    {
        var plan = stage.Night().Plan(stage.Request());
        plan.Open.ToList().ForEach(p => stage.Night().Evaluate(plan.Claim, stage.Request(), p));
        var first = stage.Night().Finish(plan.Claim, stage.Request());
        var events = stage.Count("entitlement_event");

        var second = stage.Night().Finish(plan.Claim, stage.Request());

        Assert.Multiple(() =>
        {
            Assert.That(first.New, Is.EqualTo(new NewRows(3, 2, 1)));
            Assert.That(second.DecisionHash, Is.EqualTo(first.DecisionHash));
            Assert.That(second.New, Is.EqualTo(first.New));
            Assert.That(stage.Count("entitlement_event"), Is.EqualTo(events));
        });
    }

    [Test]
    public void Finish_StaleClaim_IsRefused()
    {
        var stale = stage.Night().Plan(stage.Request());
        stale.Open.ToList().ForEach(p => stage.Night().Evaluate(stale.Claim, stage.Request(), p));
        stage.Night().Plan(stage.Request());

        Assert.That(() => stage.Night().Finish(stale.Claim, stage.Request()), Throws.InstanceOf<StaleRunException>());
        Assert.That(stage.Count("entitlement"), Is.Zero);
    }

    [Test]
    public void Close_NextNight_DropsTheVerdictsOfTheOneBeforeAndKeepsTheirHashes()
    {
        stage.Run();

        Assert.That(stage.Database.Query<string>("SELECT DISTINCT state FROM run_partition"), Is.EqualTo(new[] { "done" }));

        var second = stage.Run("2025-11-29", "s2");

        Assert.That(stage.Database.Query<string>("SELECT DISTINCT run_id FROM run_partition WHERE state = 'done' AND verdicts IS NOT NULL"), Is.EqualTo(new[] { second.RunId }));
        Assert.That(stage.Database.Query<long>("SELECT COUNT(*) FROM run_partition WHERE state = 'dropped' AND verdicts IS NULL AND verdicts_hash IS NOT NULL"), Is.EqualTo(new[] { 4L }));
    }

    [Test]
    public void Close_LaterSlotOfTheDate_DropsTheVerdictsOfTheAbandonedOne()
    {
        var abandoned = stage.Night().Plan(stage.Request());
        stage.Night().Evaluate(abandoned.Claim, stage.Request(), abandoned.Open[0]);

        var later = stage.Run(snapshotHash: "s2");

        Assert.That(stage.Database.Query<string>("SELECT DISTINCT run_id FROM run_partition WHERE verdicts IS NOT NULL"), Is.EqualTo(new[] { later.RunId }));
    }

    [Test]
    public void Unfinished_KilledNight_IsListedUntilItIsClosed()
    {
        stage.Run("2025-11-26");
        var killed = stage.Night().Plan(stage.Request("2025-11-27")).Claim;

        var before = stage.Runs.Unfinished();
        stage.Run("2025-11-27");

        Assert.Multiple(() =>
        {
            Assert.That(before, Is.EqualTo(new[] { new UnfinishedRun(killed.RunId, "night", new DateOnly(2025, 11, 27), "s1", "k1", null) }));
            Assert.That(stage.Runs.Unfinished(), Is.Empty);
            Assert.That(stage.Runs.NewestClosedDate("night"), Is.EqualTo(new DateOnly(2025, 11, 27)));
        });
    }

    [Test]
    public void Unfinished_ReplacedByALaterSlot_IsNotListed()
    {
        stage.Night().Plan(stage.Request());

        stage.Run(snapshotHash: "s2");

        Assert.That(stage.Runs.Unfinished(), Is.Empty);
    }

    [Test]
    public void NewestClosedDate_NothingClosed_IsNull()
    {
        stage.Night().Plan(stage.Request());

        Assert.That(stage.Runs.NewestClosedDate("night"), Is.Null);
    }

    private static NightStage Stage(Database database)
    {
        var stage = new NightStage(database);
        stage.Policies.Add(NightStage.Paid("p1"));
        stage.Policies.Add(NightStage.Told("t1"));
        stage.Evaluator.Grant("p1", "c1", 15000);
        stage.Evaluator.Undetermined("p1", "c3");
        stage.Evaluator.Tell("t1", "c2", 500);
        return stage;
    }
}
