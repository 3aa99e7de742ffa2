namespace Matching.Engine.Entitlements;

/// <summary>One event that is to be stored.</summary>
/// <param name="Event">What happened.</param>
/// <param name="From">State before.</param>
/// <param name="To">State after.</param>
/// <param name="ReasonCode">Stable code of the reason, or null.</param>
/// <param name="Reason">The reason in words, or null.</param>
/// <param name="PackHash">Rule pack that was in force for it.</param>
/// <param name="SnapshotHash">Facts that it rests on.</param>
public sealed record EntitlementStep(
    EntitlementEvent Event, EntitlementState From, EntitlementState To, string? ReasonCode, string? Reason, string PackHash, string SnapshotHash);
