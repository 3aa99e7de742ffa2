namespace Matching.Engine.Entitlements;

/// <summary>Stable codes of why an entitlement is in its state.</summary>
public static class ReasonCodes
{
    /// <summary>The pack or an unknown figure asks for a person to look first.</summary>
    public const string Review = "REVIEW";

    /// <summary>The rules make the match and the scorer doubts that an audit would uphold it.</summary>
    public const string ScoreDoubt = "SCORE-DOUBT";

    /// <summary>A reviewer released it.</summary>
    public const string Released = "REVIEW-RELEASED";

    /// <summary>A reviewer refused it.</summary>
    public const string ExcludedInReview = "REVIEW-EXCLUDED";

    /// <summary>Eligible, but what the cycle pays is unknown.</summary>
    public const string AmountUnknown = "AMOUNT-UNKNOWN";

    /// <summary>Eligible for 0; nothing to pay, and not the same as not eligible.</summary>
    public const string EligibleForZero = "ELIGIBLE-FOR-ZERO";

    /// <summary>Another policy that excludes this one is kept.</summary>
    public const string ExcludedBy = "EXCLUDED-BY";

    /// <summary>The recipient chooses between two policies.</summary>
    public const string Choice = "CHOICE";

    /// <summary>Two policies exclude each other for the same employee or loan, and the data does not say which it is.</summary>
    public const string ItemNotComparable = "EXCLUSION-ITEM-UNKNOWN";

    /// <summary>The same child, employee or certificate has a right under another subject in the same period.</summary>
    public const string ItemGrantedToOther = "ITEM-GRANTED-TO-OTHER";

    /// <summary>The policy pays directly; silence is agreement.</summary>
    public const string Direct = "DIRECT";

    /// <summary>New facts changed the amount.</summary>
    public const string Amended = "AMOUNT-CHANGED";

    /// <summary>Tonight's facts say not eligible.</summary>
    public const string NoLongerEligible = "NO-LONGER-ELIGIBLE";

    /// <summary>Tonight's facts do not decide.</summary>
    public const string NowUndetermined = "NOW-UNDETERMINED";

    /// <summary>The two evaluators disagree tonight.</summary>
    public const string Held = "HELD";

    /// <summary>The data says that the person died.</summary>
    public const string Deceased = "DECEASED";

    /// <summary>The enterprise is not registered as existing.</summary>
    public const string NotRegistered = "NOT-REGISTERED";

    /// <summary>The enterprise is on the list of seriously untrustworthy.</summary>
    public const string Dishonest = "SERIOUS-DISHONESTY";

    /// <summary>A fact that the check needs is unknown or stale.</summary>
    public const string FactsUnknown = "FACTS-UNKNOWN";

    /// <summary>No account is known.</summary>
    public const string AccountMissing = "ACCOUNT-MISSING";

    /// <summary>The account's holder is not the payee.</summary>
    public const string AccountNameDiffers = "ACCOUNT-NAME-DIFFERS";

    /// <summary>The account or bank code cannot be written into an instruction.</summary>
    public const string AccountInvalid = "ACCOUNT-INVALID";

    /// <summary>The policy has no budget line for the year.</summary>
    public const string BudgetMissing = "BUDGET-MISSING";

    /// <summary>The budget line does not cover it.</summary>
    public const string BudgetExhausted = "BUDGET-EXHAUSTED";

    /// <summary>The places of the cycle are taken by others who come before.</summary>
    public const string QuotaFull = "QUOTA-FULL";

    /// <summary>A cap over several policies leaves nothing.</summary>
    public const string CapReached = "CAP-REACHED";
}
