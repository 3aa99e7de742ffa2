using System.Collections.Immutable;

namespace Matching.Engine.Populations;

/// <summary>Rows that two populations have in common and that follow each other in both.</summary>
/// <param name="Newer">First row in the newer population.</param>
/// <param name="Older">First row in the older population.</param>
/// <param name="Length">Number of rows.</param>
internal readonly record struct RowRun(int Newer, int Older, int Length)
{
    /// <summary>The runs of a mapping from newer to older rows (-1 for none), in ascending order.</summary>
    public static ImmutableArray<RowRun> Of(ReadOnlySpan<int> oldRowOf)
    {
        var runs = ImmutableArray.CreateBuilder<RowRun>();
        for (var row = 0; row < oldRowOf.Length;)
        {
            var (first, older) = (row, oldRowOf[row]);
            row++;
            while (older >= 0 && row < oldRowOf.Length && oldRowOf[row] == older + row - first)
            {
                row++;
            }

            if (older >= 0)
            {
                runs.Add(new RowRun(first, older, row - first));
            }
        }

        return runs.ToImmutable();
    }
}
