using System.Numerics;

namespace Matching.Rules.Tables;

/// <summary>A set of rows, one bit a row.</summary>
internal sealed class RowBits : IEquatable<RowBits>
{
    private readonly ulong[] words;

    private RowBits(ulong[] words) => this.words = words;

    /// <summary>Number of 64-bit words; what one operation costs.</summary>
    public int Words => words.Length;

    /// <summary>Whether no row is in the set.</summary>
    public bool IsEmpty => !words.AsSpan().ContainsAnyExcept(0UL);

    /// <summary>Number of rows in the set.</summary>
    public int Count => words.Sum(BitOperations.PopCount);

    /// <summary>The rows in the set, in order.</summary>
    public IEnumerable<int> Rows
    {
        get
        {
            for (var i = 0; i < words.Length; i++)
            {
                for (var rest = words[i]; rest != 0; rest &= rest - 1)
                {
                    yield return (i * 64) + BitOperations.TrailingZeroCount(rest);
                }
            }
        }
    }

    /// <summary>The empty set over a number of rows.</summary>
    public static RowBits None(int rows) => new(new ulong[Math.Max(1, (rows + 63) / 64)]);

    /// <summary>All of a number of rows.</summary>
    public static RowBits AllOf(int rows)
    {
        var all = None(rows);
        for (var row = 0; row < rows; row++)
        {
            all.Add(row);
        }

        return all;
    }

    /// <summary>Puts a row in.</summary>
    public void Add(int row) => words[row >> 6] |= 1UL << (row & 63);

    /// <summary>Takes a row out.</summary>
    public void Remove(int row) => words[row >> 6] &= ~(1UL << (row & 63));

    /// <summary>A copy that later changes leave alone.</summary>
    public RowBits Copy() => new([.. words]);

    /// <summary>The rows that are in both.</summary>
    public RowBits And(RowBits other)
    {
        var both = new ulong[words.Length];
        for (var i = 0; i < both.Length; i++)
        {
            both[i] = words[i] & other.words[i];
        }

        return new RowBits(both);
    }

    /// <summary>The rows that are in either.</summary>
    public RowBits Or(RowBits other)
    {
        var either = new ulong[words.Length];
        for (var i = 0; i < either.Length; i++)
        {
            either[i] = words[i] | other.words[i];
        }

        return new RowBits(either);
    }

    /// <summary>Whether a row is in both.</summary>
    public bool Meets(RowBits other)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if ((words[i] & other.words[i]) != 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public bool Equals(RowBits? other) => other is not null && words.AsSpan().SequenceEqual(other.words);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RowBits);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var word in words)
        {
            hash.Add(word);
        }

        return hash.ToHashCode();
    }
}
