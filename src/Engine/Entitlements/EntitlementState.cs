namespace Matching.Engine.Entitlements;

/// <summary>States of one entitlement; stored by name.</summary>
public enum EntitlementState
{
    /// <summary>候选: found, nothing decided.</summary>
    Candidate,

    /// <summary>待核: something needed is unknown.</summary>
    Undetermined,

    /// <summary>不符.</summary>
    NotEligible,

    /// <summary>拟享: proposed with an amount.</summary>
    Proposed,

    /// <summary>核查: a person looks before money moves.</summary>
    InReview,

    /// <summary>剔除: not granted, with the reason.</summary>
    Excluded,

    /// <summary>公示中.</summary>
    OnNotice,

    /// <summary>待确认.</summary>
    AwaitingConfirmation,

    /// <summary>已拒绝 by the recipient.</summary>
    Declined,

    /// <summary>逾期: no answer in time.</summary>
    Lapsed,

    /// <summary>已确认.</summary>
    Confirmed,

    /// <summary>待账户.</summary>
    AccountNeeded,

    /// <summary>支付前复核.</summary>
    PrePaymentCheck,

    /// <summary>待拨付: the intent is saved and the money reserved.</summary>
    InBatch,

    /// <summary>已提交 to the rail.</summary>
    Submitted,

    /// <summary>已到账.</summary>
    Paid,

    /// <summary>退票.</summary>
    Bounced,

    /// <summary>办结.</summary>
    Closed,

    /// <summary>续享 of a periodic benefit.</summary>
    Active,

    /// <summary>暂停.</summary>
    Suspended,

    /// <summary>停发.</summary>
    Stopped,

    /// <summary>更正.</summary>
    Corrected,

    /// <summary>追回.</summary>
    Recovery,
}
