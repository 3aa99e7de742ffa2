using System.Collections.Immutable;

namespace Matching.Engine.Entitlements;

/// <summary>Events on one entitlement, with the state they lead to and the message that tells of it; stored in one transaction.</summary>
/// <param name="Before">State that the row must still have, or null when the row is new.</param>
/// <param name="After">The row afterwards.</param>
/// <param name="Steps">Events, in order; at least one.</param>
/// <param name="Notification">Message to the recipient, or null.</param>
public sealed record EntitlementChange(
    EntitlementState? Before, Entitlement After, ImmutableArray<EntitlementStep> Steps, Notification? Notification);
