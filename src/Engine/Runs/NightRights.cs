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
internal sealed class NightRights(NightWork work)
{
    private static readonly EntitlementState[] Open = [.. EntitlementTransitions.Unpaid, EntitlementState.Suspended];
    private static readonly EntitlementState[] Live = [.. Open, .. EntitlementTransitions.Committed];

    private readonly Dictionary<string, PolicyNight> judged = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<Entitlement>> open = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<Entitlement>> returned = new(StringComparer.Ordinal);
    private ILookup<string, Entitlement> paid = Array.Empty<Entitlement>().ToLookup(e => e.Key.PolicyId, StringComparer.Ordinal);

    /// <summary>Decides between rights that meet.</summary>
    public Allocator Allocator { get; } = new(work.Request.Catalogue, work.Request.Snapshot.Of(Populations.UnitKind.Household));

    /// <summary>Whether a right counts against others: it is, may be or was paid.</summary>
    public static bool IsLive(EntitlementState state) => Live.Contains(state);

    /// <summary>Whether a policy is judged tonight.</summary>
    public bool IsJudged(string policyId) => judged.ContainsKey(policyId);

    /// <summary>The granting decisions of a policy that say something new, or that a right which may change is held against.</summary>
    public IReadOnlyList<Decision> DecisionsOf(PolicyNight night, string cycle) =>
        night.GrantedAmong(MayChange(night.Policy).Where(e => Cycles.Base(e.Key.Cycle) == cycle).Select(e => (e.Key.Subject, e.Key.Item)));

    /// <summary>The granting decisions of a policy that may change its rights, with the stored rights of the cycle that they are held against.</summary>
    public (IReadOnlyList<Decision> Decisions, IReadOnlyDictionary<string, Entitlement> Stored) Of(PolicyNight night, string cycle)
    {
        var policy = night.Policy;
        judged.Add(policy.Id, night);
        if (IsWhole(policy))
        {
            return (night.Granted, work.Ports.Entitlements.OfPolicy(policy.Id, cycle).ToDictionary(e => e.Id, StringComparer.Ordinal));
        }

        var decisions = DecisionsOf(night, cycle);
        var stored = MayChange(policy).Where(e => e.Key.Cycle == cycle).ToDictionary(e => e.Id, StringComparer.Ordinal);
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
            var keys = policies.SelectMany(p => proposed[p.Id].Select(n => n.Competing).Concat(OpenOf(p.Id)).SelectMany(r => Allocator.KeysMeeting(p, r)));
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

    /// <summary>
    /// Rights that may change though their decision does not. What waits beside others, or was cut by them; of what stands alone only that whose
    /// payment came back: what was decided anew while it was on its way could not change it then.
    /// </summary>
    private IReadOnlyList<Entitlement> MayChange(Policy policy) =>
        Allocator.PartnersOf(policy).Count > 0 ? OpenOf(policy.Id) : Read(returned, policy.Id, EntitlementTransitions.Returned);

    private IReadOnlyList<Entitlement> OpenOf(string policyId) => Read(open, policyId, Open);

    private IReadOnlyList<Entitlement> Read(Dictionary<string, IReadOnlyList<Entitlement>> read, string policyId, IReadOnlyCollection<EntitlementState> states)
    {
        if (!read.TryGetValue(policyId, out var rights))
        {
            read[policyId] = rights = work.Ports.Entitlements.InStates(policyId, states);
        }

        return rights;
    }
}
