using Matching.Engine.Amounts;
using Matching.Engine.Decisions;
using Matching.Rules;

namespace Matching.Engine.Entitlements;

/// <summary>One message to a recipient: a row of the portal's inbox and, in the same transaction, a row of the outbox.</summary>
/// <param name="Id">Deterministic identifier; the same happening is told once.</param>
/// <param name="Department">Owner.</param>
/// <param name="PolicyId">Policy.</param>
/// <param name="EntitlementId">The right, or null for a benefit that is told only.</param>
/// <param name="Subject">Whose right.</param>
/// <param name="Recipient">Pseudonymous key of who is told.</param>
/// <param name="Version">Rule pack label.</param>
/// <param name="Cycle">Period.</param>
/// <param name="Item">Item.</param>
/// <param name="Amount">Amount told, or null.</param>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="RightState">State of the right when told; <c>Told</c> for a benefit that is told only.</param>
/// <param name="Title">Title.</param>
/// <param name="Body">Text.</param>
public sealed record Notification(
    string Id, string Department, string PolicyId, string? EntitlementId, string Subject, string Recipient, string Version,
    string Cycle, string Item, Money? Amount, string Currency, string RightState, LocalizedText Title, LocalizedText Body)
{
    /// <summary>Why: what was read when the match was made; null for a message about what happened to a right later.</summary>
    public MatchTrace? Trace { get; init; }

    /// <summary>What was weighed against the right; it belongs to why it is what it is. Null where nothing was.</summary>
    public LocalizedText? Weighed { get; init; }
}
