using System.Collections.Immutable;
using Matching.Engine.Entitlements;
using Matching.Engine.Ports;

namespace Matching.Storage.Stores;

/// <summary>Writes notifications with their outbox rows inside a transaction; those that exist already are left as they are.</summary>
internal static class NotificationWriter
{
    /// <summary>Stands for the run of a message about what people did by day.</summary>
    public const string OutsideRuns = "-";

    private const string Portal = "portal";

    /// <summary>What every notification is sent over.</summary>
    public static readonly ImmutableArray<string> PortalOnly = [NotificationTopics.Portal];

    private static readonly string[] Columns =
    [
        "id", "department", "policy_id", "entitlement_id", "subject", "recipient", "channel", "version", "cycle", "item", "amount_fen", "currency",
        "right_state", "title_zh", "title_en", "body_zh", "body_en", "state", "run_id", "created_at", "reasons",
    ];

    /// <summary>Writes notifications and returns how many did not exist.</summary>
    /// <param name="scope">Transaction.</param>
    /// <param name="runId">The run, or <see cref="OutsideRuns"/>.</param>
    /// <param name="notifications">Messages.</param>
    /// <param name="topics">Channels, each with an outbox row of its own.</param>
    /// <param name="at">Instant.</param>
    public static int Write(WriteScope scope, string runId, IReadOnlyCollection<Notification> notifications, ImmutableArray<string> topics, DateTimeOffset at)
    {
        var missing = scope.Missing("notification", "id", notifications.Select(n => n.Id));
        var added = notifications.Where(n => missing.Remove(n.Id)).ToList();
        var when = Stored.Of(at);
        foreach (var owned in added.GroupBy(n => n.Department, StringComparer.Ordinal))
        {
            TraceFrameWriter.Write(scope, owned.Key, owned.Select(n => n.Trace));
        }

        scope.Insert("notification", Columns, added.Select(n => new object?[]
        {
            n.Id, n.Department, n.PolicyId, n.EntitlementId, n.Subject, n.Recipient, Portal, n.Version, n.Cycle, n.Item, n.Amount?.Fen, n.Currency,
            n.RightState, n.Title.Zh, n.Title.En, n.Body.Zh, n.Body.En, "new", runId, when, ReasonsJson.Write(n.Trace, n.Weighed),
        }));
        scope.Insert(
            "outbox", ["id", "department", "topic", "reference", "state", "attempts", "created_at", "lane"],
            added.SelectMany(_ => topics, (n, topic) => new object?[] { IdOf(topic, n), n.Department, topic, n.Id, "waiting", 0, when, LaneOf(topic, n) }));
        return added.Count;
    }

    private static string IdOf(string topic, Notification notification) => (topic == NotificationTopics.Portal ? "O" : "W") + notification.Id;

    /// <summary>Outside, a recipient's messages must arrive in order; an inbox sorts them by itself.</summary>
    private static string? LaneOf(string topic, Notification notification) => topic == NotificationTopics.Portal ? null : notification.Recipient;
}
