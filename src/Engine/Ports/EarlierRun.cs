using System.Collections.Immutable;
using Matching.Engine.Runs;

namespace Matching.Engine.Ports;

/// <summary>A closed run whose verdicts are still kept, so that a later one of the same job can go on from it.</summary>
/// <param name="RunId">The run.</param>
/// <param name="AsOf">Its business date.</param>
/// <param name="SnapshotHash">Its snapshot.</param>
/// <param name="CatalogueHash">Its catalogue.</param>
/// <param name="ScorerHash">Its scorer, or null.</param>
/// <param name="Policies">The policies that it judged.</param>
public sealed record EarlierRun(string RunId, DateOnly AsOf, string SnapshotHash, string CatalogueHash, string? ScorerHash, ImmutableArray<EarlierPolicy> Policies)
{
    /// <summary>Jobs of other runs that worked after it, in the order of their names; each may have changed rights of its policies.</summary>
    public ImmutableArray<string> JobsSince { get; init; } = [];

    /// <summary>What its verdicts on a policy followed from beside facts and date; null where it did not judge the policy.</summary>
    public string? RulesOf(string policyId) => Policies.FirstOrDefault(p => p.PolicyId == policyId)?.RulesHash;

    /// <summary>Whether another run may have changed rights of a policy after it.</summary>
    public bool IsFollowedOn(string policyId) => JobsSince.Contains(NightRequest.WholeCatalogue) || JobsSince.Contains(NightRequest.JobOf(policyId));
}
