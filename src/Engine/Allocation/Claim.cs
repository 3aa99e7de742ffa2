using System.Collections.Immutable;
using Matching.Engine.Amounts;
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
    /// <summary>Where the policy's own order puts it, step by step: the smaller comes first, null (unknown) last.</summary>
    public ImmutableArray<decimal?> Priority { get; init; } = [];

    /// <summary>False for a right that may not take anything from others tonight: it only keeps its number in the queue.</summary>
    public bool Competes { get; init; } = true;

    /// <summary>True when money is reserved, sent or received: it cannot lose any more.</summary>
    public bool IsCommitted => EntitlementTransitions.Committed.Contains(Right.State);

    /// <summary>True when it keeps what it has whatever else is claimed: committed, or suspended and back-paid when that was wrong.</summary>
    public bool IsFixed => IsCommitted || Right.State == EntitlementState.Suspended;

    /// <summary>True while it is or may be paid; one that was refused, declined or has lapsed only keeps its number in the queue.</summary>
    public bool IsLive => Competes && (IsFixed || Right.State == EntitlementState.Candidate || EntitlementTransitions.Unpaid.Contains(Right.State));

    /// <summary>What it competes with: before payment what its rules give, whatever a cap left of it; null while unknown.</summary>
    public Money? Given => IsFixed ? Right.Amount : Right.Uncut ?? Right.Amount;

    /// <summary>Amount in fen for comparison; an unknown one counts as 0.</summary>
    public long Fen => Given?.Fen ?? 0;

    /// <summary>Identifier of the right.</summary>
    public string Id => Right.Id;
}
