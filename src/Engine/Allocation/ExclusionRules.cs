using System.Collections.Immutable;
using Matching.Engine.Entitlements;
using Matching.Engine.Populations;
using Matching.Engine.Runs;
using Matching.Rules.Packs;

namespace Matching.Engine.Allocation;

/// <summary>Which claims exclude each other. Symmetric, whichever of the two policies says so.</summary>
public sealed class ExclusionRules
{
    private readonly Dictionary<(string, string), List<(Exclusion Terms, ExclusionGroup? Group)>> byPair = [];
    private readonly HashSet<string> keepingFirst = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> householdOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> applicantOf = new(StringComparer.Ordinal);

    /// <summary>The exclusions of a catalogue.</summary>
    /// <param name="catalogue">Policies, and the groups of which each pair excludes each other.</param>
    /// <param name="households">Households with their applicants.</param>
    public ExclusionRules(Catalogue catalogue, Population households)
    {
        foreach (var policy in catalogue.Policies.Where(p => p.Benefit.IsPaid))
        {
            foreach (var exclusion in policy.Exclusions.Where(e => catalogue.Find(e.With) is { Benefit.IsPaid: true }))
            {
                Add(policy.Id, exclusion, null);
            }
        }

        foreach (var group in catalogue.Allocation.Groups)
        {
            AddGroup(group, [.. group.Members.Where(m => catalogue.Find(m) is { Benefit.IsPaid: true })]);
        }

        for (var row = 0; row < households.Links.Length; row++)
        {
            if (households.Links[row] is { } applicant && householdOf.TryAdd(applicant, households.Keys[row]))
            {
                applicantOf.Add(households.Keys[row], applicant);
            }
        }
    }

    /// <summary>Policies that exclude a policy, paid ones only, in order.</summary>
    public IReadOnlyList<string> PartnersOf(string policyId) =>
        [.. byPair.Keys.Where(p => p.Item1 == policyId).Select(p => p.Item2).Order(StringComparer.Ordinal)];

    /// <summary>True when some exclusion of the policy keeps what was granted first.</summary>
    public bool KeepsFirst(string policyId) => keepingFirst.Contains(policyId);

    /// <summary>Everything by which a claim can meet another: subject, payee, household and item.</summary>
    public IReadOnlyList<string> BearersOf(Claim claim)
    {
        var key = claim.Right.Key;
        var bearers = new HashSet<string>(StringComparer.Ordinal) { key.Subject, claim.Right.Payee, HouseholdOf(claim) };
        if (key.Item != Units.NoItem)
        {
            bearers.Add(key.Item);
        }

        return [.. bearers];
    }

    /// <summary>
    /// Subjects, payees and items of all claims that a claim can meet: what bears it, and who is paid for a household that does. Whatever shares a
    /// bearer with it is of one of them, or paid to one.
    /// </summary>
    public IEnumerable<string> KeysMeeting(Claim claim) =>
        BearersOf(claim).SelectMany(b => applicantOf.TryGetValue(b, out var applicant) ? [b, applicant] : (string[])[b]);

    /// <summary>How two claims stand to each other, or null when both may be enjoyed.</summary>
    public (ExclusionEffect Effect, ExclusionKeep Keep, ExclusionGroup? Group)? Between(Claim one, Claim other)
    {
        if (!byPair.TryGetValue((one.Policy.Id, other.Policy.Id), out var exclusions))
        {
            return null;
        }

        (ExclusionEffect Effect, ExclusionKeep Keep, ExclusionGroup? Group)? found = null;
        foreach (var (terms, group) in exclusions.Where(e => !e.Terms.SameCycle || SamePeriod(one, other)))
        {
            var same = SameBearer(terms.Scope, one, other);
            if (same == true && terms.Keep != ExclusionKeep.Choice)
            {
                return (ExclusionEffect.Refused, terms.Keep, group);
            }

            found ??= same switch
            {
                true => (ExclusionEffect.Choose, terms.Keep, group),
                null => (ExclusionEffect.Review, terms.Keep, group),
                false => null,
            };
        }

        return found;
    }

    /// <summary>The household of whoever is paid, or the subject where none is known.</summary>
    public string HouseholdOf(Claim claim) => householdOf.GetValueOrDefault(claim.Right.Payee, claim.Right.Key.Subject);

    private static bool SamePeriod(Claim one, Claim other)
    {
        var a = Cycles.Base(one.Right.Key.Cycle);
        var b = Cycles.Base(other.Right.Key.Cycle);

        // Periods of different rhythms are compared by the year they were granted in: a month lies in its year.
        return a == b || (one.Policy.Benefit.Cycle != other.Policy.Benefit.Cycle && one.Right.GrantedOn.Year == other.Right.GrantedOn.Year);
    }

    /// <summary>True or false when it is known whether both claims are borne by the same subject, household or item; else null.</summary>
    private bool? SameBearer(ExclusionScope scope, Claim one, Claim other) => scope switch
    {
        ExclusionScope.Household => HouseholdOf(one) == HouseholdOf(other),
        ExclusionScope.Item when SameSubject(one, other) => SameItem(one.Right.Key.Item, other.Right.Key.Item),
        ExclusionScope.Item => one.Right.Key.Item != Units.NoItem && one.Right.Key.Item == other.Right.Key.Item,
        _ => SameSubject(one, other),
    };

    private static bool? SameItem(string one, string other) =>
        one == Units.NoItem || other == Units.NoItem ? null : one == other;

    private static bool SameSubject(Claim one, Claim other) => one.Policy.Subject == other.Policy.Subject
        ? one.Right.Key.Subject == other.Right.Key.Subject
        : one.Right.Payee == other.Right.Payee;

    private void AddGroup(ExclusionGroup group, ImmutableArray<string> members)
    {
        for (var i = 0; i < members.Length; i++)
        {
            foreach (var other in members.Skip(i + 1))
            {
                Add(members[i], new Exclusion(other, group.Scope, group.SameCycle, group.Keep), group);
            }
        }
    }

    private void Add(string policyId, Exclusion exclusion, ExclusionGroup? group)
    {
        foreach (var pair in new[] { (policyId, exclusion.With), (exclusion.With, policyId) })
        {
            if (!byPair.TryGetValue(pair, out var list))
            {
                byPair[pair] = list = [];
            }

            if (!list.Any(e => e.Terms.Scope == exclusion.Scope && e.Terms.SameCycle == exclusion.SameCycle && e.Terms.Keep == exclusion.Keep))
            {
                list.Add((exclusion, group));
            }

            if (exclusion.Keep == ExclusionKeep.First)
            {
                keepingFirst.Add(pair.Item1);
            }
        }
    }
}
