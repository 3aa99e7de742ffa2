using Matching.Engine.Entitlements;
using Matching.Engine.Reviews;

namespace Matching.Engine.Ports;

/// <summary>Rights in review, and what people decide of them outside of any run.</summary>
public interface IReviewStore
{
    /// <summary>Rights in review after a place, by score and identifier.</summary>
    /// <param name="policyId">Only this policy's, or null for all.</param>
    /// <param name="after">Place.</param>
    /// <param name="count">Most rows.</param>
    IReadOnlyList<ReviewRow> Waiting(string? policyId, ReviewCursor after, int count);

    /// <summary>A right in any state, or null when there is none.</summary>
    ReviewRow? Find(string entitlementId);

    /// <summary>Stores what a first person proposes, in the place of any earlier proposal.</summary>
    /// <exception cref="RightChangedException">The right is no longer in the state it had; nothing was stored.</exception>
    void Propose(Entitlement right, Proposal proposal);

    /// <summary>In one transaction: the change with its events and message, the end of the proposal, and the audit entry.</summary>
    /// <param name="change">The change.</param>
    /// <param name="action">What was decided.</param>
    /// <param name="actor">Who gave it effect.</param>
    /// <param name="seconded">The proposal that it rests on, or null where one person decides.</param>
    /// <param name="at">Instant.</param>
    /// <exception cref="RightChangedException">The right or the proposal is no longer what it was; nothing was stored.</exception>
    void Apply(EntitlementChange change, ReviewAction action, string actor, Proposal? seconded, DateTimeOffset at);
}

/// <summary>A right as a desk reads it.</summary>
/// <param name="Right">The right.</param>
/// <param name="Millionths">Newest score in millionths, or null.</param>
/// <param name="Proposal">What a first person proposed, perhaps on an earlier content, or null.</param>
public sealed record ReviewRow(Entitlement Right, int? Millionths, Proposal? Proposal);
