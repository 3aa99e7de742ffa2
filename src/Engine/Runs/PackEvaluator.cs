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
    private readonly ConcurrentDictionary<string, PackPlan> plans = new(StringComparer.Ordinal);

    /// <summary>An evaluator for packs that are bound in a dictionary's scope.</summary>
    public PackEvaluator(TagDictionary tags) => this.tags = tags;

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The range does not lie within the population.</exception>
    public IReadOnlyList<Decision> Evaluate(Policy policy, RulePack pack, Snapshot snapshot, DateOnly asOf, int start, int count)
    {
        var kind = Units.KindOf(policy);
        var total = snapshot.Of(kind).Count;
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, total - start);
        var plan = plans.GetOrAdd(pack.Hash, _ => new PackPlan(policy, pack, tags));
        var judging = new UnitJudging(plan, snapshot, kind, asOf);
        var decisions = new Decision[count];
        for (var i = 0; i < count; i++)
        {
            decisions[i] = judging.Decide(start + i);
        }

        return decisions;
    }
}
