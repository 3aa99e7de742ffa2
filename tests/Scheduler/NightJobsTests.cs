namespace Matching.Scheduler.Tests;

internal sealed class NightJobsTests
{
    private static readonly DateOnly Closed = new(2025, 11, 28);
    private SetClock clock = null!;
    private TableDesk desk = null!;
    private HandNode node = null!;

    [SetUp]
    public void SetUp()
    {
        clock = new SetClock(SetClock.Shanghai(2025, 11, 28, 9, 0));
        desk = new TableDesk(clock);
        desk.Close(Closed);
        node = new HandNode(desk, clock);
    }

    [Test]
    public void Advance_ThreeDaysOn_ThreeNightsInOrderOnceEach()
    {
        clock.Now = SetClock.Shanghai(2025, 12, 1, 1, 30);
        node.TriggerAndWork();
        node.TriggerAndWork();

        Assert.That(desk.Log.Where(l => !l.StartsWith("evaluate", StringComparison.Ordinal)), Is.EqualTo(new[]
        {
            "plan 11-29", "close 11-29", "plan 11-30", "close 11-30", "plan 12-01", "close 12-01",
        }));
        Assert.That(desk.Log.Count(l => l.StartsWith("evaluate", StringComparison.Ordinal)), Is.EqualTo(9));
    }

    [Test]
    public void Advance_ClockSetBack_Nothing()
    {
        clock.Now = SetClock.Shanghai(2025, 11, 1, 9, 0);
        node.TriggerAndWork();

        Assert.That(desk.Log, Is.Empty);
    }

    [Test]
    public void Advance_MoreThanTheMaximum_NoneAndTheReasonOnce()
    {
        clock.Now = SetClock.Shanghai(2026, 1, 28, 9, 0);
        node.TriggerAndWork();
        node.TriggerAndWork();

        Assert.That(desk.Log, Is.Empty);
        Assert.That(node.Warnings, Is.EqualTo(new[]
        {
            "61 nights are due, more than may be caught up on, so none is run; the newest closed night is 2025-11-28. Run them by hand or raise Matching:Schedule:MaxCatchUpDays",
        }));
        Assert.That(node.State.Due.TooMany, Is.EqualTo(61));
    }

    [Test]
    public void Advance_AskedWhileQueued_QueuedOnce()
    {
        clock.Now = SetClock.Shanghai(2025, 11, 29, 9, 0);
        node.Queue.Advance();
        node.Queue.Advance();

        Assert.That(node.Waiting, Is.EqualTo(new[] { "Advance" }));
    }

    [Test]
    public void Advance_WhileTheNightIsAtWork_PartitionsAreNotQueuedAgain()
    {
        clock.Now = SetClock.Shanghai(2025, 11, 29, 9, 0);
        node.Queue.Advance();
        node.WorkOne(0);
        node.Queue.Advance();
        node.WorkOne(node.Waiting.Count - 1);

        Assert.That(node.Waiting.Count(name => name == "Evaluate"), Is.EqualTo(3));
        Assert.That(desk.Log, Is.EqualTo(new[] { "plan 11-29" }));
    }

    [Test]
    public void Evaluate_HandedOutTwice_FinishedOnce()
    {
        clock.Now = SetClock.Shanghai(2025, 11, 29, 9, 0);
        node.Queue.Advance();
        node.WorkOne(0);
        foreach (var index in new[] { 3, 2, 1 }.Where(i => node.Waiting[i] == "Evaluate"))
        {
            node.WorkOneAndKeep(index);
        }

        node.WorkAll();

        Assert.That(desk.Log.Count(l => l == "close 11-29"), Is.EqualTo(1));
        Assert.That(desk.NewestClosed(), Is.EqualTo(new DateOnly(2025, 11, 29)));
    }

    [Test]
    public void Evaluate_ClaimTakenOver_EndsQuietlyAndLeavesTheNightToTheOther()
    {
        clock.Now = SetClock.Shanghai(2025, 11, 29, 9, 0);
        node.Queue.Advance();
        node.WorkOne(0);
        desk.Steal(new DateOnly(2025, 11, 29));

        node.WorkAll();
        node.TriggerAndWork();

        Assert.That(desk.Log, Is.EqualTo(new[] { "plan 11-29" }));
        Assert.That(node.Warnings, Is.Empty);
    }

    [Test]
    public void Advance_OtherProcessSilentForTwoMinutes_TakenOver()
    {
        clock.Now = SetClock.Shanghai(2025, 11, 29, 9, 0);
        node.Queue.Advance();
        node.WorkOne(0);
        desk.Steal(new DateOnly(2025, 11, 29));
        node.WorkAll();

        clock.Now = clock.Now.AddSeconds(120);
        node.TriggerAndWork();

        Assert.That(desk.NewestClosed(), Is.EqualTo(new DateOnly(2025, 11, 29)));
    }

    [Test]
    public void Advance_NewProcessAfterADeadOne_OnlyWhatIsOpenIsEvaluated()
    {
        clock.Now = SetClock.Shanghai(2025, 11, 29, 9, 0);
        node.Queue.Advance();
        node.WorkOne(0);
        node.WorkOne(node.Waiting.ToList().IndexOf("Evaluate"));

        var second = new HandNode(desk, clock);
        second.TriggerAndWork();

        Assert.That(desk.Log, Is.EqualTo(new[]
        {
            "plan 11-29", "evaluate 11-29 a0", "plan 11-29", "evaluate 11-29 a10", "evaluate 11-29 b0", "close 11-29",
        }));
    }

