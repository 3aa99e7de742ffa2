using System.Collections.Immutable;
using Matching.Engine.Entitlements;
using Matching.Rules.Packs;

namespace Matching.Engine.Allocation;

/// <summary>A right that competes with others: a stored one, or one that the night would propose.</summary>
/// <param name="Policy">Policy.</param>
/// <param name="Right">The right as it is or would be; before payment with what its rules give, whatever a cap leaves of it.</param>
/// <param name="IsStored">True when an earlier night granted it.</param>
/// <param name="Rank">Keyed hash that breaks ties; never arrival.</param>
public sealed record Claim(Policy Policy, Entitlement Right, bool IsStored, string Rank)
{
    /// <summary>Where the policy's own order puts it, step by step: the smaller comes first, null (unknown) last.</summary>
    public ImmutableArray<decimal?> Priority { get; init; } = [];

    /// <summary>True when money is reserved, sent or received: it cannot lose any more.</summary>
    public bool IsCommitted => EntitlementTransitions.Committed.Contains(Right.State);

    /// <summary>True when it keeps what it has whatever else is claimed: committed, or suspended and back-paid when that was wrong.</summary>
    public bool IsFixed => IsCommitted || Right.State == EntitlementState.Suspended;

    /// <summary>True while it is or may be paid; one that was refused, declined or has lapsed only keeps its number in the queue.</summary>
    public bool IsLive => IsFixed || Right.State == EntitlementState.Candidate || EntitlementTransitions.Unpaid.Contains(Right.State);

    /// <summary>Amount in fen for comparison; an unknown one counts as 0.</summary>
    public long Fen => Right.Amount?.Fen ?? 0;

    /// <summary>Identifier of the right.</summary>
    public string Id => Right.Id;
}
