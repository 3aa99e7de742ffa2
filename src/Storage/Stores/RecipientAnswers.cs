using Matching.Engine.Entitlements;
using Matching.Engine.Ledger;

namespace Matching.Storage.Stores;

/// <summary>Recipients confirm or refuse their rights. The table of transitions decides; a refusal holds for the period.</summary>
/// <param name="database">The database.</param>
public sealed class RecipientAnswers(Database database)
{
    /// <summary>Stores an answer with its event in one transaction.</summary>
    /// <param name="request">The answer.</param>
    /// <param name="at">Instant.</param>
    public AnswerResult Give(RecipientRequest request, DateTimeOffset at) =>
        database.Write("recipient-answer", transaction => Give(new WriteScope(database.Dialect, transaction), request, at));

    private static AnswerResult Give(WriteScope scope, RecipientRequest request, DateTimeOffset at)
    {
        if (Find(scope, request) is not { } right)
        {
            return new AnswerResult(AnswerOutcome.NotFound, null);
        }

        var state = Enum.Parse<EntitlementState>(right.State);
        if (request.RequestKey is not null && Earlier(scope, request) is { } same)
        {
            return new AnswerResult(same ? AnswerOutcome.Stored : AnswerOutcome.KeyUsed, state);
        }

        // Only what waits for the recipient is answered: the table lets the system confirm elsewhere, a person may not.
        var happening = request.Answer == RecipientAnswer.Confirm ? EntitlementEvent.Confirm : EntitlementEvent.Decline;
        if (state != EntitlementState.AwaitingConfirmation || EntitlementTransitions.After(state, happening) is not { } next || !Move(scope, request, state, next))
        {
            return new AnswerResult(AnswerOutcome.Changed, state);
        }

        Record(scope, request, right, new EntitlementStep(happening, state, next, null, null, right.PackHash, right.SnapshotHash), Stored.Of(at));
        return new AnswerResult(AnswerOutcome.Stored, next);
    }

    private static RightRow? Find(WriteScope scope, RecipientRequest request) => scope.Query<RightRow>(
        "SELECT department AS Department, state AS State, pack_hash AS PackHash, snapshot_hash AS SnapshotHash FROM entitlement "
        + "WHERE id = @EntitlementId AND (payee = @Recipient OR subject = @Recipient)", request).SingleOrDefault();

    /// <summary>Whether the key's earlier request was this one; null when the key is new.</summary>
    private static bool? Earlier(WriteScope scope, RecipientRequest request)
    {
        var earlier = scope.Query<(string EntitlementId, string Answer)>(
            "SELECT entitlement_id, answer FROM recipient_answer WHERE recipient = @Recipient AND request_key = @RequestKey", request);
        return earlier.Count == 0 ? null : earlier[0] == (request.EntitlementId, request.Answer.ToString());
    }

    private static bool Move(WriteScope scope, RecipientRequest request, EntitlementState from, EntitlementState to) => scope.Execute(
        "UPDATE entitlement SET state = @To, reason_code = NULL, reason = NULL WHERE id = @EntitlementId AND state = @From AND (payee = @Recipient OR subject = @Recipient) "
        + "AND @Revision = (SELECT MAX(seq) FROM entitlement_event WHERE entitlement_id = @EntitlementId)",
        new { request.EntitlementId, request.Recipient, request.Revision, From = from.ToString(), To = to.ToString() }) == 1;

    private static void Record(WriteScope scope, RecipientRequest request, RightRow right, EntitlementStep step, string at)
    {
        ChainAppender.Append(scope, HashChain.Events, EntitlementWriter.EventColumns,
        [
            [
                request.EntitlementId, right.Department, step.Event.ToString(), step.From.ToString(), step.To.ToString(), request.Actor, at, EntitlementWriter.Web, null,
                step.PackHash, step.SnapshotHash, step.ReasonCode, step.Reason,
            ],
        ]);
        if (request.RequestKey is not null)
        {
            scope.Execute(
                "INSERT INTO recipient_answer (recipient, request_key, department, entitlement_id, answer, event_seq, at) "
                + "SELECT @Recipient, @RequestKey, @Department, @EntitlementId, @Answer, MAX(seq), @At FROM entitlement_event WHERE entitlement_id = @EntitlementId",
                new { request.Recipient, request.RequestKey, right.Department, request.EntitlementId, Answer = request.Answer.ToString(), At = at });
        }
    }

    private sealed record RightRow
    {
        public required string Department { get; init; }

        public required string State { get; init; }

        public required string PackHash { get; init; }

        public required string SnapshotHash { get; init; }
    }
}
