using System.Collections.Concurrent;
using System.Globalization;
using Matching.Engine.Ledger;
using Matching.Engine.Ports;
using Matching.Storage.Dialects;
using Matching.Storage.Stores;

namespace Matching.Storage.Tests.Outbox;

[TestFixture(DatabaseProvider.Sqlite)]
[TestFixture(DatabaseProvider.PostgreSql)]
public sealed class OutboxStoreTests(DatabaseProvider provider)
{
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(5);
    private DatabaseSource source = null!;
    private OutboxStore outbox = null!;

    [SetUp]
    public void SetUp()
    {
        source = DatabaseSource.Create(provider);
        outbox = new OutboxStore(source.Database);
    }

    [TearDown]
    public void TearDown() => source?.Dispose();

    [Test]
    public void Take_MoreThanAsked_GivesTheOldestInOrder()
    {
        Letters.Write(source.Database, 1, 5);

        var lease = outbox.Take(NotificationTopics.Portal, 3, "a", Letters.Now, Length);

        Assert.Multiple(() =>
        {
            Assert.That(lease.Messages.Select(m => m.Id), Is.EqualTo(new[] { "O00001", "O00002", "O00003" }));
            Assert.That(lease.Messages[0].Reference, Is.EqualTo("N00001"));
            Assert.That(lease.Until, Is.EqualTo(Letters.Now.AddMinutes(5)));
        });
    }

    [Test]
    public void Take_KnownNotification_TellsPolicyKindAndDate()
    {
        Letters.WriteRun(source.Database);
        Letters.Write(source.Database, 1, 1, NotificationTopics.Webhook);

        var message = outbox.Take(NotificationTopics.Webhook, 1, "a", Letters.Now, Length).Messages[0];

        Assert.That(message.About, Is.EqualTo(new NotificationAbout("p1", "OnNotice", new DateOnly(2025, 11, 28))));
    }

    [Test]
    public void Take_NotificationOfNoNight_TellsTheDayInChina()
    {
        Letters.Write(source.Database, 1, 1, NotificationTopics.Webhook);
        source.Database.Write("late", t => Sql.Run(t, "UPDATE outbox SET created_at = '2025-11-28T16:00:00.000Z'"));

        var message = outbox.Take(NotificationTopics.Webhook, 1, "a", Letters.Now, Length).Messages[0];

        Assert.That(message.About!.BusinessDate, Is.EqualTo(new DateOnly(2025, 11, 29)));
    }

    [Test]
    public void Take_OtherTopic_GivesNothing()
    {
        Letters.Write(source.Database, 1, 2);

        Assert.That(outbox.Take(NotificationTopics.Webhook, 10, "a", Letters.Now, Length).Messages, Is.Empty);
    }

    [Test]
    public void Take_ParallelTakers_EachMessageOnce()
    {
        Letters.Write(source.Database, 1, 400);
        var taken = new ConcurrentBag<string>();

        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, node =>
        {
            // A taker that lost every row to a rival gets none and looks again while any is free.
            for (var round = 0; round < 200; round++)
            {
                var owner = string.Create(CultureInfo.InvariantCulture, $"{node}/{round}");
                foreach (var message in outbox.Take(NotificationTopics.Portal, 10, owner, Letters.Now, Length).Messages)
                {
                    taken.Add(message.Id);
                }

                if (Letters.Count(source.Database, "outbox WHERE lease_owner IS NULL") == 0)
                {
                    return;
                }
            }
        });

