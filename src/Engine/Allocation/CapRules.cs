using System.Globalization;
using Matching.Engine.Entitlements;
using Matching.Rules.Packs;

namespace Matching.Engine.Allocation;

/// <summary>Which caps hold for which policy, and whose total they count.</summary>
public sealed class CapRules
{
    private readonly ExclusionRules bearers;
    private readonly ILookup<string, BenefitCap> byPolicy;
    private readonly HashSet<string> byPayee;

    /// <summary>The caps of a catalogue.</summary>
    /// <param name="catalogue">Policies and caps.</param>
    /// <param name="bearers">Knows whose right it is.</param>
    public CapRules(Catalogue catalogue, ExclusionRules bearers)
    {
        this.bearers = bearers;
        byPolicy = catalogue.Allocation.Caps.OrderBy(c => c.Id, StringComparer.Ordinal)
            .SelectMany(c => c.Members.Select(m => (Member: m, Cap: c))).ToLookup(p => p.Member, p => p.Cap, StringComparer.Ordinal);

        // A household's right and a person's meet in the person who is paid.
        byPayee = [.. catalogue.Allocation.Caps
            .Where(c => c.Members.Select(m => catalogue.Find(m)?.Subject).OfType<Rules.SubjectKind>().Distinct().Count() > 1).Select(c => c.Id)];
    }

    /// <summary>The caps of a policy, in order of their identifiers.</summary>
    public IEnumerable<BenefitCap> Of(string policyId) => byPolicy[policyId];

    /// <summary>Policies that share a cap with a policy, itself included; none when it has no cap.</summary>
    public IEnumerable<string> PartnersOf(string policyId) => Of(policyId).SelectMany(c => c.Members).Distinct(StringComparer.Ordinal);

    /// <summary>The total that a claim counts into.</summary>
    public (string Cap, string Bearer, string Period) KeyOf(BenefitCap cap, Claim claim)
    {
        var bearer = cap.Scope == ExclusionScope.Household ? bearers.HouseholdOf(claim)
            : byPayee.Contains(cap.Id) ? claim.Right.Payee : claim.Right.Key.Subject;
        return (cap.Id, bearer, PeriodOf(cap, claim.Right));
    }

    /// <summary>A benefit that is given once counts into the year in which it was granted.</summary>
    private static string PeriodOf(BenefitCap cap, Entitlement right)
    {
        var cycle = Cycles.Base(right.Key.Cycle);
        return !cap.PerYear ? cycle : cycle == Cycles.Once ? right.GrantedOn.Year.ToString("0000", CultureInfo.InvariantCulture) : cycle[..4];
    }
}
