using Matching.Rules.Binding;

namespace Matching.Engine.Columns;

/// <summary>Numbers as codes in their own order: code <c>c</c> stands for (First + c·Step) / 10^Scale. Days have scale 0.</summary>
/// <param name="First">Scaled number of code 0.</param>
/// <param name="Step">Distance of two codes, at least 1.</param>
/// <param name="Scale">Decimal places.</param>
/// <param name="Last">Highest code in use.</param>
internal sealed record NumberCode(long First, long Step, int Scale, long Last)
{
    /// <summary>The codes whose numbers stand in a relation to a constant, exactly.</summary>
    /// <param name="relation">The relation; the number is on its left.</param>
    /// <param name="constant">The constant.</param>
    /// <returns>Lowest and highest code of an interval, empty where the lowest is higher, and whether the codes outside it are meant.</returns>
    public (long Low, long High, bool Outside) CodesThat(Relation relation, decimal constant)
    {
        var scaled = constant;
        for (var i = 0; i < Scale; i++)
        {
            scaled = Math.Abs(scaled) < 1_000_000_000_000_000_000_000m ? scaled * 10m : scaled;
        }

        // Beyond every scaled number the exact distance does not matter.
        var below = (Int128)Math.Clamp(decimal.Floor(scaled), long.MinValue, long.MaxValue);
        var above = (Int128)Math.Clamp(decimal.Ceiling(scaled), long.MinValue, long.MaxValue);
        return relation switch
        {
            Relation.LessOrEqual => (0, CodeUpTo(below), false),
            Relation.Less => (0, CodeUpTo(above - 1), false),
            Relation.GreaterOrEqual => (CodeUpTo(above - 1) + 1, Last, false),
            Relation.Greater => (CodeUpTo(below) + 1, Last, false),
            _ => (CodeUpTo(above - 1) + 1, CodeUpTo(below), relation == Relation.NotEqual),
        };
    }

    /// <summary>Highest code whose number is not above a scaled number, -1 where there is none, at most <see cref="Last"/>.</summary>
    private long CodeUpTo(Int128 scaled)
    {
        var distance = scaled - First;
        return distance < 0 ? -1 : (long)Int128.Min(distance / Step, Last);
    }
}
