namespace Matching.Engine.Reviews;

/// <summary>Stable codes of why a decision was refused.</summary>
public static class ReviewRefusal
{
    /// <summary>There is no such right or batch.</summary>
    public const string NotFound = "REVIEW-NOT-FOUND";

    /// <summary>It does not wait for a decision, or no longer.</summary>
    public const string AlreadyDecided = "REVIEW-ALREADY-DECIDED";

    /// <summary>It says something else than what the decision was made on.</summary>
    public const string Changed = "REVIEW-CHANGED";

    /// <summary>The one who proposed cannot give effect to it.</summary>
    public const string SamePerson = "REVIEW-SAME-PERSON";

    /// <summary>What would be paid is not known.</summary>
    public const string AmountUnknown = "REVIEW-AMOUNT-UNKNOWN";

    /// <summary>Nothing would be paid.</summary>
    public const string NothingToPay = "REVIEW-NOTHING-TO-PAY";

    /// <summary>A reason must be given, of at most 500 characters.</summary>
    public const string ReasonMissing = "REVIEW-REASON-MISSING";

    /// <summary>The catalogue no longer has the policy.</summary>
    public const string PolicyGone = "REVIEW-POLICY-GONE";

    /// <summary>The page asked for does not exist.</summary>
    public const string BadCursor = "REVIEW-BAD-CURSOR";

    /// <summary>The size of the page is out of range.</summary>
    public const string BadSize = "REVIEW-BAD-SIZE";
}
