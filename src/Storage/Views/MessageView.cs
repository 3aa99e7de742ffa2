using System.Collections.Immutable;
using Matching.Engine.Amounts;
using Matching.Engine.Decisions;
using Matching.Engine.Entitlements;
using Matching.Rules;
using Matching.Storage.Stores;

namespace Matching.Storage.Views;

/// <summary>The inbox of a recipient. Every statement is bound to the recipient's key.</summary>
/// <param name="database">The database.</param>
public sealed class MessageView(Database database)
{
    private const string Select =
        "SELECT id AS Id, policy_id AS PolicyId, entitlement_id AS EntitlementId, version AS Version, cycle AS Cycle, amount_fen AS AmountFen, "
        + "currency AS Currency, right_state AS RightState, title_zh AS TitleZh, title_en AS TitleEn, body_zh AS BodyZh, body_en AS BodyEn, "
        + "created_at AS CreatedAt, read_at AS ReadAt FROM notification WHERE recipient = @Recipient";

    /// <summary>Messages, newest first.</summary>
    /// <param name="recipient">Pseudonymous key of the recipient.</param>
    /// <param name="after">Where to begin.</param>
    /// <param name="size">How many at most.</param>
    public ListPage<Message> Page(string recipient, PageCursor after, int size)
    {
        var rows = database.Query<Row>(
            Select + " AND (created_at < @SortText OR (created_at = @SortText AND id > @Id)) ORDER BY created_at DESC, id LIMIT @Rows",
            new { Recipient = recipient, after.SortText, after.Id, Rows = size + 1 });
        return ListPage<Message>.Of([.. rows.Select(r => r.ToMessage())], size, m => new PageCursor(Stored.Of(m.CreatedAt), m.Id));
    }

    /// <summary>One message with its reasons, or null when the recipient has none with the identifier.</summary>
    public Message? Find(string recipient, string id) =>
        database.Query<Row>(Select + " AND id = @Id", new { Recipient = recipient, Id = id }).SingleOrDefault() is { } row
            ? row.ToMessage() with { Reasons = ReasonsOf(recipient, row) }
            : null;

    /// <summary>Messages about one right, newest first.</summary>
    public IReadOnlyList<Message> About(string recipient, string entitlementId) =>
        [.. database.Query<Row>(Select + " AND entitlement_id = @Id ORDER BY created_at DESC, id", new { Recipient = recipient, Id = entitlementId }).Select(r => r.ToMessage())];

    /// <summary>How many messages the recipient has not opened.</summary>
    public long CountUnread(string recipient) => database.Query<long>(
        "SELECT COUNT(*) FROM notification WHERE recipient = @Recipient AND read_at IS NULL", new { Recipient = recipient })[0];

    /// <summary>The message's own reasons, else those of the first message about the same right that has any. A JSON array is of a form that is no longer written.</summary>
    private ImmutableArray<NotificationReason> ReasonsOf(string recipient, Row row) => database.Query<string>(
        "SELECT reasons FROM notification WHERE recipient = @Recipient AND reasons LIKE '{%' AND (id = @Id OR entitlement_id = @EntitlementId) "
        + "ORDER BY CASE WHEN id = @Id THEN 0 ELSE 1 END, created_at, id LIMIT 1",
        new { Recipient = recipient, row.Id, EntitlementId = row.EntitlementId ?? "" }).SingleOrDefault() is { } stored
        ? ReasonsJson.Read(stored, FrameOf(stored))
        : [];

    private TraceFrame FrameOf(string stored) => TraceFrame.Read(
        database.Query<string>("SELECT content FROM trace_frame WHERE id = @Id", new { Id = ReasonsJson.FrameOf(stored) }).Single());

    private sealed record Row
    {
        public required string Id { get; init; }

        public required string PolicyId { get; init; }

        public string? EntitlementId { get; init; }

        public required string Version { get; init; }

        public required string Cycle { get; init; }

        public long? AmountFen { get; init; }

        public required string Currency { get; init; }

        public required string RightState { get; init; }

        public required string TitleZh { get; init; }

        public required string TitleEn { get; init; }

        public required string BodyZh { get; init; }

        public required string BodyEn { get; init; }

        public required string CreatedAt { get; init; }

        public string? ReadAt { get; init; }

        public Message ToMessage() => new(
            Id, PolicyId, EntitlementId, Version, Cycle, AmountFen is { } fen ? new Money(fen, Currency) : null, RightState,
            new LocalizedText(TitleZh, TitleEn), new LocalizedText(BodyZh, BodyEn), Stored.Instant(CreatedAt), ReadAt is { } read ? Stored.Instant(read) : null, []);
    }
}
