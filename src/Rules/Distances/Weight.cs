using System.Collections.Immutable;
using Matching.Rules.Values;

namespace Matching.Rules.Distances;

/// <summary>
/// How much a set of gaps is: first those that nothing can change, then those for which a fact is missing, then their number, then how
/// far they are for their size. Units are never added: a distance counts as a share of the greater of the two compared values, dates as
/// shares of a year, what has no distance as a whole.
/// </summary>
internal readonly record struct Weight(int Fixed, int Unknown, int Count, decimal Share) : IComparable<Weight>
{
    private const decimal DaysOfYear = 365m;

    public static Weight Of(ImmutableArray<Gap> gaps) => new(
        gaps.Count(g => g.IsFixed), gaps.Count(g => g.Kind == GapKind.Unknown), gaps.Length, gaps.Sum(ShareOf));

    public int CompareTo(Weight other)
    {
        var order = Fixed.CompareTo(other.Fixed);
        order = order != 0 ? order : Unknown.CompareTo(other.Unknown);
        order = order != 0 ? order : Count.CompareTo(other.Count);
        return order != 0 ? order : Share.CompareTo(other.Share);
    }

    private static decimal ShareOf(Gap gap)
    {
        if (gap.Distance is not { } distance)
        {
            return 1m;
        }

        if (gap.Kind is GapKind.TooEarly or GapKind.TooLate)
        {
            return Math.Min(distance / DaysOfYear, 1m);
        }

        var size = Math.Max(SizeOf(gap.Actual), SizeOf(gap.Threshold));
        return size == 0m ? 0m : Math.Min(distance / size, 1m);
    }

    private static decimal SizeOf(Value value) => Magnitude.Of(value) is { } number ? Math.Abs(number) : 0m;
}
