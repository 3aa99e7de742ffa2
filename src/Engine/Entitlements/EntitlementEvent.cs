namespace Matching.Engine.Entitlements;

/// <summary>What can happen to an entitlement; each happening is one stored event.</summary>
public enum EntitlementEvent
{
    Propose,
    FindUndetermined,
    FindNotEligible,
    SendToReview,
    PublishNotice,
    AskConfirmation,
    Confirm,
    Decline,
    Lapse,
    CheckBeforePayment,
    NeedAccount,

    /// <summary>Stays before payment, with the reason.</summary>
    Wait,

    /// <summary>Joins a payout batch whose intent is saved.</summary>
    Batch,

    /// <summary>Leaves a batch that was cancelled before it was sent.</summary>
    Release,
    Submit,
    Settle,
    Bounce,
    Close,
    Exclude,

    /// <summary>New facts changed the amount before payment; the way starts again.</summary>
    Amend,
    Suspend,
    Resume,
    Continue,
    Stop,
    Correct,
    Recover,
}
