using System.Collections.Immutable;
using Matching.Engine.Entitlements;
using Matching.Engine.Populations;
using Matching.Rules.Packs;

namespace Matching.Engine.Runs;

/// <summary>Says where rights stand in their policy's own order.</summary>
public interface IPriorities
{
    /// <summary>The steps of each right, in the order of the rights: the smaller comes first, null (unknown) last.</summary>
    /// <param name="policy">A policy with an order.</param>
    /// <param name="snapshot">The facts.</param>
    /// <param name="asOf">Business date.</param>
    /// <param name="rights">Rights of the policy.</param>
    IReadOnlyList<ImmutableArray<decimal?>> Of(Policy policy, Snapshot snapshot, DateOnly asOf, IReadOnlyList<Entitlement> rights);
}
