using Matching.Engine.Decisions;

namespace Matching.Engine.Runs;

/// <summary>Decides one rule pack over a range of units. Every evaluator gives the same decisions for the same input.</summary>
public interface IEvaluator
{
    /// <summary>The decisions on all units of a partition.</summary>
    /// <param name="work">The partition.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range does not lie within the population.</exception>
    Judgements Evaluate(PartitionWork work);

    /// <summary>The decision on one unit, whatever its outcome, with the conditions that failed.</summary>
    /// <param name="work">A partition of the policy; its range is of no account.</param>
    /// <param name="row">Row of the population.</param>
    Decision EvaluateOne(PartitionWork work, int row);

    /// <summary>The decisions on some units, as <see cref="EvaluateOne"/> gives them.</summary>
    /// <param name="work">A partition of the policy; its range is of no account.</param>
    /// <param name="rows">Rows of the population.</param>
    IReadOnlyList<Decision> EvaluateEach(PartitionWork work, IReadOnlyList<int> rows) => [.. rows.Select(row => EvaluateOne(work, row))];
}
