using System.Collections.Immutable;
using Matching.Engine.Allocation;
using Matching.Engine.Entitlements;
using Matching.Rules.Packs;

namespace Matching.Engine.Runs;

/// <summary>Makes rights compete: each with its keyed hash and, where its policy states an order, its place in it on tonight's facts.</summary>
internal sealed class NightClaims(NightWork work)
{
    /// <summary>Claims in the order of the rights.</summary>
    /// <param name="policy">Their policy.</param>
    /// <param name="rights">The rights.</param>
    public IEnumerable<Claim> Of(Policy policy, IReadOnlyList<Entitlement> rights)
    {
        var claims = rights.Select(r => new Claim(policy, r, IsStored: r.GrantedOn < work.AsOf, work.Identifiers.Rank(r.Key.Text)));
        return policy.Priority.IsEmpty ? claims : claims.Zip(StepsOf(policy, rights), (c, steps) => c with { Priority = steps });
    }

    private IReadOnlyList<ImmutableArray<decimal?>> StepsOf(Policy policy, IReadOnlyList<Entitlement> rights) =>
        (work.Ports.Priorities ?? throw new InvalidOperationException($"policy {policy.Id} states an order, but nothing was given that reads it"))
            .Of(policy, work.Request.Snapshot, work.AsOf, rights);
}
