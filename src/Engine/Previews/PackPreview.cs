using Matching.Engine.Columns;
using Matching.Engine.Decisions;
using Matching.Engine.Runs;
using Matching.Rules.Packs;

namespace Matching.Engine.Previews;

/// <summary>Judges every unit of a policy by a draft and by the version in force, and counts who fares differently. Stores nothing.</summary>
/// <param name="shelf">Lanes of the snapshot, for packs that are bound in its dictionary's scope.</param>
public sealed class PackPreview(ColumnShelf shelf)
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
        var evaluator = new PackEvaluator(shelf);
        var units = request.Snapshot.Of(Units.KindOf(request.Policy)).Count;
        var tally = new PreviewTally();
        var partitions = Enumerable.Range(0, (units + PartitionUnits - 1) / PartitionUnits)
            .AsParallel().AsOrdered().WithDegreeOfParallelism(threads).WithMergeOptions(ParallelMergeOptions.NotBuffered).WithCancellation(cancellation)
            .Select(p => Judge(evaluator, request, p * PartitionUnits, Math.Min(PartitionUnits, units - (p * PartitionUnits))));
        foreach (var pair in partitions.SelectMany(p => p))
        {
            tally.Add(pair.Before, pair.After);
        }

        return tally.ToReport(request, units);
    }

    /// <summary>Of a stretch of units those that one of the two does not simply refuse, in order.</summary>
    private static List<(Decision? Before, Decision After)> Judge(PackEvaluator evaluator, PreviewRequest r, int start, int count)
    {
        var draft = Work(r, r.Draft, start, count);
        var after = evaluator.Evaluate(draft).Rows().ToDictionary(d => d.Index, d => d.Decision);
        if (r.Against is not { } against)
        {
            return [.. after.OrderBy(d => d.Key).Select(d => ((Decision?)null, d.Value))];
        }

        var current = Work(r, against, start, count);
        var before = evaluator.Evaluate(current).Rows().ToDictionary(d => d.Index, d => d.Decision);
        return [.. before.Keys.Union(after.Keys).Order().Select(i =>
            ((Decision?)before.GetValueOrDefault(i, Refused(current, i)), after.GetValueOrDefault(i, Refused(draft, i))))];
    }

    private static PartitionWork Work(PreviewRequest r, RulePack pack, int start, int count) =>
        new(r.Policy, pack, r.Snapshot, r.AsOf, new Partition(r.Policy.Id, start, count));

    private static Decision Refused(PartitionWork work, int index) =>
        work.Decide(new Verdict(Outcome.NotEligible, null, null, [], [], [], null), work.KeysOf(index));
}
