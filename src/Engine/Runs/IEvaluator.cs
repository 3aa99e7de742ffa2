using Matching.Engine.Decisions;
using Matching.Engine.Populations;
using Matching.Rules.Packs;

namespace Matching.Engine.Runs;

/// <summary>Decides one rule pack over a range of units. Every evaluator gives the same decisions for the same input.</summary>
public interface IEvaluator
{
    /// <summary>Decisions of all units in the range, in row order, every outcome included.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="pack">Its version in force on <paramref name="asOf"/>.</param>
    /// <param name="snapshot">The facts.</param>
    /// <param name="asOf">Business date.</param>
    /// <param name="start">First row of the population that the policy is for (<see cref="Units.KindOf"/>).</param>
    /// <param name="count">Number of rows.</param>
    IReadOnlyList<Decision> Evaluate(Policy policy, RulePack pack, Snapshot snapshot, DateOnly asOf, int start, int count);
}
