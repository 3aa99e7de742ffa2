using System.Collections.Concurrent;
using Matching.Engine.Decisions;
using Matching.Engine.Populations;
using Matching.Engine.Tags;
using Matching.Rules.Packs;

namespace Matching.Engine.Runs;

/// <summary>Decides row by row: the compiled path decides, the interpreter repeats every eligible and undetermined row.</summary>
/// <remarks>Safe for use by several threads; every call has frames of its own.</remarks>
public sealed class PackEvaluator : IEvaluator
{
    private readonly TagDictionary tags;
    private readonly ConcurrentDictionary<(string Hash, DateOnly? To), PackPlan> plans = new();

    /// <summary>An evaluator for packs that are bound in a dictionary's scope.</summary>
    public PackEvaluator(TagDictionary tags) => this.tags = tags;

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The range does not lie within the population.</exception>
    public IReadOnlyList<Decision> Evaluate(Policy policy, RulePack pack, Snapshot snapshot, DateOnly asOf, int start, int count)
    {
        var total = snapshot.Of(Units.KindOf(policy)).Count;
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, total - start);
        var judged = policy.Versions.Any(v => v.Hash == pack.Hash) ? policy : policy.With(pack);
        var judging = new UnitJudging(
            judged, pack, p => PlanOf(judged, p), snapshot, asOf);
        var decisions = new Decision[count];
        for (var i = 0; i < count; i++)
        {
            decisions[i] = judging.Decide(start + i);
        }

        return decisions;
    }

    /// <summary>A later version may end the period of an earlier one, so the period is part of what a plan is known by.</summary>
    private PackPlan PlanOf(Policy policy, RulePack pack) =>
        plans.GetOrAdd((pack.Hash, policy.PeriodOf(pack).To), _ => PackPlan.OfUnits(policy, pack, tags));
}
