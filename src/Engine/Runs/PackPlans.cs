using System.Collections.Concurrent;
using Matching.Engine.Decisions;
using Matching.Engine.Tags;
using Matching.Rules.Packs;

namespace Matching.Engine.Runs;

/// <summary>The plans of packs over the units of a night, each made once. Safe for use by several threads.</summary>
/// <param name="tags">Dictionary in whose scope the packs are bound.</param>
internal sealed class PackPlans(TagDictionary tags)
{
    private readonly ConcurrentDictionary<(string Hash, DateOnly? To), PackPlan> plans = new();

    /// <summary>The plan of one of a policy's versions.</summary>
    /// <remarks>A later version may end the period of an earlier one, so the period is part of what a plan is known by.</remarks>
    public PackPlan Of(Policy policy, RulePack pack) =>
        plans.GetOrAdd((pack.Hash, policy.PeriodOf(pack).To), _ => PackPlan.OfUnits(policy, pack, tags));
}