        Assert.Multiple(() =>
        {
            Assert.That(taken, Has.Count.EqualTo(400));
            Assert.That(taken.Distinct().Count(), Is.EqualTo(400));
        });
    }

    [Test]
    public void Take_LeaseHeld_NotBeforeItEnds()
    {
        Letters.Write(source.Database, 1, 1);
        outbox.Take(NotificationTopics.Portal, 10, "a", Letters.Now, Length);

        var during = outbox.Take(NotificationTopics.Portal, 10, "b", Letters.Now.AddMinutes(4), Length);
        var after = outbox.Take(NotificationTopics.Portal, 10, "c", Letters.Now.AddMinutes(5), Length);

        Assert.That((during.Messages.Length, after.Messages.Length), Is.EqualTo((0, 1)));
    }

    [Test]
    public void Settle_LeaseLostToAnother_ChangesNothing()
    {
        Letters.Write(source.Database, 1, 1);
        var frozen = outbox.Take(NotificationTopics.Portal, 10, "a", Letters.Now, Length);
        var other = outbox.Take(NotificationTopics.Portal, 10, "b", Letters.Now.AddMinutes(6), Length);

        var late = outbox.Settle(frozen, [new OutboxResult("O00001", OutboxFate.Dead, "late", null)], Letters.Now.AddMinutes(7));
        var sent = outbox.Settle(other, [new OutboxResult("O00001", OutboxFate.Sent, null, null)], Letters.Now.AddMinutes(7));

        Assert.Multiple(() =>
        {
            Assert.That((late, sent), Is.EqualTo((0, 1)));
            Assert.That(Letters.StateOf(source.Database, "O00001"), Is.EqualTo("sent"));
        });
    }

    [Test]
    public void Settle_WithoutAResult_IsFreeAgainAtOnce()
    {
        Letters.Write(source.Database, 1, 2);
        var lease = outbox.Take(NotificationTopics.Portal, 10, "a", Letters.Now, Length);

        outbox.Settle(lease, [new OutboxResult("O00001", OutboxFate.Sent, null, null)], Letters.Now);

        Assert.That(outbox.Take(NotificationTopics.Portal, 10, "b", Letters.Now, Length).Messages.Select(m => m.Id), Is.EqualTo(new[] { "O00002" }));
    }

    [Test]
    public void Settle_Later_IsDueAgainAtItsTime()
    {
        Letters.Write(source.Database, 1, 1);
        var lease = outbox.Take(NotificationTopics.Portal, 10, "a", Letters.Now, Length);
        outbox.Settle(lease, [new OutboxResult("O00001", OutboxFate.Later, "busy", Letters.Now.AddMinutes(1))], Letters.Now);

        var early = outbox.Take(NotificationTopics.Portal, 10, "b", Letters.Now.AddSeconds(59), Length);
        var due = outbox.Take(NotificationTopics.Portal, 10, "c", Letters.Now.AddSeconds(60), Length);

        Assert.Multiple(() =>
        {
            Assert.That(early.Messages, Is.Empty);
            Assert.That(due.Messages.Select(m => m.Attempts), Is.EqualTo(new[] { 1 }));
            Assert.That(source.Database.Query<string>("SELECT last_error FROM outbox"), Is.EqualTo(new[] { "busy" }));
        });
    }

    [Test]
    public void Take_SameLane_WaitsForTheEarlierOne()
    {
        Letters.Write(source.Database, 1, 2, NotificationTopics.Webhook, "c1");
        Letters.Write(source.Database, 3, 1, NotificationTopics.Webhook, "c2");

        var first = outbox.Take(NotificationTopics.Webhook, 10, "a", Letters.Now, Length);
        outbox.Settle(first, [new OutboxResult("W00001", OutboxFate.Later, "busy", Letters.Now.AddMinutes(1)), new OutboxResult("W00003", OutboxFate.Sent, null, null)], Letters.Now);
        var blocked = outbox.Take(NotificationTopics.Webhook, 10, "b", Letters.Now, Length);
        var again = outbox.Take(NotificationTopics.Webhook, 10, "c", Letters.Now.AddMinutes(1), Length);
        outbox.Settle(again, [new OutboxResult("W00001", OutboxFate.Dead, "gone", null)], Letters.Now.AddMinutes(1));
        var next = outbox.Take(NotificationTopics.Webhook, 10, "d", Letters.Now.AddMinutes(1), Length);

        Assert.Multiple(() =>
        {
            Assert.That(first.Messages.Select(m => m.Id), Is.EqualTo(new[] { "W00001", "W00003" }));
            Assert.That(blocked.Messages, Is.Empty);
            Assert.That(again.Messages.Select(m => m.Id), Is.EqualTo(new[] { "W00001" }));
            Assert.That(next.Messages.Select(m => m.Id), Is.EqualTo(new[] { "W00002" }));
        });
    }

    [Test]
    public void Replay_DeadLetter_IsSentAgainAndLogged()
    {
        Letters.Write(source.Database, 1, 1);
        Kill("O00001");

        var replayed = outbox.Replay("O00001", "ops1", Letters.Now);
        var again = outbox.Replay("O00001", "ops1", Letters.Now);

        Assert.Multiple(() =>
        {
            Assert.That((replayed, again), Is.EqualTo((true, false)));
            Assert.That(outbox.Take(NotificationTopics.Portal, 10, "b", Letters.Now, Length).Messages.Select(m => (m.Id, m.Attempts)), Is.EqualTo(new[] { ("O00001", 0) }));
            Assert.That(
                source.Database.Query<(string, string, string, string)>("SELECT actor, action, object_id, detail FROM v_audit"),
                Is.EqualTo(new[] { ("ops1", "outbox.replayed", "O00001", "notification.portal: gone") }));
            Assert.That(new LedgerVerifier(new LedgerBook(source.Database)).VerifyChain(HashChain.Audit).Problems, Is.Empty);
        });
    }

    [TestCase("O00001", Description = "it waits")]
    [TestCase("nothing", Description = "there is none")]
    public void Replay_NoDeadLetter_ChangesAndLogsNothing(string id)
    {
        Letters.Write(source.Database, 1, 1);

        Assert.That((outbox.Replay(id, "ops1", Letters.Now), Letters.Count(source.Database, "v_audit")), Is.EqualTo((false, 0L)));
    }

    [Test]
    public void ReplayAll_OfATopic_LeavesOtherTopics()
    {
        Letters.Write(source.Database, 1, 2);
        Letters.Write(source.Database, 1, 1, NotificationTopics.Webhook);
        Kill("O00001", "O00002");
        Kill("W00001");

        Assert.Multiple(() =>
        {
            Assert.That(outbox.ReplayAll(NotificationTopics.Portal, "ops1", Letters.Now), Is.EqualTo(2));
            Assert.That(outbox.ReplayAll(NotificationTopics.Portal, "ops1", Letters.Now), Is.Zero);
            Assert.That(Letters.StateOf(source.Database, "W00001"), Is.EqualTo("dead"));
            Assert.That(Letters.Count(source.Database, "v_audit WHERE action = 'outbox.replayed-all'"), Is.EqualTo(1));
        });
    }

    [Test]
    public void Show_Notifications_DeliversThoseThatExistOnce()
    {
        Letters.Write(source.Database, 1, 2);
        var inbox = new PortalInboxStore(source.Database);

        var known = inbox.Show(["N00001", "nothing"], Letters.Now);
        inbox.Show(["N00001"], Letters.Now.AddHours(1));

        Assert.Multiple(() =>
        {
            Assert.That(known, Is.EquivalentTo(new[] { "N00001" }));
            Assert.That(
                source.Database.Query<(string, string?)>("SELECT state, delivered_at FROM notification ORDER BY id"),
                Is.EqualTo(new[] { ("delivered", (string?)"2025-11-28T22:00:00.000Z"), ("new", null) }));
        });
    }

    private void Kill(params string[] ids)
    {
        var topic = ids[0][0] == 'O' ? NotificationTopics.Portal : NotificationTopics.Webhook;
        var lease = outbox.Take(topic, 10, "kill", Letters.Now, Length);
        outbox.Settle(lease, [.. ids.Select(id => new OutboxResult(id, OutboxFate.Dead, "gone", null))], Letters.Now);
    }
}
