using Matching.Engine.Columns;
using Matching.Engine.Runs;
using Matching.Rules.Packs;

namespace Matching.Engine.Previews;

/// <summary>
/// Judges every unit of a policy by a draft and by the version in force, and counts who fares differently. Stores nothing. Conditions are
/// decided by columns, amounts worked out once for all units with the same facts, and what stands in force is kept, so that an officer sees the effect
/// while typing.
/// </summary>
/// <param name="shelf">Lanes of the snapshot, for packs that are bound in its dictionary's scope; kept from preview to preview.</param>
public sealed class PackPreview(ColumnShelf shelf)
{
    /// <summary>Runs a preview.</summary>
    /// <param name="request">What to compare.</param>
    /// <param name="threads">Stretches of units judged at the same time, at least 1; the result does not depend on it.</param>
    /// <param name="cancellation">Stops it at the next stretch.</param>
    /// <exception cref="ArgumentException">The snapshot is of a later date than the preview.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public PreviewReport Run(PreviewRequest request, int threads, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        if (request.Snapshot.AsOf > request.AsOf)
        {
            throw new ArgumentException($"the snapshot is of {request.Snapshot.AsOf:yyyy-MM-dd}, after the preview's date {request.AsOf:yyyy-MM-dd}", nameof(request));
        }

        cancellation.ThrowIfCancellationRequested();
        var kind = Units.KindOf(request.Policy);
        var units = request.Snapshot.Of(kind).Count;
        var referenceDate = request.Policy.Reference.On(request.AsOf);
        var dimensions = shelf.Kept(
            request.Snapshot, $"dimensions {kind} {request.AsOf:O} {referenceDate:O}",
            () => PreviewDimensions.Of(shelf.SpaceOf(request.Snapshot, kind, request.AsOf), referenceDate));
        var standing = Standing.Of(shelf, request, dimensions);
        var fresh = new PreviewSide(shelf, request, AsIfInForce(request), standing?.Side);
        var whole = new PreviewTally(request, dimensions.NewCount());
        var stretches = Enumerable.Range(0, (units + Standing.StretchUnits - 1) / Standing.StretchUnits);
        foreach (var part in InParallel.Select(stretches, threads, cancellation, number =>
        {
            var tally = new PreviewTally(request, dimensions.NewCount());
            var start = number * Standing.StretchUnits;
            var stood = standing?[number];
            using var drafted = fresh.Over(start, Math.Min(Standing.StretchUnits, units - start), stood);
            tally.Add(start, stood, drafted);
            return tally;
        }))
        {
            whole.Add(part);
        }

        return whole.ToReport(units);
    }

    /// <summary>Where units have dates of their own, none of them lies in a period that is yet to begin: the draft takes that of the version that it would follow.</summary>
    private static RulePack AsIfInForce(PreviewRequest request) =>
        request is { Policy.Reference.Tag: not null, Against: { } against, Draft: var draft } && draft.From > request.AsOf
            ? draft with { From = against.From, To = against.To, Revision = against.Revision }
            : request.Draft;
}
