using Matching.Engine.Allocation;
using Matching.Engine.Decisions;
using Matching.Engine.Entitlements;
using Matching.Rules.Packs;

namespace Matching.Engine.Runs;

/// <summary>Turns eligible decisions of paid benefits into entitlements and takes them as far as no payment is involved.</summary>
internal sealed class NightProposals
{
    private readonly NightWork work;
    private readonly NightDoubts doubts;
    private readonly NightReasons reasons;
    private readonly Allocator allocator;
    private readonly NightRights rights;
    private readonly NightClaims claims;
    private readonly List<NightProposal> proposals = [];
    private readonly List<(NightProposal Proposal, EntitlementCase Case)> cases = [];
    private readonly HashSet<string> grantedToOther = new(StringComparer.Ordinal);
    private ILookup<string, NightProposal> byPolicy = Array.Empty<NightProposal>().ToLookup(p => p.Policy.Id, StringComparer.Ordinal);

    /// <summary>The step of a night.</summary>
    /// <param name="work">The night.</param>
    /// <param name="doubts">Matches that the scorer doubts.</param>
    /// <param name="reasons">Says why.</param>
    /// <param name="rights">What it weighs.</param>
    public NightProposals(NightWork work, NightDoubts doubts, NightReasons reasons, NightRights rights)
    {
        (this.work, this.doubts, this.reasons, this.rights) = (work, doubts, reasons, rights);
        allocator = rights.Allocator;
        claims = new NightClaims(work);
    }

    /// <summary>Stores what is new and returns the number of notifications.</summary>
    public int Run(NightMatched matched)
    {
        var partners = new HashSet<string>(StringComparer.Ordinal);
        foreach (var night in matched.Policies.Where(n => n.Policy.Benefit.IsPaid))
        {
            Collect(night);
            partners.UnionWith(allocator.PartnersOf(night.Policy));
        }

        byPolicy = proposals.ToLookup(p => p.Policy.Id, StringComparer.Ordinal);
        var competing = partners.Order(StringComparer.Ordinal).Select(id => work.Request.Catalogue.Find(id)!).ToList();
        rights.FindPaid(competing, byPolicy);
        var found = allocator.Resolve(competing.SelectMany(Competing));
        var settling = new NightSettling(work, doubts);
        foreach (var proposal in proposals)
        {
            var allotment = found.GetValueOrDefault(proposal.Candidate.Id);
            if (settling.Settle(proposal, allotment, grantedToOther.Contains(proposal.Candidate.Id)) is { } open)
            {
                cases.Add((proposal, open));
            }
        }

        return SaveProposed() + SaveStored(settling, found);
    }

    private static bool Pays(Entitlement right) => (right.Uncut ?? right.Amount) is not { Fen: 0 };

    private void Collect(PolicyNight night)
    {
        var policy = night.Policy;
        var cycle = Cycles.Of(policy, work.AsOf);
        var (decisions, stored) = rights.Of(night, cycle);
        var backPay = new BackPay(work, policy, cycle);
        var byItem = stored.Values.Where(e => e.Key.Item != Units.NoItem && NightRights.IsLive(e.State)).ToLookup(e => e.Key.Item, StringComparer.Ordinal);
        foreach (var decision in decisions)
        {
            var candidate = Candidate(policy, decision, cycle);
            if (byItem[decision.Item].Any(e => e.Id != candidate.Id))
            {
                grantedToOther.Add(candidate.Id);
            }

            var existing = stored.GetValueOrDefault(candidate.Id);
            proposals.Add(existing is not null && backPay.Owed(existing, candidate) is { } owed
                ? new NightProposal(policy, decision, owed, backPay.Stored(owed))
                : new NightProposal(policy, decision, candidate, existing));
        }
    }

    private Entitlement Candidate(Policy policy, Decision decision, string cycle) => new(
        new EntitlementKey(policy.Id, decision.Subject, cycle, decision.Item), policy.Department, decision.Payee, EntitlementState.Candidate,
        null, null, decision.CycleAmount, policy.Benefit.Currency, decision.Version, decision.PackHash, decision.SnapshotHash, null, 1, work.AsOf);

    /// <summary>
    /// Tonight's rights of a policy and those of earlier nights: what is paid wins, what is not yet paid can lose to one that comes before it.
    /// What waits and is not decided tonight takes nothing from others, unless its policy is left to another run of the same cycle.
    /// </summary>
    private IEnumerable<Claim> Competing(Policy policy)
    {
        var tonight = byPolicy[policy.Id].ToList();
        var ids = tonight.Select(p => p.Candidate.Id).ToHashSet(StringComparer.Ordinal);
        var cycle = Cycles.Of(policy, work.AsOf);
        var all = tonight.Select(p => p.Competing)
            .Concat(rights.Beside(policy).Where(e => !ids.Contains(e.Id) && (NightRights.IsLive(e.State) || e.Key.Cycle == cycle)))
            .Where(Pays).ToList();
        return claims.Of(policy, all).Select(c => c with
        {
            Competes = !c.Right.Waits || ids.Contains(c.Id) || (c.Right.Key.Cycle == cycle && !rights.IsJudged(policy.Id)),
        });
    }

    private int SaveProposed()
    {
        var notifications = 0;
        var done = 0;
        foreach (var chunk in cases.Chunk(work.Settings.ChunkRows))
        {
            Tell(chunk);
            notifications += Save(chunk.Select(c => c.Case));
            done += chunk.Length;
            work.Report(NightStage.Entitling, null, done, cases.Count);
        }

        return notifications;
    }

    private int SaveStored(NightSettling settling, IReadOnlyDictionary<string, Allotment> found)
    {
        var decided = proposals.Select(p => p.Candidate.Id).ToHashSet(StringComparer.Ordinal);
        var changed = found.Values.Where(f => !decided.Contains(f.Claim.Id)).OrderBy(f => f.Claim.Id, StringComparer.Ordinal)
            .Select(settling.Settle).OfType<EntitlementCase>();
        return changed.Chunk(work.Settings.ChunkRows).Sum(Save);
    }

    private void Tell((NightProposal Proposal, EntitlementCase Case)[] proposed)
    {
        foreach (var group in proposed.GroupBy(c => c.Proposal.Policy.Id, StringComparer.Ordinal))
        {
            var policy = group.First().Proposal.Policy;
            var untold = group.Where(c => c.Case.Notification is null).ToList();
            foreach (var (open, why) in untold.Select(c => c.Case).Zip(reasons.Of(policy, untold.Select(c => c.Proposal.Decision))))
            {
                open.Tell(policy, why, work.Today);
            }
        }
    }

    private int Save(IEnumerable<EntitlementCase> changed) => work.Ports.Entitlements.Save(
        work.Claim, work.Settings.Actor, [.. changed.Select(c => c.ToChange())], work.Clock.GetUtcNow());
}
