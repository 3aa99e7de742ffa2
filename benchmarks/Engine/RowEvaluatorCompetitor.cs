using Matching.Engine.Decisions;
using Matching.Engine.Populations;
using Matching.Engine.Runs;

namespace Matching.Benchmarks.Engine;

/// <summary>This engine's reference: every unit is judged by itself, and the interpreter repeats who is eligible or undetermined.</summary>
internal sealed class RowEvaluatorCompetitor(RealWorkload work) : ICompetitor
{
    private readonly RowEvaluator evaluator = new(work.Tags);
    private readonly int count = work.Snapshot.Of(UnitKind.Citizen).Count;

    /// <inheritdoc/>
    public string Name => "row by row with second opinion, 1 thread";

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    /// <inheritdoc/>
    public long CountMatches() => work.Packs.Sum(p => evaluator
        .Evaluate(new PartitionWork(p.Policy, p.Pack, work.Snapshot, Workload.AsOf, new Partition(p.Policy.Id, 0, count)))
        .Found.LongCount(d => d.Outcome == Outcome.Eligible && d.Held is null));
}
