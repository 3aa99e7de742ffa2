using Matching.Engine.Tags;
using Matching.Rules.Values;

namespace Matching.Engine.Populations;

/// <summary>Numbers, money and percentages as exact scaled integers: a row's number is <c>Scaled[row] / 10^Scale</c>.</summary>
public sealed class ScaledColumn : SealedColumn
{
    private readonly long[] scaled;

    /// <summary>A column over arrays that are given away.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="sourceId">The one source that states it.</param>
    /// <param name="known">The rows that have a fact.</param>
    /// <param name="asOf">As-of days, shared by the columns of the source.</param>
    /// <param name="scaled">Scaled integers, a row each; 0 where there is no fact.</param>
    public ScaledColumn(Tag tag, string sourceId, RowBitmap known, AsOfDays asOf, long[] scaled)
        : base(tag, sourceId, known, asOf)
    {
        this.scaled = scaled;
        Scale = ScaleOf(tag.Type);
    }

    /// <summary>Decimal places: 2 for money (fen), 6 for percentages, 4 for numbers.</summary>
    public int Scale { get; }

    /// <summary>The scaled integers; 0 where <see cref="SealedColumn.Known"/> has no bit.</summary>
    public ReadOnlySpan<long> Scaled => scaled;

    /// <summary>Decimal places in which a type of tag is kept.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The type is not numeric.</exception>
    public static int ScaleOf(TagType type) => type switch
    {
        TagType.Money => 2,
        TagType.Number => 4,
        TagType.Percent => 6,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "only numbers, money and percentages have a scale"),
    };

    /// <summary>The scaled integer of a number, or false when it has more decimal places than the type keeps or is beyond ±10^18.</summary>
    public static bool TryScale(decimal number, TagType type, out long scaled)
    {
        scaled = 0;
        if (Math.Abs(number) >= 1_000_000_000_000m)
        {
            return false;
        }

        if (number.Scale == 0)
        {
            // Below 10^12 nothing overflows, and a whole number has no places to lose.
            scaled = (long)number * WholePowerOfTen(ScaleOf(type));
            return true;
        }

        var exact = number * PowerOfTen(ScaleOf(type));
        if (exact != decimal.Truncate(exact))
        {
            return false;
        }

        scaled = (long)exact;
        return true;
    }

    /// <inheritdoc/>
    protected override Value Fact(int row) => Value.Of(Unscale(scaled[row], Scale));

    /// <summary>The decimal of a scaled integer.</summary>
    internal static decimal Unscale(long scaled, int scale)
    {
        var magnitude = scaled < 0 ? (ulong)-scaled : (ulong)scaled;
        return new decimal(unchecked((int)magnitude), unchecked((int)(magnitude >> 32)), 0, scaled < 0, (byte)scale);
    }

    private static decimal PowerOfTen(int scale) => WholePowerOfTen(scale);

    private static long WholePowerOfTen(int scale) => scale switch { 2 => 100, 4 => 10_000, _ => 1_000_000 };
}
