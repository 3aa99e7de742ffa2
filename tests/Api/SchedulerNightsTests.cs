using System.CommandLine;
using Hangfire;
using Hangfire.Common;
using Hangfire.States;
using Matching.Api.Commands;
using Matching.Api.Composition;
using Matching.Api.Terminal;
using Matching.Engine.Ports;
using Matching.Engine.Runs;
using Matching.Rules;
using Matching.Scheduler;
using Matching.Scheduler.Jobs;
using Matching.Scheduler.Schedules;

namespace Matching.Api.Tests;

/// <summary>The scheduler over the real stores: what the clock asks for, and what the tables then hold.</summary>
internal sealed class SchedulerNightsTests
{
    private Workplace place = null!;
    private StandingClock clock = null!;
    private Workspace workspace = null!;
    private Node node = null!;

    [SetUp]
    public void SetUp()
    {
        place = new Workplace();
        Cli.Run("generate", "--subjects", "400", "--seed", "5", "--as-of", "2025-11-28", "--out", place["sources"]);
        Assert.That(Cli.Run("import", place["sources"], "--as-of", "2025-11-28", "--data", place["data"]).Code, Is.EqualTo(0));
        clock = new StandingClock { Now = Shanghai(2025, 11, 28, 9) };
        workspace = Workspace.Open(new CommandInvocation(
            new CommandConsole(TextWriter.Null, TextWriter.Null, interactive: false), clock, new RootCommand().Parse(""), "en", false, Cli.Catalog, place["data"]));
        node = new Node(workspace, clock);
        node.TriggerAndWork();
    }

    [TearDown]
    public void TearDown()
    {
        workspace.Dispose();
        place.Dispose();
    }

    [Test]
    public void Trigger_ThreeDaysLater_ExactlyThreeMoreNightsInOrder()
    {
        clock.Now = Shanghai(2025, 12, 1, 2);
        node.TriggerAndWork();
        var nights = Nights();
        var decisions = Count("decision");
        node.TriggerAndWork();

        Assert.That(nights, Is.EqualTo(new[] { "2025-11-28 closed slot 0", "2025-11-29 closed slot 0", "2025-11-30 closed slot 0", "2025-12-01 closed slot 0" }));
        Assert.That(node.Closed, Is.EqualTo(new[] { "2025-11-28", "2025-11-29", "2025-11-30", "2025-12-01" }));
        Assert.That((Nights(), Count("decision")), Is.EqualTo((nights, decisions)));
    }

    [Test]
    public void Trigger_ClockSetBack_NoNight()
    {
        clock.Now = Shanghai(2025, 11, 10, 2);
        node.TriggerAndWork();

        Assert.That(Nights(), Is.EqualTo(new[] { "2025-11-28 closed slot 0" }));
    }

    [Test]
    public void Trigger_MoreNightsThanMayBeCaughtUp_NoneAndAReason()
    {
        clock.Now = Shanghai(2025, 12, 30, 2);
        node.TriggerAndWork();

        Assert.That(Nights(), Is.EqualTo(new[] { "2025-11-28 closed slot 0" }));
        Assert.That(node.Warnings, Has.One.Contains("32 nights are due").And.One.Contains("the newest closed night is 2025-11-28"));
    }

    [Test]
    public void NewProcess_AfterOneThatDiedInTheMiddle_ClosesTheSameRun()
    {
        clock.Now = Shanghai(2025, 11, 29, 2);
        node.Queue.Advance();
        node.Work(steps: 4);
        var left = Count("run_partition WHERE state = 'open' AND run_id IN (SELECT run_id FROM run WHERE business_date = '2025-11-29')");
        new Node(workspace, clock).TriggerAndWork();

        Assert.That(left, Is.GreaterThan(0));
        Assert.That(Nights(), Is.EqualTo(new[] { "2025-11-28 closed slot 0", "2025-11-29 closed slot 0" }));
    }

    [Test]
    public void Deliveries_AfterANight_OutboxIsEmpty()
    {
        Assert.That((Count("notification") > 0, Count("outbox WHERE state <> 'sent'")), Is.EqualTo((true, 0L)));
    }

