using Matching.Engine.Entitlements;
using Matching.Rules.Packs;

namespace Matching.Engine.Allocation;

/// <summary>A right that competes with others: a stored one, or one that the night would propose.</summary>
/// <param name="Policy">Policy.</param>
/// <param name="Right">The right as it is or would be.</param>
/// <param name="IsStored">True when an earlier night granted it.</param>
/// <param name="Rank">Keyed hash that breaks ties; never arrival.</param>
public sealed record Claim(Policy Policy, Entitlement Right, bool IsStored, string Rank)
{
    /// <summary>True when money is reserved, sent or received: it cannot lose any more.</summary>
    public bool IsCommitted => EntitlementTransitions.Committed.Contains(Right.State);

    /// <summary>Amount in fen for comparison; an unknown one counts as 0.</summary>
    public long Fen => Right.Amount?.Fen ?? 0;
}
