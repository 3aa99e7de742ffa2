using System.Numerics;

namespace Matching.Engine.Populations;

/// <summary>One bit for each row. Bits beyond <see cref="Count"/> are 0. Not changed once its column is sealed.</summary>
public sealed class RowBitmap
{
    private ulong[] words;

    /// <summary>A bitmap of zeros.</summary>
    public RowBitmap(int count)
    {
        Count = count;
        words = new ulong[WordsFor(count)];
    }

    /// <summary>A bitmap over words that are given away.</summary>
    /// <param name="count">Number of rows.</param>
    /// <param name="words">64 rows a word, row 0 in the lowest bit of word 0; bits beyond the count must be 0.</param>
    /// <exception cref="ArgumentException">There are too few words.</exception>
    public RowBitmap(int count, ulong[] words)
    {
        Count = count;
        this.words = words.Length >= WordsFor(count) ? words : throw new ArgumentException($"{words.Length} words are too few for {count} rows", nameof(words));
    }

    /// <summary>Number of rows.</summary>
    public int Count { get; private set; }

    /// <summary>64 rows a word, row 0 in the lowest bit of word 0.</summary>
    public ReadOnlySpan<ulong> Words => words.AsSpan(0, WordsFor(Count));

    /// <summary>The bit of a row; false beyond the end.</summary>
    public bool this[int row] => row < Count && (words[row >> 6] >> (row & 63) & 1) != 0;

    /// <summary>Number of bits that are 1.</summary>
    public int CountSet()
    {
        var set = 0;
        foreach (var word in Words)
        {
            set += BitOperations.PopCount(word);
        }

        return set;
    }

    /// <summary>Sets the bit of a row, growing when the row lies beyond the end. Only before the bitmap is given to a column.</summary>
    public void Set(int row, bool value)
    {
        Grow(row + 1);
        var bit = 1UL << (row & 63);
        words[row >> 6] = value ? words[row >> 6] | bit : words[row >> 6] & ~bit;
    }

    /// <summary>Number of words for so many rows.</summary>
    internal static int WordsFor(int count) => (count + 63) >> 6;

    /// <summary>Sets every bit.</summary>
    internal void Fill()
    {
        words.AsSpan(0, WordsFor(Count)).Fill(ulong.MaxValue);
        if ((Count & 63) != 0)
        {
            words[Count >> 6] = (1UL << (Count & 63)) - 1;
        }
    }

    /// <summary>Takes over the bits of a part; those before and after it are left alone.</summary>
    /// <param name="part">Bits of the rows from <paramref name="start"/> on.</param>
    /// <param name="start">First row.</param>
    internal void CopyFrom(RowBitmap part, int start)
    {
        if ((start & 63) == 0 && ((part.Count & 63) == 0 || start + part.Count == Count))
        {
            part.Words.CopyTo(words.AsSpan(start >> 6));
            return;
        }

        for (var row = 0; row < part.Count; row++)
        {
            Set(start + row, part[row]);
        }
    }

    /// <summary>Sets every bit that another bitmap of the same length has.</summary>
    internal void UnionWith(RowBitmap other)
    {
        var more = other.Words;
        for (var i = 0; i < more.Length; i++)
        {
            words[i] |= more[i];
        }
    }

    /// <summary>Clears every bit that another bitmap of the same length has.</summary>
    internal void Without(RowBitmap other)
    {
        var less = other.Words;
        for (var i = 0; i < less.Length; i++)
        {
            words[i] &= ~less[i];
        }
    }

    /// <summary>Sets the bits of a part from a row on; those that are set stay.</summary>
    /// <param name="part">Bits of the rows from <paramref name="start"/> on.</param>
    /// <param name="start">First row.</param>
    internal void Append(RowBitmap part, int start)
    {
        Grow(start + part.Count);
        var (word, shift) = (start >> 6, start & 63);
        foreach (var bits in part.Words)
        {
            words[word++] |= bits << shift;
            if (shift > 0 && bits >> (64 - shift) is var rest and not 0)
            {
                words[word] |= rest;
            }
        }
    }

    /// <summary>Forgets all rows.</summary>
    internal void Clear()
    {
        Array.Clear(words);
        Count = 0;
    }

    /// <summary>Makes room for rows that will be set.</summary>
    internal void Reserve(int count)
    {
        if (WordsFor(count) > words.Length)
        {
            Array.Resize(ref words, WordsFor(count));
        }
    }

    private void Grow(int count)
    {
        if (count <= Count)
        {
            return;
        }

        if (WordsFor(count) > words.Length)
        {
            Array.Resize(ref words, Math.Max(WordsFor(count), words.Length * 2));
        }

        Count = count;
    }
}
