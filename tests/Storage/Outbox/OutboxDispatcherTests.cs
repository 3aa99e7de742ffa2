using Matching.Delivery.Channels;
using Matching.Engine.Ports;
using Matching.Storage.Dialects;
using Matching.Storage.Stores;

namespace Matching.Storage.Tests.Outbox;

[TestFixture(DatabaseProvider.Sqlite)]
[TestFixture(DatabaseProvider.PostgreSql)]
public sealed class OutboxDispatcherTests(DatabaseProvider provider)
{
    private DatabaseSource source = null!;
    private SettableClock clock = null!;

    [SetUp]
    public void SetUp()
    {
        source = DatabaseSource.Create(provider);
        clock = new SettableClock();
    }

    [TearDown]
    public void TearDown() => source?.Dispose();

    [Test]
    public async Task DeliverDue_ManyNotifications_AllInTheirInboxes()
    {
        Letters.Write(source.Database, 1, 4500);

        var sent = await Dispatcher(Portal()).DeliverDue(CancellationToken.None);
        var again = await Dispatcher(Portal()).DeliverDue(CancellationToken.None);

        Assert.Multiple(() =>
        {
            Assert.That((sent, again), Is.EqualTo((4500, 0)));
            Assert.That(Letters.Count(source.Database, "notification WHERE state = 'delivered' AND delivered_at = '2025-11-28T22:00:00.000Z'"), Is.EqualTo(4500));
            Assert.That(Letters.Count(source.Database, "outbox WHERE state = 'sent' AND attempts = 1 AND lease_owner IS NULL"), Is.EqualTo(4500));
        });
    }

