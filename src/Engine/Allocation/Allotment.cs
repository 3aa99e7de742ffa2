using System.Collections.Immutable;
using Matching.Engine.Amounts;

namespace Matching.Engine.Allocation;

/// <summary>What came of a claim beside all others.</summary>
/// <param name="Claim">The claim.</param>
public sealed record Allotment(Claim Claim)
{
    /// <summary>What an exclusion does to it, or null.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>What a cap takes from it, or null.</summary>
    public Cut? Cut { get; init; }

    /// <summary>Its place, where the policy has a quota; else null.</summary>
    public QueuePlace? Place { get; init; }

    /// <summary>Claims that were refused in its favour, the highest first.</summary>
    public ImmutableArray<Claim> Weighed { get; init; } = [];

    /// <summary>What is granted; null while unknown.</summary>
    public Money? Granted => Cut?.To ?? Claim.Given;

    /// <summary>True when it has to wait for a place or for room under a cap.</summary>
    public bool Waits => Place is { IsChosen: false } || Cut is { To.Fen: 0 };
}
