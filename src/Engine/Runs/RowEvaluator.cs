using Matching.Engine.Decisions;
using Matching.Engine.Tags;

namespace Matching.Engine.Runs;

/// <summary>Decides row by row: the compiled path decides, the interpreter repeats every eligible and undetermined row. What the others are compared with.</summary>
/// <remarks>Safe for use by several threads; every call has frames of its own.</remarks>
public sealed class RowEvaluator : IEvaluator
{
    private readonly PackPlans plans;

    /// <summary>An evaluator for packs that are bound in a dictionary's scope.</summary>
    public RowEvaluator(TagDictionary tags) => plans = new PackPlans(tags);

    /// <inheritdoc/>
    public Judgements Evaluate(PartitionWork work)
    {
        work.RequireRange();
        var judging = UnitJudging.Of(work, plans);
        return Judgements.Of([.. Enumerable.Range(work.Partition.Start, work.Partition.Count).Select(row => judging.Decide(row))]);
    }

    /// <inheritdoc/>
    public Decision EvaluateOne(PartitionWork work, int row) => UnitJudging.Of(work, plans).Decide(row);

    /// <inheritdoc/>
    public IReadOnlyList<Decision> EvaluateEach(PartitionWork work, IReadOnlyList<int> rows) => UnitJudging.Each(work, plans, rows);
}
