using Matching.Engine.Allocation;
using Matching.Engine.Decisions;
using Matching.Engine.Entitlements;
using Matching.Rules.Packs;

namespace Matching.Engine.Runs;

/// <summary>
/// Which decisions and stored rights a night weighs. Where the terms and the cycle of a policy are those of the night before, a decision that says
/// nothing new changes none of its rights but those that may still change beside others, or whose payment came back: so it weighs what is new, what
/// is not paid, and what was paid and can meet either. All that was ever paid grows with the years.
/// </summary>
/// <param name="work">The night.</param>
/// <param name="allocator">Knows whose rights meet.</param>
internal sealed class NightRights(NightWork work, Allocator allocator)
{
    private static readonly EntitlementState[] Open = [.. EntitlementTransitions.Unpaid, EntitlementState.Suspended];
    private static readonly EntitlementState[] Live = [.. Open, .. EntitlementTransitions.Committed];

    private readonly Dictionary<string, PolicyNight> judged = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<Entitlement>> open = new(StringComparer.Ordinal);
    private ILookup<string, Entitlement> paid = Array.Empty<Entitlement>().ToLookup(e => e.Key.PolicyId, StringComparer.Ordinal);

    /// <summary>Whether a right counts against others: it is, may be or was paid.</summary>
    public static bool IsLive(EntitlementState state) => Live.Contains(state);

    /// <summary>Whether a policy is judged tonight.</summary>
    public bool IsJudged(string policyId) => judged.ContainsKey(policyId);

    /// <summary>The granting decisions of a policy that may change its rights, with the stored rights of the cycle that they are held against.</summary>
    public (IReadOnlyList<Decision> Decisions, IReadOnlyDictionary<string, Entitlement> Stored) Of(PolicyNight night, string cycle)
    {
        var policy = night.Policy;
        judged.Add(policy.Id, night);
        if (IsWhole(policy))
        {
            return (night.Granted, work.Ports.Entitlements.OfPolicy(policy.Id, cycle).ToDictionary(e => e.Id, StringComparer.Ordinal));
        }

        // What waits beside others, or was cut by them, may change though its decision does not. Of what stands alone only that whose payment came
        // back: what was decided anew while it was on its way could not change it then.
        var all = allocator.PartnersOf(policy).Count == 0 ? work.Ports.Entitlements.InStates(policy.Id, EntitlementTransitions.Returned) : OpenOf(policy.Id);
        var decisions = night.GrantedAmong(all.Where(e => Cycles.Base(e.Key.Cycle) == cycle).Select(e => (e.Key.Subject, e.Key.Item)));
        var stored = all.Where(e => e.Key.Cycle == cycle).ToDictionary(e => e.Id, StringComparer.Ordinal);
        var others = decisions.Select(d => new EntitlementKey(policy.Id, d.Subject, cycle, d.Item).Id).Where(id => !stored.ContainsKey(id)).ToList();

        // Another subject may have a right for the same item.
        var items = decisions.Select(d => d.Item).Where(i => i != Units.NoItem).ToHashSet(StringComparer.Ordinal);
        foreach (var right in work.Ports.Entitlements.Of(others).Concat(work.Ports.Entitlements.Meeting([policy.Id], Live, items).Where(e => e.Key.Cycle == cycle)))
        {
            stored[right.Id] = right;
        }

        return (decisions, stored);
    }

    /// <summary>Reads what was paid and can meet a right of some policies that may still change; before <see cref="Beside"/> is asked.</summary>
    /// <param name="policies">Policies whose rights decide about each other.</param>
    /// <param name="proposed">What the decisions of each give tonight.</param>
    public void FindPaid(IReadOnlyCollection<Policy> policies, ILookup<string, NightProposal> proposed)
    {
        var narrow = policies.Where(p => !IsWhole(p) && work.Ports.Entitlements.IsAnyIn(p.Id, EntitlementTransitions.Committed)).Select(p => p.Id).ToList();
        if (narrow.Count > 0)
        {
            var keys = policies.SelectMany(p => proposed[p.Id].Select(n => n.Competing).Concat(OpenOf(p.Id)).SelectMany(r => allocator.KeysMeeting(p, r)));
            paid = work.Ports.Entitlements.Meeting(narrow, EntitlementTransitions.Committed, keys.ToHashSet(StringComparer.Ordinal))
                .ToLookup(e => e.Key.PolicyId, StringComparer.Ordinal);
        }
    }

    /// <summary>The stored rights of a policy that tonight's are weighed against.</summary>
    public IEnumerable<Entitlement> Beside(Policy policy) =>
        IsWhole(policy) ? work.Ports.Entitlements.OfPolicy(policy.Id) : OpenOf(policy.Id).Concat(paid[policy.Id]);

    /// <summary>A queue numbers all who ever stood in it.</summary>
    private bool IsWhole(Policy policy) =>
        work.Settings.JudgesAll || policy.Quota is not null || judged.GetValueOrDefault(policy.Id) is { IsAllNew: true };

    private IReadOnlyList<Entitlement> OpenOf(string policyId)
    {
        if (!open.TryGetValue(policyId, out var rights))
        {
            open[policyId] = rights = work.Ports.Entitlements.InStates(policyId, Open);
        }

        return rights;
    }
}
