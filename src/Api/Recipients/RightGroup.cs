using Matching.Engine.Entitlements;
using Matching.Storage.Views;

namespace Matching.Api.Recipients;

/// <summary>What a right's state means for the person who looks at it.</summary>
public enum RightGroup
{
    /// <summary>The recipient has something to do.</summary>
    YourTurn,

    /// <summary>Others have something to do.</summary>
    InProgress,

    /// <summary>Nothing stands in the way of the payment.</summary>
    Coming,

    /// <summary>Paid.</summary>
    Arrived,

    /// <summary>Ended without a payment, or corrected.</summary>
    Other,
}

/// <summary>Sorts rights for people.</summary>
public static class RightGroups
{
    /// <summary>The group of a right.</summary>
    public static RightGroup Of(Right right) => right.State switch
    {
        EntitlementState.AwaitingConfirmation or EntitlementState.AccountNeeded or EntitlementState.Bounced => RightGroup.YourTurn,
        EntitlementState.PrePaymentCheck when right.ReasonCode is not null => RightGroup.InProgress,
        EntitlementState.Confirmed or EntitlementState.PrePaymentCheck or EntitlementState.InBatch or EntitlementState.Submitted => RightGroup.Coming,
        EntitlementState.Paid or EntitlementState.Closed or EntitlementState.Active => RightGroup.Arrived,
        EntitlementState.Proposed when right.ReasonCode == ReasonCodes.EligibleForZero => RightGroup.Other,
        EntitlementState.Candidate or EntitlementState.Undetermined or EntitlementState.Proposed or EntitlementState.InReview
            or EntitlementState.OnNotice or EntitlementState.Suspended => RightGroup.InProgress,
        _ => RightGroup.Other,
    };
}
