using System.Globalization;
using Dapper;
using Matching.Benchmarks.Language;
using Matching.Benchmarks.Nights;
using Matching.Delivery.Channels;
using Matching.Engine.Amounts;
using Matching.Engine.Entitlements;
using Matching.Engine.Ports;
using Matching.Storage;
using Matching.Storage.Stores;

namespace Matching.Benchmarks.Delivery;

/// <summary>
/// Notifications on their way out: from the outbox to the inboxes of the portal, beside marking the same rows in one statement, and to a gateway
/// on this machine, beside posting the same bodies without an outbox.
/// </summary>
internal sealed class DeliverySuite : ISuite
{
    private const int Chunk = 20_000;
    private static readonly DateOnly AsOf = new(2025, 11, 28);
    private static readonly DateTimeOffset At = new(2025, 11, 28, 14, 0, 0, TimeSpan.Zero);

    /// <inheritdoc/>
    public string Name => "delivery";

    /// <inheritdoc/>
    public IReadOnlyList<Row> Run(Extent extent)
    {
        using var receiver = new Receiver();
        return [.. extent.Of(2_000, 10_000, 50_000).SelectMany(n => Measure(receiver, n, extent.IsQuick ? 1 : 3))];
    }

    private Row[] Measure(Receiver receiver, int messages, int rounds)
    {
        var (inboxes, statement, webhook, posts) = (new List<Round>(), new List<Round>(), new List<Round>(), new List<Round>());
        var (shown, received, posted) = ("", "", "");
        for (var round = 0; round <= rounds; round++)
        {
            var first = round == 0;
            (var marked, _) = Over(messages, NotificationTopics.Portal, MarkAll);
            (var portal, shown) = Over(messages, NotificationTopics.Portal, d => Deliver(d, new PortalInbox(new PortalInboxStore(d), TimeProvider.System)));
            receiver.Forget();
            var bare = Stopping.Time(() => receiver.PostAll(messages, new DispatchSettings("benchmark").Parallel)).Round;
            posted = Checked(messages, receiver.Count, "received");
            receiver.Forget();
            using var channel = new WebhookChannel(receiver.Gateway, TimeProvider.System);
            (var sent, received) = Over(messages, NotificationTopics.Webhook, d => Deliver(d, channel));
            received = receiver.Count == messages ? received : Checked(messages, receiver.Count, "received");
            if (!first)
            {
                // The first pass compiles the code.
                statement.Add(marked);
                inboxes.Add(portal);
                posts.Add(bare);
                webhook.Add(sent);
            }
        }

        var (one, direct) = (NameOf("one statement marks the same rows", messages), NameOf("HttpClient posts the same bodies, no outbox", messages));
        return
        [
            RowOf(one, messages, statement, shown),
            RowOf(NameOf("outbox to the portal's inboxes", messages), messages, inboxes, shown) with { RatioOf = one, Ratio = Ratio(inboxes, statement) },
            RowOf(direct, messages, posts, posted),
            RowOf(NameOf("outbox to the gateway", messages), messages, webhook, received) with { RatioOf = direct, Ratio = Ratio(webhook, posts) },
        ];
    }

    private static string NameOf(string what, int messages) => string.Create(CultureInfo.InvariantCulture, $"{what}, {messages:#,0}");

    private static double Ratio(List<Round> rounds, List<Round> others) => Timing.Median(rounds.Zip(others, (a, b) => a.Each / b.Each));

    private Row RowOf(string name, int messages, List<Round> rounds, string result)
    {
        var round = Timing.Median(rounds);
        return new Row(Name, name, messages, 0, round.Seconds, round.Cpu, round.PeakMb, result);
    }

    private static string Checked(int expected, long found, string what) => found == expected
        ? string.Create(CultureInfo.InvariantCulture, $"{found} {what}")
        : string.Create(CultureInfo.InvariantCulture, $"!! {found} {what}, expected {expected}");

    /// <summary>Times work over a database in which so many messages wait.</summary>
    private static (Round Round, string Result) Over(int messages, string topic, Func<Database, int> work)
    {
        using var stores = Waiting(messages, topic);
        var round = Stopping.Time(() => work(stores.Database)).Round;
        var sent = stores.Database.Read(c => c.ExecuteScalar<long>("SELECT COUNT(*) FROM outbox WHERE state = 'sent'"));
        return (round, Checked(messages, sent, "sent"));
    }

    private static int Deliver(Database database, IChannel channel) =>
        new OutboxDispatcher(new OutboxStore(database), [channel], new DispatchSettings("benchmark"), TimeProvider.System)
            .DeliverDue(CancellationToken.None).GetAwaiter().GetResult();

    private static int MarkAll(Database database) => database.Write("benchmark", t =>
        t.Connection!.Execute("UPDATE notification SET state = 'delivered'", transaction: t) + t.Connection!.Execute("UPDATE outbox SET state = 'sent'", transaction: t));

    private static NightDatabase Waiting(int messages, string topic)
    {
        var stores = new NightDatabase();
        var claim = new RunStore(stores.Database).Claim("night", AsOf, new string('0', 64), new string('0', 64), null, At);
        var rights = new EntitlementStore(stores.Database, [topic]);
        foreach (var chunk in Enumerable.Range(0, messages).Chunk(Chunk))
        {
            rights.Tell(claim, [.. chunk.Select(MessageOf)], At);
        }

        return stores;
    }

    private static Notification MessageOf(int number)
    {
        var subject = string.Create(CultureInfo.InvariantCulture, $"S{number:00000000}");
        return new Notification(
            "N" + subject, "shanghai/civil-affairs", "elderly-allowance", null, subject, subject, "2016-05", "2025-11", "-", new Money(18_000, "CNY"), "CNY", "Told",
            new("老年综合津贴", "Allowance for older people"), new("您符合条件。", "You are eligible."));
    }
}