    [Test]
    public void Finish_ClaimTakenOverMeanwhile_Refused()
    {
        clock.Now = Shanghai(2025, 11, 29, 2);
        var desk = new NightDesk(workspace, new RunBoard(clock));
        var first = desk.Plan(new DateOnly(2025, 11, 29), CancellationToken.None);
        foreach (var partition in first.Open)
        {
            desk.Evaluate(first.Claim, partition, CancellationToken.None);
        }

        desk.Plan(new DateOnly(2025, 11, 29), CancellationToken.None);

        Assert.That(() => desk.Finish(first.Claim, CancellationToken.None), Throws.InstanceOf<StaleRunException>());
        Assert.That(desk.Standing(new DateOnly(2025, 11, 29)).Phase, Is.EqualTo(NightPhase.Running));
    }

    [Test]
    public void Plan_NoSnapshotUpToTheDate_NotReady()
    {
        var desk = new NightDesk(workspace, new RunBoard(clock));

        Assert.That(() => desk.Plan(new DateOnly(2025, 11, 27), CancellationToken.None), Throws.InstanceOf<NightNotReadyException>());
    }

    private static DateTimeOffset Shanghai(int year, int month, int day, int hour) => new(year, month, day, hour, 0, 0, TimeSpan.FromHours(8));

    private IReadOnlyList<string> Nights() =>
        workspace.Database.Query<string>("SELECT business_date || ' ' || state || ' slot ' || slot FROM run WHERE job = 'night' ORDER BY business_date, slot");

    private long Count(string rows) => workspace.Database.Query<long>($"SELECT COUNT(*) FROM {rows}")[0];

    private sealed class StandingClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now.ToUniversalTime();
    }

    /// <summary>A node whose queue is worked off by hand.</summary>
    private sealed class Node : IBackgroundJobClient, IScheduleJournal
    {
        private readonly Queue<Job> waiting = [];
        private readonly NightJobs nights;
        private readonly DeliveryJobs deliveries;

        public Node(Workspace workspace, TimeProvider clock)
        {
            var options = new ScheduleOptions();
            var board = new RunBoard(clock);
            var desk = new NightDesk(workspace, board);
            Queue = new JobQueue(this);
            nights = new NightJobs(desk, Queue, new NightCalendar(options, clock), new SchedulerState(board), options, clock, this);
            deliveries = new DeliveryJobs([workspace.Deliveries.Desk], Queue, this);
        }

        public JobQueue Queue { get; }

        public List<string> Warnings { get; } = [];

        /// <summary>Dates in the order in which their nights were closed.</summary>
        public List<string> Closed { get; } = [];

        public string Create(Job job, IState state)
        {
            waiting.Enqueue(job);
            return "1";
        }

        public bool ChangeState(string jobId, IState state, string expectedState) => false;

        public void Note(LocalizedText line)
        {
            if (line.En.Contains(" is closed: ", StringComparison.Ordinal))
            {
                Closed.Add(line.En["the night of ".Length..][.."yyyy-MM-dd".Length]);
            }
        }

        public void Warn(LocalizedText line, Exception? cause = null) => Warnings.Add($"{line.En} {cause}");

        public void TriggerAndWork()
        {
            Queue.Advance();
            Work(steps: int.MaxValue);
        }

        public void Work(int steps)
        {
            for (var step = 0; step < steps && waiting.TryDequeue(out var job); step++)
            {
                switch (job.Method.Name)
                {
                    case nameof(NightJobs.Advance):
                        nights.Advance((DateOnly?)job.Args[0], CancellationToken.None);
                        break;
                    case nameof(NightJobs.Evaluate):
                        nights.Evaluate((RunClaim)job.Args[0], (Partition)job.Args[1], CancellationToken.None);
                        break;
                    case nameof(NightJobs.Finish):
                        nights.Finish((RunClaim)job.Args[0], CancellationToken.None);
                        break;
                    default:
                        deliveries.Deliver(CancellationToken.None);
                        break;
                }
            }
        }
    }
}
