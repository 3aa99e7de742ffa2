namespace Matching.Engine.Entitlements;

/// <summary>What a recipient says about a right that waits for confirmation.</summary>
public enum RecipientAnswer
{
    /// <summary>The recipient wants it.</summary>
    Confirm,

    /// <summary>The recipient does not want it; it is not asked again for that period.</summary>
    Decline,
}

/// <summary>An answer of a recipient.</summary>
/// <param name="Recipient">Pseudonymous key of who answers: payee or subject of the right.</param>
/// <param name="EntitlementId">The right.</param>
/// <param name="Answer">The answer.</param>
/// <param name="Revision">Place of the newest event that the recipient saw; an answer to anything older is refused.</param>
/// <param name="Actor">Account that acts, as stored with the event.</param>
/// <param name="RequestKey">The caller's own key of the request, or null; the same request again has no second effect.</param>
public sealed record RecipientRequest(string Recipient, string EntitlementId, RecipientAnswer Answer, long Revision, string Actor, string? RequestKey = null);

/// <summary>What came of an answer.</summary>
public enum AnswerOutcome
{
    /// <summary>It is stored, now or by the same request before.</summary>
    Stored,

    /// <summary>The recipient has no such right.</summary>
    NotFound,

    /// <summary>The right does not wait for an answer, or something happened to it since it was read; nothing was stored.</summary>
    Changed,

    /// <summary>The key belongs to another request of the recipient; nothing was stored.</summary>
    KeyUsed,
}

/// <summary>What came of an answer, and where the right is now.</summary>
/// <param name="Outcome">What came of it.</param>
/// <param name="State">State of the right now; null where the recipient has no such right.</param>
public sealed record AnswerResult(AnswerOutcome Outcome, EntitlementState? State);