    [Test]
    public void Advance_SharedQueueAndALivingOwner_NotTakenOverAtStart()
    {
        clock.Now = SetClock.Shanghai(2025, 11, 29, 9, 0);
        node.Queue.Advance();
        node.WorkOne(0);

        new HandNode(desk, clock, new ScheduleOptions { SharedQueue = "a database" }).TriggerAndWork();

        Assert.That(desk.Log, Is.EqualTo(new[] { "plan 11-29" }));
    }

    [Test]
    public void Advance_AllPartitionsDoneAndOwnerDead_Finished()
    {
        clock.Now = SetClock.Shanghai(2025, 11, 29, 9, 0);
        var plan = desk.Plan(new DateOnly(2025, 11, 29), CancellationToken.None);
        foreach (var partition in plan.Open)
        {
            desk.Evaluate(plan.Claim, partition, CancellationToken.None);
        }

        node.TriggerAndWork();

        Assert.That(desk.NewestClosed(), Is.EqualTo(new DateOnly(2025, 11, 29)));
    }

    [Test]
    public void Advance_RunOfAnotherDateAtWork_Waits()
    {
        clock.Now = SetClock.Shanghai(2025, 11, 29, 9, 0);
        desk.OthersHeartbeatAt = clock.Now.AddSeconds(-5);
        node.TriggerAndWork();
        var whileAtWork = desk.Log.ToArray();

        clock.Now = clock.Now.AddMinutes(3);
        node.TriggerAndWork();

        Assert.That(whileAtWork, Is.Empty);
        Assert.That(desk.NewestClosed(), Is.EqualTo(new DateOnly(2025, 11, 29)));
    }

    [Test]
    public void Advance_NoSnapshot_SaidOnceAndTriedAgain()
    {
        clock.Now = SetClock.Shanghai(2025, 11, 29, 9, 0);
        desk.FirstSnapshot = new DateOnly(2025, 12, 24);
        node.TriggerAndWork();
        node.TriggerAndWork();
        var waiting = node.State.Waiting;
        desk.FirstSnapshot = DateOnly.MinValue;
        node.TriggerAndWork();

        Assert.That(node.Warnings, Is.EqualTo(new[] { "the night of 2025-11-29 cannot begin: there is no snapshot" }));
        Assert.That(waiting?.Date, Is.EqualTo(new DateOnly(2025, 11, 29)));
        Assert.That((desk.NewestClosed(), node.State.Waiting), Is.EqualTo((new DateOnly(2025, 11, 29), (NightWaiting?)null)));
    }

    [Test]
    public void Evaluate_PartitionFails_NightIsNotFinishedAndIsTakenUpAgain()
    {
        clock.Now = SetClock.Shanghai(2025, 11, 29, 9, 0);
        desk.OnEvaluate = partition => throw new IOException($"{partition.PolicyId}: the disk is full");
        node.Queue.Advance();
        node.WorkOne(0);
        Assert.That(() => node.WorkOne(node.Waiting.ToList().IndexOf("Evaluate")), Throws.InstanceOf<IOException>());
        desk.OnEvaluate = _ => { };
        node.WorkAll();
        var before = desk.NewestClosed();

        clock.Now = clock.Now.AddMinutes(2);
        node.TriggerAndWork();

        Assert.That((before, desk.NewestClosed()), Is.EqualTo((Closed, new DateOnly(2025, 11, 29))));
    }

    [Test]
    public void RunNext_ScheduleOff_RunsTheDayAfterTheNewestClosedNight()
    {
        var demo = new HandNode(desk, clock, new ScheduleOptions { Enabled = false });
        demo.TriggerAndWork();
        var asked = demo.Scheduler.RunNext();
        demo.WorkAll();

        Assert.That(asked, Is.EqualTo(new DateOnly(2025, 11, 29)));
        Assert.That(desk.NewestClosed(), Is.EqualTo(new DateOnly(2025, 11, 29)));
        Assert.That(demo.State.Asked, Is.Empty);
    }

    [Test]
    public void RunNext_PressedTwiceBeforeItIsClosed_OneNight()
    {
        var demo = new HandNode(desk, clock, new ScheduleOptions { Enabled = false });
        demo.Scheduler.RunNext();
        demo.Scheduler.RunNext();
        demo.WorkAll();

        Assert.That(desk.Log.Count(l => l.StartsWith("close", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public void Board_NightAtWork_ShowsItsPartitions()
    {
        clock.Now = SetClock.Shanghai(2025, 11, 29, 9, 0);
        node.Queue.Advance();
        node.WorkOne(0);
        node.WorkOne(node.Waiting.ToList().IndexOf("Evaluate"));
        var atWork = node.State.Board.Current[0];
        node.WorkAll();

        Assert.That((atWork.BusinessDate, atWork.Evaluated, atWork.Partitions), Is.EqualTo((new DateOnly(2025, 11, 29), 1, 3)));
        Assert.That(node.State.Board.Current, Is.Empty);
    }
}
