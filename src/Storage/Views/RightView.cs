using Matching.Engine.Amounts;
using Matching.Engine.Entitlements;
using Matching.Rules;
using Matching.Storage.Stores;

namespace Matching.Storage.Views;

/// <summary>The rights in which a recipient is payee or subject. Every statement is bound to the recipient's key.</summary>
/// <param name="database">The database.</param>
public sealed class RightView(Database database)
{
    private const string Mine = "(e.payee = @Recipient OR e.subject = @Recipient)";

    private const string Select =
        "SELECT e.id AS Id, e.policy_id AS PolicyId, e.subject AS Subject, e.payee AS Payee, e.cycle AS Cycle, e.state AS State, e.reason_code AS ReasonCode, "
        + "e.reason AS Reason, e.amount_fen AS AmountFen, e.currency AS Currency, e.version AS Version, e.notice_end AS NoticeEnd, e.granted_on AS GrantedOn, "
        + "v.seq AS Revision, v.at AS ChangedAt, e.allocation_zh AS AllocationZh, e.allocation_en AS AllocationEn, "
        + "(SELECT MAX(b.execution_date) FROM payout p JOIN payout_batch b ON b.msg_id = p.msg_id WHERE p.entitlement_id = e.id) AS PaidOn "
        + "FROM entitlement e JOIN entitlement_event v ON v.entitlement_id = e.id "
        + "AND v.seq = (SELECT MAX(x.seq) FROM entitlement_event x WHERE x.entitlement_id = e.id) WHERE " + Mine;

    /// <summary>Rights, newest first.</summary>
    /// <param name="recipient">Pseudonymous key of the recipient.</param>
    /// <param name="after">Where to begin.</param>
    /// <param name="size">How many at most.</param>
    /// <param name="states">Only those in these states; all when empty.</param>
    public ListPage<Right> Page(string recipient, PageCursor after, int size, IReadOnlyCollection<EntitlementState>? states = null)
    {
        // Names of an enumeration, written out: the two products do not expand a list of parameters alike.
        var named = string.Join(", ", (states ?? []).Select(s => $"'{s}'"));
        var rows = database.Query<Row>(
            Select + (named.Length == 0 ? "" : $" AND e.state IN ({named})")
            + " AND (e.granted_on < @SortText OR (e.granted_on = @SortText AND e.id > @Id)) ORDER BY e.granted_on DESC, e.id LIMIT @Rows",
            new { Recipient = recipient, after.SortText, after.Id, Rows = size + 1 });
        return ListPage<Right>.Of([.. rows.Select(r => r.ToRight())], size, r => new PageCursor(Stored.Of(r.GrantedOn), r.Id));
    }

    /// <summary>One right, or null when the recipient has none with the identifier.</summary>
    public Right? Find(string recipient, string id) =>
        database.Query<Row>(Select + " AND e.id = @Id", new { Recipient = recipient, Id = id }).SingleOrDefault()?.ToRight();

    /// <summary>What happened to a right, in order; empty when the recipient has none with the identifier.</summary>
    public IReadOnlyList<RightEvent> HistoryOf(string recipient, string id) =>
    [
        .. database.Query<(string Event, string To, string Actor, string Channel, string At, string? ReasonCode, string? Reason)>(
            "SELECT v.event, v.to_state, v.actor, v.channel, v.at, v.reason_code, v.reason FROM entitlement_event v "
            + "JOIN entitlement e ON e.id = v.entitlement_id WHERE v.entitlement_id = @Id AND " + Mine + " ORDER BY v.seq", new { Recipient = recipient, Id = id })
            .Select(r => new RightEvent(
                Enum.Parse<EntitlementEvent>(r.Event), Enum.Parse<EntitlementState>(r.To), r.Actor, r.Channel, Stored.Instant(r.At), r.ReasonCode, r.Reason)),
    ];

    /// <summary>Payments of a right, oldest first; empty when the recipient has none with the identifier.</summary>
    public IReadOnlyList<RightPayment> PaymentsOf(string recipient, string id) =>
    [
        .. database.Query<(string EndToEndId, long Fen, string Currency, string State, string ExecutionDate)>(
            "SELECT p.end_to_end_id, p.amount_fen, p.currency, p.state, b.execution_date FROM payout p JOIN payout_batch b ON b.msg_id = p.msg_id "
            + "JOIN entitlement e ON e.id = p.entitlement_id WHERE p.entitlement_id = @Id AND " + Mine + " ORDER BY p.attempt", new { Recipient = recipient, Id = id })
            .Select(r => new RightPayment(r.EndToEndId, new Money(r.Fen, r.Currency), r.State, Stored.Date(r.ExecutionDate))),
    ];

    private sealed record Row
    {
        public required string Id { get; init; }

        public required string PolicyId { get; init; }

        public required string Subject { get; init; }

        public required string Payee { get; init; }

        public required string Cycle { get; init; }

        public required string State { get; init; }

        public string? ReasonCode { get; init; }

        public string? Reason { get; init; }

        public long? AmountFen { get; init; }

        public required string Currency { get; init; }

        public required string Version { get; init; }

        public string? NoticeEnd { get; init; }

        public required string GrantedOn { get; init; }

        public required long Revision { get; init; }

        public required string ChangedAt { get; init; }

        public string? PaidOn { get; init; }

        public string? AllocationZh { get; init; }

        public string? AllocationEn { get; init; }

        public Right ToRight() => new(
            Id, PolicyId, Subject, Payee, Cycle, Enum.Parse<EntitlementState>(State), ReasonCode, Reason, AmountFen is { } fen ? new Money(fen, Currency) : null,
            Version, NoticeEnd is { } end ? Stored.Date(end) : null, Stored.Date(GrantedOn), Revision, Stored.Instant(ChangedAt), PaidOn is { } paid ? Stored.Date(paid) : null)
        {
            Allocation = AllocationZh is null ? null : new LocalizedText(AllocationZh, AllocationEn!),
        };
    }
}
