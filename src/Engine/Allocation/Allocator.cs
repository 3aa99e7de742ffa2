using Matching.Engine.Entitlements;
using Matching.Engine.Populations;
using Matching.Rules.Packs;

namespace Matching.Engine.Allocation;

/// <summary>
/// Decides together what exclusions, caps and quotas leave of competing claims. A claim without a place gives way, so that its bearer keeps the
/// next best; whoever was kept in one round is not put out by somebody who comes back in a later one. So a queue only ever improves, and nobody is
/// refused while a lower-ranked one of the same queue is chosen.
/// </summary>
public sealed class Allocator
{
    private readonly ExclusionRules exclusions;
    private readonly CapRules caps;

    /// <summary>An allocator for the terms of a catalogue.</summary>
    /// <param name="catalogue">Policies, groups and caps.</param>
    /// <param name="households">Households with their applicants.</param>
    public Allocator(Catalogue catalogue, Population households)
    {
        exclusions = new ExclusionRules(catalogue, households);
        caps = new CapRules(catalogue, exclusions);
    }

    /// <summary>Policies whose rights decide about those of a policy, itself included; none when its rights stand alone.</summary>
    public IReadOnlyList<string> PartnersOf(Policy policy)
    {
        var partners = exclusions.PartnersOf(policy.Id).Concat(caps.PartnersOf(policy.Id)).ToHashSet(StringComparer.Ordinal);
        if (partners.Count > 0 || policy.Quota is not null)
        {
            partners.Add(policy.Id);
        }

        return [.. partners.Order(StringComparer.Ordinal)];
    }

    /// <summary>Subjects, payees and items of all rights that a right of a policy can meet.</summary>
    public IEnumerable<string> KeysMeeting(Policy policy, Entitlement right) => exclusions.KeysMeeting(new Claim(policy, right, IsStored: true, right.Id));

    /// <summary>What comes of each claim, by identifier of its right.</summary>
    /// <param name="claims">Claims of policies that compete, each right once, in any order. Those not live only keep their number.</param>
    public IReadOnlyDictionary<string, Allotment> Resolve(IEnumerable<Claim> claims)
    {
        var all = claims.ToList();
        var live = all.Where(c => c.IsLive).ToList();
        var queues = new QuotaQueues(all);
        var refused = new HashSet<string>(StringComparer.Ordinal);
        var kept = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            var round = new AllocationRound(exclusions, caps, kept);
            round.Run(live.Where(c => !refused.Contains(c.Id)));
            var beyond = queues.Beyond(round.Standing.Where(c => !round.IsSpent(c.Id) || kept.Contains(c.Id))).Select(c => c.Id).ToList();
            if (beyond.Count == 0)
            {
                var standing = round.Standing.Select(c => c.Id).Where(id => !round.IsSpent(id)).ToHashSet(StringComparer.Ordinal);
                return live.ToDictionary(c => c.Id, c => round.ToAllotment(c) with { Place = PlaceOf(c, queues, standing, refused) }, StringComparer.Ordinal);
            }

            refused.UnionWith(beyond);
            kept = [.. round.Standing.Where(c => !round.IsSpent(c.Id)).Select(c => c.Id).Concat(kept).Where(id => !refused.Contains(id))];
        }
    }

    /// <summary>Only who has a place, or would have had one, is told of it: for others the reason is another one.</summary>
    private static QueuePlace? PlaceOf(Claim claim, QuotaQueues queues, HashSet<string> standing, HashSet<string> refused) =>
        standing.Contains(claim.Id) || refused.Contains(claim.Id) ? queues.PlaceOf(claim, !refused.Contains(claim.Id)) : null;
}