    [Test]
    public async Task DeliverDue_ManyNodesAtOnce_SendEachOnce()
    {
        Letters.Write(source.Database, 1, 200, NotificationTopics.Webhook);
        var channel = new ScriptedChannel(_ => ChannelReceipt.Delivered);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => Dispatcher(channel, "node" + i).DeliverDue(CancellationToken.None))));
        await Dispatcher(channel, "last").DeliverDue(CancellationToken.None);

        Assert.Multiple(() =>
        {
            Assert.That(channel.Got, Has.Count.EqualTo(200));
            Assert.That(channel.Got.Distinct().Count(), Is.EqualTo(200));
        });
    }

    [Test]
    public async Task DeliverDue_RefusedForGood_IsADeadLetterWithTheReason()
    {
        Letters.Write(source.Database, 1, 1, NotificationTopics.Webhook);

        await Dispatcher(new ScriptedChannel(_ => ChannelReceipt.Never("the gateway answered 410"))).DeliverDue(CancellationToken.None);

        Assert.That(
            source.Database.Query<(string, string, long)>("SELECT state, last_error, attempts FROM outbox"),
            Is.EqualTo(new[] { ("dead", "the gateway answered 410", 1L) }));
    }

    [Test]
    public async Task DeliverDue_ChannelDeadForDays_GivesUpAfterTheLastAttempt()
    {
        Letters.Write(source.Database, 1, 1, NotificationTopics.Webhook);
        var channel = new ScriptedChannel(_ => throw new HttpRequestException("no route"));
        var waits = new List<int>();

        while (source.Database.Query<string?>("SELECT next_attempt_at FROM outbox WHERE state = 'waiting'") is [var next])
        {
            var due = next is null ? Letters.Now : DateTimeOffset.Parse(next, System.Globalization.CultureInfo.InvariantCulture);
            waits.Add((int)(due - clock.Now).TotalMinutes);
            clock.Now = due;
            await Dispatcher(channel).DeliverDue(CancellationToken.None);
        }

        Assert.Multiple(() =>
        {
            Assert.That(waits, Is.EqualTo(new[] { 0, 1, 5, 30, 120, 720, 1440, 1440, 1440 }));
            Assert.That(source.Database.Query<(string, string)>("SELECT state, last_error FROM outbox"), Is.EqualTo(new[] { ("dead", "HttpRequestException: no route") }));
        });
    }

    [Test]
    public async Task DeliverDue_ChannelTakesNoneOfABatch_KeepsTheAttemptsOfTheRest()
    {
        Letters.Write(source.Database, 1, 12, NotificationTopics.Webhook);
        var channel = new ScriptedChannel(_ => ChannelReceipt.TryLater("down"));

        await Dispatcher(channel).DeliverDue(CancellationToken.None);

        Assert.That((channel.Got.Count, Letters.Count(source.Database, "outbox WHERE attempts = 0")), Is.EqualTo((4, 8L)));
    }

    [Test]
    public async Task DeliverDue_OneRecipientFails_LaterOnesOfTheRecipientWait()
    {
        Letters.Write(source.Database, 1, 2, NotificationTopics.Webhook, "c1");
        Letters.Write(source.Database, 3, 2, NotificationTopics.Webhook, "c2");
        var down = true;
        var channel = new ScriptedChannel(m => down && m.Id == "W00001" ? ChannelReceipt.TryLater("busy") : ChannelReceipt.Delivered);
        await Dispatcher(channel).DeliverDue(CancellationToken.None);
        down = false;
        clock.Now = clock.Now.AddMinutes(1);
        await Dispatcher(channel, "later").DeliverDue(CancellationToken.None);

        Assert.Multiple(() =>
        {
            Assert.That(channel.Got.Where(id => id is "W00001" or "W00002"), Is.EqualTo(new[] { "W00001", "W00001", "W00002" }));
            Assert.That(channel.Got.Where(id => id is "W00003" or "W00004"), Is.EqualTo(new[] { "W00003", "W00004" }));
        });
    }

    [Test]
    public async Task DeliverDue_NotificationMissing_IsADeadLetter()
    {
        Letters.Write(source.Database, 1, 1);
        source.Database.Write("lose", t => Sql.Run(t, "DELETE FROM notification"));

        await Dispatcher(Portal()).DeliverDue(CancellationToken.None);

        Assert.That(source.Database.Query<(string, string)>("SELECT state, last_error FROM outbox"), Is.EqualTo(new[] { ("dead", "there is no notification N00001") }));
    }

    [Test]
    public async Task DeliverDue_Cancelled_RecordsWhatWasSentAndFreesTheRest()
    {
        Letters.Write(source.Database, 1, 3, NotificationTopics.Webhook);
        using var stop = new CancellationTokenSource();
        var channel = new ScriptedChannel(_ =>
        {
            stop.Cancel();
            return ChannelReceipt.Delivered;
        });
        var dispatcher = new OutboxDispatcher(new OutboxStore(source.Database), [channel], new DispatchSettings("n") { Parallel = 1 }, clock);

        Assert.That(async () => await dispatcher.DeliverDue(stop.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That((channel.Got.Count, Letters.Count(source.Database, "outbox WHERE state = 'waiting' AND lease_owner IS NULL AND attempts = 0")), Is.EqualTo((1, 2L)));
        await Task.CompletedTask;
    }

    [Test]
    public async Task DeliverDue_ProcessStopsAfterSending_SendsTheSameIdentifierAgain()
    {
        Letters.Write(source.Database, 1, 1, NotificationTopics.Webhook);
        var channel = new ScriptedChannel(_ => ChannelReceipt.Delivered);
        var failPoints = FailPoint.Parse("outbox-settle:before", () => throw new InvalidOperationException("stopped"));
        var stopped = new OutboxDispatcher(new OutboxStore(source.WithFailPoints(failPoints)), [channel], new DispatchSettings("n1"), clock);
        Assert.That(async () => await stopped.DeliverDue(CancellationToken.None), Throws.InvalidOperationException);

        await Dispatcher(channel, "n2").DeliverDue(CancellationToken.None);
        var during = channel.Got.Count;
        clock.Now = clock.Now.AddMinutes(5);
        await Dispatcher(channel, "n3").DeliverDue(CancellationToken.None);

        Assert.Multiple(() =>
        {
            Assert.That(during, Is.EqualTo(1));
            Assert.That(channel.Got, Is.EqualTo(new[] { "W00001", "W00001" }));
            Assert.That(Letters.StateOf(source.Database, "W00001"), Is.EqualTo("sent"));
        });
    }

    private PortalInbox Portal() => new(new PortalInboxStore(source.Database), clock);

    private OutboxDispatcher Dispatcher(IChannel channel, string node = "node") =>
        new(new OutboxStore(source.Database), [channel], new DispatchSettings(node), clock);
}
