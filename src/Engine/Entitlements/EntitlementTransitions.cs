using System.Collections.Frozen;
using static Matching.Engine.Entitlements.EntitlementEvent;
using static Matching.Engine.Entitlements.EntitlementState;

namespace Matching.Engine.Entitlements;

/// <summary>The table of allowed transitions. What is not in it does not happen.</summary>
public static class EntitlementTransitions
{
    private static readonly EntitlementState[] BeforeBatch =
        [Proposed, InReview, OnNotice, AwaitingConfirmation, Confirmed, AccountNeeded, PrePaymentCheck];

    private static readonly FrozenDictionary<(EntitlementState, EntitlementEvent), EntitlementState> Table = Build();

    /// <summary>States in which money has been reserved, sent or received: they win over any later exclusion.</summary>
    public static FrozenSet<EntitlementState> Committed { get; } =
        new[] { InBatch, Submitted, Paid, Bounced, Closed, Active, Corrected, Recovery }.ToFrozenSet();

    /// <summary>States from which payment may still follow.</summary>
    public static FrozenSet<EntitlementState> Unpaid { get; } = BeforeBatch.ToFrozenSet();

    /// <summary>
    /// States in which a decision can change a right again that it could not change before: its payment was taken out of a batch or came back, or
    /// what was being paid was stopped. A lapsed right is asked again only with the decision that asks.
    /// </summary>
    public static FrozenSet<EntitlementState> Returned { get; } = new[] { PrePaymentCheck, AccountNeeded, Suspended }.ToFrozenSet();

    /// <summary>The state after an event, or null when the event is not allowed in that state.</summary>
    public static EntitlementState? After(EntitlementState state, EntitlementEvent happening) =>
        Table.TryGetValue((state, happening), out var next) ? next : null;

    private static FrozenDictionary<(EntitlementState, EntitlementEvent), EntitlementState> Build()
    {
        var table = new Dictionary<(EntitlementState, EntitlementEvent), EntitlementState>
        {
            [(Candidate, Propose)] = Proposed,
            [(Candidate, FindUndetermined)] = Undetermined,
            [(Candidate, FindNotEligible)] = NotEligible,
            [(Undetermined, Propose)] = Proposed,
            [(Undetermined, FindNotEligible)] = NotEligible,
            [(NotEligible, Propose)] = Proposed,
            [(Proposed, SendToReview)] = InReview,
            [(Proposed, Wait)] = Proposed,
            [(OnNotice, SendToReview)] = InReview,
            [(AwaitingConfirmation, Decline)] = Declined,
            [(AwaitingConfirmation, Lapse)] = Lapsed,
            [(AwaitingConfirmation, Confirm)] = Confirmed,
            [(Lapsed, AskConfirmation)] = AwaitingConfirmation,
            [(Confirmed, CheckBeforePayment)] = PrePaymentCheck,
            [(AccountNeeded, CheckBeforePayment)] = PrePaymentCheck,
            [(PrePaymentCheck, NeedAccount)] = AccountNeeded,
            [(AccountNeeded, NeedAccount)] = AccountNeeded,
            [(PrePaymentCheck, Wait)] = PrePaymentCheck,
            [(PrePaymentCheck, Batch)] = InBatch,
            [(InBatch, Release)] = PrePaymentCheck,
            [(InBatch, Submit)] = Submitted,
            [(Submitted, Settle)] = Paid,
            [(Submitted, Bounce)] = Bounced,
            [(Paid, Bounce)] = Bounced,
            [(Paid, Close)] = Closed,
            [(Paid, Continue)] = Active,
            [(Paid, Correct)] = Corrected,
            [(Paid, Recover)] = Recovery,
            [(Bounced, NeedAccount)] = AccountNeeded,
            [(Closed, Correct)] = Corrected,
            [(Closed, Recover)] = Recovery,
            [(Active, Suspend)] = Suspended,
            [(Active, Stop)] = Stopped,
            [(Suspended, Resume)] = PrePaymentCheck,
            [(Suspended, Stop)] = Stopped,
            [(Corrected, Recover)] = Recovery,
            [(Corrected, Close)] = Closed,
            [(Recovery, Close)] = Closed,
        };
        foreach (var state in BeforeBatch)
        {
            table[(state, Exclude)] = Excluded;
            table[(state, Amend)] = Proposed;
        }

        // Only what is due can be suspended: lifting it leads to the check before payment and must not skip a confirmation.
        foreach (var state in new[] { PrePaymentCheck, AccountNeeded })
        {
            table[(state, Suspend)] = Suspended;
        }

        foreach (var state in new[] { Proposed, InReview, OnNotice })
        {
            table[(state, AskConfirmation)] = AwaitingConfirmation;
            table[(state, Confirm)] = Confirmed;
        }

        foreach (var state in new[] { Proposed, InReview })
        {
            table[(state, PublishNotice)] = OnNotice;
        }

        table[(Suspended, Amend)] = Proposed;
        return table.ToFrozenDictionary();
    }
}
