using System.Numerics;

namespace Matching.Engine.Columns;

/// <summary>Some units of a stretch, with how conditions stand for them. For one thread.</summary>
/// <typeparam name="T">What their numbers are held in.</typeparam>
/// <param name="choices">Number of conditions.</param>
/// <param name="words">Most words of a stretch.</param>
internal sealed class ColumnRows<T>(int choices, int words)
    where T : struct, IBinaryInteger<T>
{
    private const int Bits = 64;

    private readonly int[] rows = new int[words * Bits];
    private readonly Stack<NumberColumn<T>> idle = [];
    private readonly ulong[][] holds = [.. Enumerable.Range(0, choices).Select(_ => new ulong[words])];
    private readonly ulong[][] open = [.. Enumerable.Range(0, choices).Select(_ => new ulong[words])];
    private int firstRow;

    /// <summary>Number of units.</summary>
    public int Count { get; private set; }

    /// <summary>Row of each unit.</summary>
    public ReadOnlySpan<int> Rows => rows.AsSpan(0, Count);

    /// <summary>Row of a unit.</summary>
    public int this[int index] => rows[index];

    /// <summary>Turns to other units.</summary>
    /// <param name="firstWord">First word of the stretch.</param>
    /// <param name="wanted">A bit for each unit of the stretch that is meant.</param>
    public void MoveTo(int firstWord, ReadOnlySpan<ulong> wanted)
    {
        firstRow = firstWord * Bits;
        Count = 0;
        for (var word = 0; word < wanted.Length; word++)
        {
            for (var left = wanted[word]; left != 0; left &= left - 1)
            {
                rows[Count++] = firstRow + (word * Bits) + BitOperations.TrailingZeroCount(left);
            }
        }
    }

    /// <summary>Takes how the conditions stand in the stretch.</summary>
    public void Take(Circuit circuit, ReadOnlySpan<ulong> room, int count)
    {
        for (var i = 0; i < choices; i++)
        {
            circuit.Output(i, room, holds[i].AsSpan(0, count), open[i].AsSpan(0, count));
        }
    }

    /// <summary>How a condition stands for a unit.</summary>
    public Truth TruthOf(int choice, int index)
    {
        var (word, bit) = Math.DivRem(rows[index] - firstRow, Bits);
        return (holds[choice][word] >> bit & 1) != 0 ? Truth.True : (open[choice][word] >> bit & 1) != 0 ? Truth.Unknown : Truth.False;
    }

    /// <summary>Room for a number of each unit.</summary>
    public NumberColumn<T> Rent() => idle.TryPop(out var column) ? column : new NumberColumn<T>(words * Bits);

    /// <summary>Gives room back.</summary>
    public void Return(NumberColumn<T> column) => idle.Push(column);
}
