using Matching.Rules.Binding;

namespace Matching.Rules.Packs.Reading;

/// <summary>Holds the exclusions of all policies against each other: none may dangle, all must be symmetric.</summary>
internal static class ExclusionCheck
{
    public static void Run(IReadOnlyList<PolicyDraft> drafts, Findings findings)
    {
        var byId = drafts.DistinctBy(d => d.Policy.Id).ToDictionary(d => d.Policy.Id, d => d.Policy, StringComparer.Ordinal);
        foreach (var draft in drafts)
        {
            for (var i = 0; i < draft.Policy.Exclusions.Length; i++)
            {
                var place = draft.ExclusionPlaces[i];
                Check(draft.Policy, draft.Policy.Exclusions[i], byId, place, findings);
            }
        }
    }

    private static void Check(
        Policy policy, Exclusion exclusion, Dictionary<string, Policy> byId, Diagnostics.FilePlace place, Findings findings)
    {
        var other = byId.GetValueOrDefault(exclusion.With);
        if (other is null && !exclusion.External)
        {
            findings.Add(CatalogueFindings.DanglingExclusion(place, exclusion.With, Nearest.To(exclusion.With, byId.Keys)));
        }
        else if (other is not null && exclusion.External)
        {
            findings.Add(CatalogueFindings.ExternalExists(place, exclusion.With));
        }
        else if (other is not null && !other.Exclusions.Contains(exclusion with { With = policy.Id }))
        {
            findings.Add(CatalogueFindings.NotSymmetric(place, policy.Id, other.Id));
        }
    }
}
