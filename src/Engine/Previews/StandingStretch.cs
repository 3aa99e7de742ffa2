using System.Numerics;
using Matching.Engine.Columns;

namespace Matching.Engine.Previews;

/// <summary>
/// A stretch of units under the version that drafts are compared with: how each unit fares, and the figures that follow. Worked out once and
/// kept, because it is the draft that an officer moves. Safe on any thread.
/// </summary>
internal sealed class StandingStretch
{
    private readonly PreviewSide side;
    private readonly PackBits bits;
    private readonly int start;
    private readonly Dictionary<int, (Fare Fare, string PackHash)> judged = [];

    /// <summary>Works out a stretch.</summary>
    /// <param name="side">The version.</param>
    /// <param name="start">First row; a multiple of 64.</param>
    /// <param name="count">Number of rows.</param>
    /// <param name="byTag">An empty count.</param>
    public StandingStretch(PreviewSide side, int start, int count, PreviewDimensions.Count byTag)
    {
        (this.side, this.start, ByTag) = (side, start, byTag);
        using var units = side.Over(start, count, null);
        bits = units.Bits;
        for (var word = 0; word < bits.Eligible.Length; word++)
        {
            for (var left = units.Possible(word); left != 0; left &= left - 1)
            {
                var index = (word << 6) + BitOperations.TrailingZeroCount(left);
                var fare = units.Of(index, out var judgedBy);
                Sum.Add(fare);
                if (judgedBy is not null)
                {
                    judged.Add(index, (fare, judgedBy));
                }

                if (fare.IsGranted)
                {
                    byTag.Add(start + index);
                }
            }
        }
    }

    /// <summary>The figures of the stretch.</summary>
    public PreviewSum Sum { get; } = new();

    /// <summary>The eligible units by each tag, as if nothing changed.</summary>
    public PreviewDimensions.Count ByTag { get; }

    /// <summary>What the columns say.</summary>
    public PackBits Bits => bits;

    /// <summary>How a unit fares.</summary>
    /// <param name="index">Number of the unit in the stretch.</param>
    public Fare this[int index] => side.KnownFare(start + index, bits, index) ?? judged[index].Fare;

    /// <summary>How a unit fares that was judged by itself, or null where it was not, or by another version.</summary>
    /// <param name="index">Number of the unit in the stretch.</param>
    /// <param name="packHash">The version.</param>
    public Fare? JudgedBy(int index, string packHash) => judged.TryGetValue(index, out var known) && known.PackHash == packHash ? known.Fare : null;
}
