using Matching.Engine.Columns;
using Matching.Engine.Runs;

namespace Matching.Engine.Previews;

/// <summary>The version that drafts are compared with, over all units; each stretch is worked out when it is first asked for. Safe on any thread.</summary>
internal sealed class Standing
{
    /// <summary>Units of a stretch; a multiple of 64.</summary>
    public const int StretchUnits = 1 << 15;

    private readonly Lazy<StandingStretch>[] stretches;

    private Standing(PreviewSide side, int units, PreviewDimensions dimensions)
    {
        Side = side;
        stretches =
        [
            .. Enumerable.Range(0, (units + StretchUnits - 1) / StretchUnits).Select(n => new Lazy<StandingStretch>(
                () => new StandingStretch(side, n * StretchUnits, Math.Min(StretchUnits, units - (n * StretchUnits)), dimensions.NewCount()))),
        ];
    }

    /// <summary>The version.</summary>
    public PreviewSide Side { get; }

    /// <summary>A stretch.</summary>
    /// <param name="number">From 0.</param>
    public StandingStretch this[int number] => stretches[number].Value;

    /// <summary>What a request compares with, kept with the snapshot; null where no version is in force.</summary>
    public static Standing? Of(ColumnShelf shelf, PreviewRequest request, PreviewDimensions dimensions)
    {
        if (request.Against is not { } against)
        {
            return null;
        }

        var policy = request.Policy;
        var versions = string.Join(' ', policy.Versions.Select(v => v.Hash));
        var key = $"{policy.Id} {against.Hash} {request.AsOf:yyyy-MM-dd} {policy.Reference} {policy.Benefit} {versions}";
        return shelf.Kept(request.Snapshot, "standing " + key, () => new Standing(
            new PreviewSide(shelf, request, against), request.Snapshot.Of(Units.KindOf(policy)).Count, dimensions));
    }
}
