using System.Collections.Frozen;

namespace Matching.Engine.Allocation;

/// <summary>Decides which of competing claims are kept, in an order that does not depend on arrival.</summary>
public sealed class ExclusionResolver
{
    private readonly ExclusionRules rules;
    private readonly IReadOnlySet<string> held;
    private readonly Dictionary<string, Refusal> refusals = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Claim>> byBearer = new(StringComparer.Ordinal);

    private ExclusionResolver(ExclusionRules rules, IReadOnlySet<string> held)
    {
        this.rules = rules;
        this.held = held;
    }

    /// <summary>The claims that are not simply kept, by entitlement identifier.</summary>
    /// <param name="rules">Exclusions.</param>
    /// <param name="claims">Live claims of the policies that exclude each other; stored ones included.</param>
    /// <param name="held">Identifiers of rights that come before all but committed ones; none by default.</param>
    public static IReadOnlyDictionary<string, Refusal> Resolve(ExclusionRules rules, IEnumerable<Claim> claims, IReadOnlySet<string>? held = null)
    {
        var resolver = new ExclusionResolver(rules, held ?? FrozenSet<string>.Empty);
        foreach (var claim in resolver.InOrder(claims))
        {
            resolver.Place(claim);
        }

        return resolver.refusals;
    }

    /// <summary>Committed money first, then what was granted first where that counts, then the higher amount, then the keyed hash.</summary>
    private IEnumerable<Claim> InOrder(IEnumerable<Claim> claims) => claims
        .OrderByDescending(c => c.IsCommitted)
        .ThenByDescending(c => held.Contains(c.Id))
        .ThenByDescending(c => c.IsStored && rules.KeepsFirst(c.Policy.Id))
        .ThenByDescending(c => c.Fen)
        .ThenBy(c => c.Rank, StringComparer.Ordinal)
        .ThenBy(c => c.Right.Id, StringComparer.Ordinal);

    private void Place(Claim claim)
    {
        var bearers = rules.BearersOf(claim);
        if (!claim.IsCommitted)
        {
            var rivals = bearers.SelectMany(b => byBearer.TryGetValue(b, out var list) ? list : []).Distinct();
            if (Against(claim, rivals) is { } refusal)
            {
                refusals[claim.Right.Id] = refusal;
                if (refusal.Effect == ExclusionEffect.Refused)
                {
                    return;
                }
            }
        }

        foreach (var bearer in bearers)
        {
            if (!byBearer.TryGetValue(bearer, out var list))
            {
                byBearer[bearer] = list = [];
            }

            list.Add(claim);
        }
    }

    private Refusal? Against(Claim claim, IEnumerable<Claim> kept)
    {
        Refusal? weaker = null;
        foreach (var rival in kept)
        {
            if (rules.Between(claim, rival) is not { } between)
            {
                continue;
            }

            switch (between.Effect)
            {
                case ExclusionEffect.Refused:
                case ExclusionEffect.Choose when rival.IsCommitted:
                    // Nothing is left to choose once the other is paid.
                    return new Refusal(ExclusionEffect.Refused, rival, between.Group);
                case ExclusionEffect.Choose:
                    refusals.TryAdd(rival.Right.Id, new Refusal(ExclusionEffect.Choose, claim, between.Group));
                    weaker ??= new Refusal(ExclusionEffect.Choose, rival, between.Group);
                    break;
                case ExclusionEffect.Review:
                    weaker ??= new Refusal(ExclusionEffect.Review, rival, between.Group);
                    break;
            }
        }

        return weaker;
    }
}
