using Matching.Engine.Decisions;
using Matching.Engine.Runs;
using Matching.Engine.Tags;

namespace Matching.Engine.Previews;

/// <summary>Judges every unit of a policy by a draft and by the version in force, and counts who fares differently. Stores nothing.</summary>
/// <param name="tags">Dictionary in whose scope both packs are bound.</param>
public sealed class PackPreview(TagDictionary tags)
{
    private const int PartitionUnits = 4096;

    /// <summary>Runs a preview.</summary>
    /// <param name="request">What to compare.</param>
    /// <param name="threads">Partitions judged at the same time, at least 1; the result does not depend on it.</param>
    /// <param name="cancellation">Stops it at the next partition.</param>
    /// <exception cref="ArgumentException">The snapshot is of a later date than the preview.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public PreviewReport Run(PreviewRequest request, int threads, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        if (request.Snapshot.AsOf > request.AsOf)
        {
            throw new ArgumentException($"the snapshot is of {request.Snapshot.AsOf:yyyy-MM-dd}, after the preview's date {request.AsOf:yyyy-MM-dd}", nameof(request));
        }

        // Plans of drafts would pile up in a shared evaluator, so each preview has its own.
        var evaluator = new PackEvaluator(tags);
        var units = request.Snapshot.Of(Units.KindOf(request.Policy)).Count;
        var tally = new PreviewTally();
        var partitions = Enumerable.Range(0, (units + PartitionUnits - 1) / PartitionUnits)
            .AsParallel().AsOrdered().WithDegreeOfParallelism(threads).WithMergeOptions(ParallelMergeOptions.NotBuffered).WithCancellation(cancellation)
            .Select(p => Judge(evaluator, request, p * PartitionUnits, Math.Min(PartitionUnits, units - (p * PartitionUnits))));
        foreach (var (before, after) in partitions)
        {
            for (var i = 0; i < after.Count; i++)
            {
                tally.Add(before?[i], after[i]);
            }
        }

        return tally.ToReport(request, units);
    }

    private static (IReadOnlyList<Decision>? Before, IReadOnlyList<Decision> After) Judge(PackEvaluator evaluator, PreviewRequest r, int start, int count) => (
        r.Against is { } against ? evaluator.Evaluate(r.Policy, against, r.Snapshot, r.AsOf, start, count) : null,
        evaluator.Evaluate(r.Policy, r.Draft, r.Snapshot, r.AsOf, start, count));
}
