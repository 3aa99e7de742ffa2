using Matching.Engine.Allocation;
using Matching.Engine.Entitlements;
using Matching.Engine.Ports;
using Matching.Rules.Packs;

namespace Matching.Engine.Runs;

/// <summary>
/// What is paid or about to be, beside the rights that are checked. Only what can meet one of them is read: what was ever paid grows with the years.
/// </summary>
internal sealed class NightCommitted
{
    private readonly IEntitlementStore rights;
    private readonly Catalogue catalogue;
    private readonly ExclusionRules rules;
    private readonly CapRules caps;
    private readonly CommittedBook book;
    private readonly CapBook used;
    private readonly Dictionary<string, bool> isPaidFrom = new(StringComparer.Ordinal);
    private readonly HashSet<string> entered = new(StringComparer.Ordinal);

    public NightCommitted(NightWork work)
    {
        (rights, catalogue) = (work.Ports.Entitlements, work.Request.Catalogue);
        rules = new ExclusionRules(catalogue, work.Request.Snapshot.Of(Populations.UnitKind.Household));
        caps = new CapRules(catalogue, rules);
        book = new CommittedBook(rules);
        used = new CapBook(caps);
    }

    /// <summary>Enters what is committed already and can meet some rights of a policy.</summary>
    public void EnterBeside(Policy policy, IReadOnlyCollection<Entitlement> some)
    {
        var partners = rules.PartnersOf(policy.Id).Concat(caps.PartnersOf(policy.Id)).Distinct(StringComparer.Ordinal).Where(IsPaidFrom).ToList();
        if (partners.Count == 0)
        {
            return;
        }

        var keys = some.SelectMany(r => rules.KeysMeeting(ClaimOf(policy, r))).ToHashSet(StringComparer.Ordinal);
        foreach (var right in rights.Meeting(partners, EntitlementTransitions.Committed, keys).Where(r => r.Amount is { Fen: > 0 } && entered.Add(r.Id)))
        {
            var claim = ClaimOf(catalogue.Find(right.Key.PolicyId)!, right);
            book.Add(claim);
            used.Enter(claim);
        }
    }

    /// <summary>Why a right may not be paid beside what is committed, or null.</summary>
    public Refusal? RefusalOf(Policy policy, Entitlement right)
    {
        var claim = ClaimOf(policy, right);
        return book.Against(claim) is { } kept ? new Refusal(ExclusionEffect.Refused, kept, rules.Between(claim, kept)?.Group) : null;
    }

    /// <summary>What caps would take from a right beside what is committed, or null.</summary>
    public Cut? CutOf(Policy policy, Entitlement right) => used.CutOf(Paying(policy, right));

    /// <summary>Enters a right that is paid tonight.</summary>
    public void Enter(Policy policy, Entitlement right)
    {
        book.Add(ClaimOf(policy, right));
        used.Enter(Paying(policy, right));
    }

    /// <summary>Nothing is committed while rights are checked: payments are reserved afterwards.</summary>
    private bool IsPaidFrom(string policyId)
    {
        if (!isPaidFrom.TryGetValue(policyId, out var any))
        {
            isPaidFrom[policyId] = any = rights.IsAnyIn(policyId, EntitlementTransitions.Committed);
        }

        return any;
    }

    /// <summary>What is about to be paid counts as it is, not as its rules gave it.</summary>
    private static Claim Paying(Policy policy, Entitlement right) => ClaimOf(policy, right with { Uncut = null });

    private static Claim ClaimOf(Policy policy, Entitlement right) => new(policy, right, IsStored: true, right.Id);
}
