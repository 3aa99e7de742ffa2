using Matching.Engine.Entitlements;
using Matching.Engine.Ledger;
using Matching.Engine.Ports;

namespace Matching.Storage.Stores;

/// <summary>Writes rows and events of entitlements inside a transaction.</summary>
internal static class EntitlementWriter
{
    /// <summary>Columns of an event between its place and its hash.</summary>
    public static readonly string[] EventColumns =
    [
        "entitlement_id", "department", "event", "from_state", "to_state", "actor", "at", "channel", "run_id", "pack_hash", "snapshot_hash",
        "reason_code", "reason",
    ];

    /// <summary>Channel of what a night does.</summary>
    public const string System = "system";

    /// <summary>Channel of what people do on the site.</summary>
    public const string Web = "web";

    private static readonly string[] Columns =
    [
        "id", "policy_id", "subject", "cycle", "item", "department", "payee", "state", "reason_code", "reason", "amount_fen", "currency",
        "version", "pack_hash", "snapshot_hash", "notice_end", "attempt", "granted_on", "uncut_fen", "allocation_zh", "allocation_en",
    ];

    /// <summary>Writes the changes of a run.</summary>
    /// <exception cref="RightChangedException">A row is no longer in the state that its change started from.</exception>
    public static void Write(WriteScope scope, RunClaim claim, string actor, IReadOnlyList<EntitlementChange> changes, DateTimeOffset at) =>
        Write(scope, claim.RunId, System, actor, changes, at);

    /// <summary>Writes changes.</summary>
    /// <param name="scope">Transaction.</param>
    /// <param name="runId">The run, or null for what people do by day.</param>
    /// <param name="channel">Where the act came from.</param>
    /// <param name="actor">Who acts.</param>
    /// <param name="changes">Changes.</param>
    /// <param name="at">Instant.</param>
    /// <exception cref="RightChangedException">A row is no longer in the state that its change started from.</exception>
    public static void Write(
        WriteScope scope, string? runId, string channel, string actor, IReadOnlyList<EntitlementChange> changes, DateTimeOffset at)
    {
        scope.Insert("entitlement", Columns, changes.Where(c => c.Before is null).Select(c => Row(c.After)));
        Update(scope, changes.Where(c => c.Before is not null));
        ChainAppender.Append(
            scope, HashChain.Events, EventColumns, [.. changes.SelectMany(c => c.Steps.Select(s => Event(c.After, s, runId, channel, actor, at)))]);
    }

    /// <summary>One event as the columns of <see cref="EventColumns"/>.</summary>
    private static object?[] Event(Entitlement right, EntitlementStep step, string? runId, string channel, string actor, DateTimeOffset at) =>
    [
        right.Id, right.Department, step.Event.ToString(), step.From.ToString(), step.To.ToString(), actor, Stored.Of(at), channel, runId,
        step.PackHash, step.SnapshotHash, step.ReasonCode, step.Reason,
    ];

    private static void Update(WriteScope scope, IEnumerable<EntitlementChange> changes)
    {
        // The state that the change started from is part of the condition: what somebody refused meanwhile is not paid.
        using var update = scope.Prepare(
            "UPDATE entitlement SET state = @State, reason_code = @ReasonCode, reason = @Reason, amount_fen = @AmountFen, payee = @Payee, version = @Version, "
            + "pack_hash = @PackHash, snapshot_hash = @SnapshotHash, notice_end = @NoticeEnd, attempt = @Attempt, uncut_fen = @UncutFen, "
            + "allocation_zh = @AllocationZh, allocation_en = @AllocationEn WHERE id = @Id AND state = @Before",
            "State", "ReasonCode", "Reason", "AmountFen", "Payee", "Version", "PackHash", "SnapshotHash", "NoticeEnd", "Attempt",
            "UncutFen", "AllocationZh", "AllocationEn", "Id", "Before");
        foreach (var change in changes)
        {
            var after = change.After;
            object?[] values =
            [
                after.State.ToString(), after.ReasonCode, after.Reason, after.Amount?.Fen, after.Payee, after.Version, after.PackHash, after.SnapshotHash,
                after.NoticeEnd is { } end ? Stored.Of(end) : null, after.Attempt,
                after.Uncut?.Fen, after.Allocation?.Zh, after.Allocation?.En, after.Id, change.Before.ToString(),
            ];
            for (var i = 0; i < values.Length; i++)
            {
                update.Parameters[i].Value = values[i] ?? DBNull.Value;
            }

            if (update.ExecuteNonQuery() != 1)
            {
                throw new RightChangedException(after.Id, change.Before.ToString()!);
            }
        }
    }

    private static object?[] Row(Entitlement right) =>
    [
        right.Id, right.Key.PolicyId, right.Key.Subject, right.Key.Cycle, right.Key.Item, right.Department, right.Payee, right.State.ToString(),
        right.ReasonCode, right.Reason, right.Amount?.Fen, right.Currency, right.Version, right.PackHash, right.SnapshotHash,
        right.NoticeEnd is { } end ? Stored.Of(end) : null, right.Attempt, Stored.Of(right.GrantedOn), right.Uncut?.Fen, right.Allocation?.Zh, right.Allocation?.En,
    ];
}
