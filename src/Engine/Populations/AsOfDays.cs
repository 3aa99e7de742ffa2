namespace Matching.Engine.Populations;

/// <summary>The as-of day of every row of one source. One number when all rows agree, else two bytes a row.</summary>
public sealed class AsOfDays
{
    /// <summary>Stands for a row that the source says nothing about.</summary>
    public const int None = -1;

    private readonly int first;
    private readonly ushort[]? offsets;
    private readonly int[]? days;

    private AsOfDays(int first, ushort[]? offsets, int[]? days)
    {
        this.first = first;
        this.offsets = offsets;
        this.days = days;
    }

    /// <summary>The day of all rows when <see cref="Offsets"/> and <see cref="Days"/> are empty, else the day that offsets count from.</summary>
    internal int First => first;

    /// <summary>Days after <see cref="First"/>, a row each; empty in the other forms. 0 for a row without a fact.</summary>
    internal ReadOnlySpan<ushort> Offsets => offsets;

    /// <summary>Day numbers, a row each; empty in the other forms. 0 for a row without a fact.</summary>
    internal ReadOnlySpan<int> Days => days;

    /// <summary>The as-of date of a row. Meaningful only for rows about which the source states a fact.</summary>
    public DateOnly this[int row] => DateOnly.FromDayNumber(DayAt(row));

    /// <summary>The as-of day number of a row (<see cref="DateOnly.DayNumber"/>).</summary>
    public int DayAt(int row) => offsets is not null ? first + offsets[row] : days?[row] ?? first;

    /// <summary>The most compact form of day numbers; rows without a fact hold <see cref="None"/>.</summary>
    public static AsOfDays Of(ReadOnlySpan<int> days)
    {
        var (min, max) = (int.MaxValue, 0);
        foreach (var day in days)
        {
            (min, max) = day == None ? (min, max) : (Math.Min(min, day), Math.Max(max, day));
        }

        return max <= min ? new AsOfDays(Math.Min(min, max), null, null)
            : max - min <= ushort.MaxValue ? new AsOfDays(min, OffsetsOf(days, min), null)
            : new AsOfDays(0, null, Clamped(days));
    }

    private static ushort[] OffsetsOf(ReadOnlySpan<int> days, int min)
    {
        var offsets = new ushort[days.Length];
        for (var row = 0; row < days.Length; row++)
        {
            offsets[row] = days[row] == None ? (ushort)0 : (ushort)(days[row] - min);
        }

        return offsets;
    }

    private static int[] Clamped(ReadOnlySpan<int> days)
    {
        var copy = days.ToArray();
        for (var row = 0; row < copy.Length; row++)
        {
            copy[row] = Math.Max(0, copy[row]);
        }

        return copy;
    }
}
