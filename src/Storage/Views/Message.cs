using System.Collections.Immutable;
using Matching.Engine.Amounts;
using Matching.Engine.Entitlements;
using Matching.Rules;

namespace Matching.Storage.Views;

/// <summary>One message as its recipient reads it.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="PolicyId">Policy that it is about.</param>
/// <param name="EntitlementId">The right, or null for a benefit that is told only.</param>
/// <param name="Version">Rule pack label.</param>
/// <param name="Cycle">Period.</param>
/// <param name="Amount">Amount told, or null.</param>
/// <param name="RightState">State of the right when told; <c>Told</c> for a benefit that is told only.</param>
/// <param name="Title">Title.</param>
/// <param name="Body">Text.</param>
/// <param name="CreatedAt">When it was written.</param>
/// <param name="ReadAt">When the recipient first opened it, or null.</param>
/// <param name="Reasons">Why: each condition with the facts that it read. A later message about a right has those of the first; empty in lists.</param>
public sealed record Message(
    string Id, string PolicyId, string? EntitlementId, string Version, string Cycle, Money? Amount, string RightState,
    LocalizedText Title, LocalizedText Body, DateTimeOffset CreatedAt, DateTimeOffset? ReadAt,
    ImmutableArray<NotificationReason> Reasons);
