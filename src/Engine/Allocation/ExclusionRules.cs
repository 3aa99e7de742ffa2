using Matching.Engine.Entitlements;
using Matching.Engine.Populations;
using Matching.Engine.Runs;
using Matching.Rules.Packs;

namespace Matching.Engine.Allocation;

/// <summary>Which claims exclude each other. Symmetric, whichever of the two policies says so.</summary>
public sealed class ExclusionRules
{
    private readonly Dictionary<(string, string), List<Exclusion>> byPair = [];
    private readonly Dictionary<string, string> householdOf = new(StringComparer.Ordinal);

    /// <summary>The exclusions of a catalogue.</summary>
    /// <param name="catalogue">Policies.</param>
    /// <param name="households">Households with their applicants.</param>
    public ExclusionRules(Catalogue catalogue, Population households)
    {
        foreach (var policy in catalogue.Policies.Where(p => p.Benefit.IsPaid))
        {
            foreach (var exclusion in policy.Exclusions.Where(e => catalogue.Find(e.With) is { Benefit.IsPaid: true }))
            {
                Add(policy.Id, exclusion);
            }
        }

        for (var row = 0; row < households.Links.Length; row++)
        {
            if (households.Links[row] is { } applicant)
            {
                householdOf.TryAdd(applicant, households.Keys[row]);
            }
        }
    }

    /// <summary>Policies that exclude a policy, paid ones only, in order.</summary>
    public IReadOnlyList<string> PartnersOf(string policyId) =>
        [.. byPair.Keys.Where(p => p.Item1 == policyId).Select(p => p.Item2).Order(StringComparer.Ordinal)];

    /// <summary>True when some exclusion of the policy keeps what was granted first.</summary>
    public bool KeepsFirst(string policyId) =>
        byPair.Any(p => p.Key.Item1 == policyId && p.Value.Any(e => e.Keep == ExclusionKeep.First));

    /// <summary>Everything by which a claim can meet another: subject, payee, household and item.</summary>
    public IReadOnlyList<string> BearersOf(Claim claim)
    {
        var key = claim.Right.Key;
        var bearers = new HashSet<string>(StringComparer.Ordinal) { key.Subject, claim.Right.Payee, Household(claim) };
        if (key.Item != Units.NoItem)
        {
            bearers.Add(key.Item);
        }

        return [.. bearers];
    }

    /// <summary>How two claims stand to each other, or null when both may be enjoyed.</summary>
    public (ExclusionEffect Effect, ExclusionKeep Keep)? Between(Claim one, Claim other)
    {
        if (!byPair.TryGetValue((one.Policy.Id, other.Policy.Id), out var exclusions))
        {
            return null;
        }

        (ExclusionEffect Effect, ExclusionKeep Keep)? found = null;
        foreach (var exclusion in exclusions.Where(e => !e.SameCycle || SamePeriod(one, other)))
        {
            var same = SameBearer(exclusion.Scope, one, other);
            if (same == true && exclusion.Keep != ExclusionKeep.Choice)
            {
                return (ExclusionEffect.Refused, exclusion.Keep);
            }

            found ??= same switch
            {
                true => (ExclusionEffect.Choose, exclusion.Keep),
                null => (ExclusionEffect.Review, exclusion.Keep),
                false => null,
            };
        }

        return found;
    }

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
        ExclusionScope.Household => Household(one) == Household(other),
        ExclusionScope.Item when SameSubject(one, other) => SameItem(one.Right.Key.Item, other.Right.Key.Item),
        ExclusionScope.Item => one.Right.Key.Item != Units.NoItem && one.Right.Key.Item == other.Right.Key.Item,
        _ => SameSubject(one, other),
    };

    private static bool? SameItem(string one, string other) =>
        one == Units.NoItem || other == Units.NoItem ? null : one == other;

    private static bool SameSubject(Claim one, Claim other) => one.Policy.Subject == other.Policy.Subject
        ? one.Right.Key.Subject == other.Right.Key.Subject
        : one.Right.Payee == other.Right.Payee;

    private string Household(Claim claim) => householdOf.GetValueOrDefault(claim.Right.Payee, claim.Right.Key.Subject);

    private void Add(string policyId, Exclusion exclusion)
    {
        foreach (var pair in new[] { (policyId, exclusion.With), (exclusion.With, policyId) })
        {
            if (!byPair.TryGetValue(pair, out var list))
            {
                byPair[pair] = list = [];
            }

            if (!list.Any(e => e.Scope == exclusion.Scope && e.SameCycle == exclusion.SameCycle && e.Keep == exclusion.Keep))
            {
                list.Add(exclusion);
            }
        }
    }
}
