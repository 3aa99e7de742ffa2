using Matching.Engine.Amounts;
using Matching.Engine.Entitlements;
using Matching.Rules.Packs;

namespace Matching.Engine.Runs;

/// <summary>
/// What a version that was published later, but was in force already, still owes for a cycle that is paid: the difference, as a right of
/// its own. What is paid is never changed, and a lower amount takes nothing back.
/// </summary>
internal sealed class BackPay(NightWork work, Policy policy, string cycle)
{
    private readonly Lazy<ILookup<(string Subject, string Item), Entitlement>> granted = new(() => work.Ports.Entitlements.OfPolicy(policy.Id)
        .Where(e => Cycles.Base(e.Key.Cycle) == cycle).ToLookup(e => (e.Key.Subject, e.Key.Item)));

    /// <summary>The supplement that is owed beside a stored right, or null when nothing is.</summary>
    /// <param name="stored">The right of the cycle.</param>
    /// <param name="candidate">The same right as tonight's version grants it.</param>
    public Entitlement? Owed(Entitlement stored, Entitlement candidate)
    {
        if (!EntitlementTransitions.Committed.Contains(stored.State) || stored.State == EntitlementState.Recovery
            || stored.PackHash == candidate.PackHash || candidate.Amount is not { } due || !WasInForceFor(stored, candidate))
        {
            return null;
        }

        var key = candidate.Key with { Cycle = Cycles.Supplement(cycle, candidate.PackHash) };
        var others = granted.Value[(key.Subject, key.Item)].Where(e => e.Key != key && Counts(e)).Select(e => e.Amount).OfType<Money>();
        var owed = others.Aggregate(due, (left, paid) => left - paid);
        return owed.Fen > 0 ? candidate with { Key = key, Amount = owed } : null;
    }

    /// <summary>The stored row of a supplement, or null.</summary>
    public Entitlement? Stored(Entitlement supplement) =>
        granted.Value[(supplement.Key.Subject, supplement.Key.Item)].FirstOrDefault(e => e.Key == supplement.Key);

    /// <summary>A version that began after the right was granted changes later cycles, not this one.</summary>
    private bool WasInForceFor(Entitlement stored, Entitlement candidate) =>
        policy.Reference.Kind == ReferenceDateKind.Tag
        || (policy.Versions.FirstOrDefault(v => v.Hash == candidate.PackHash) is { } pack && pack.From <= policy.Reference.On(stored.GrantedOn));

    private static bool Counts(Entitlement right) => right.State != EntitlementState.Recovery
        && (EntitlementTransitions.Committed.Contains(right.State) || EntitlementTransitions.Unpaid.Contains(right.State) || right.State == EntitlementState.Suspended);
}
