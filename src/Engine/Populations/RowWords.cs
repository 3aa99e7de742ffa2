using System.Collections.Immutable;

namespace Matching.Engine.Populations;

/// <summary>Words of 64 rows each over the newer of two populations.</summary>
internal static class RowWords
{
    private const int Chunk = 64;

    /// <summary>The rows that have an older one.</summary>
    public static ulong[] Kept(ImmutableArray<RowRun> runs, int count)
    {
        var words = new ulong[RowBitmap.WordsFor(count)];
        foreach (var run in runs)
        {
            for (var done = 0; done < run.Length; done += Chunk)
            {
                Or(words, run.Newer + done, Ones(run.Length - done));
            }
        }

        return words;
    }

    /// <summary>The bits of the older population at the newer population's rows; 0 for rows that have no older one.</summary>
    public static ulong[] Moved(ReadOnlySpan<ulong> older, ImmutableArray<RowRun> runs, int count)
    {
        var words = new ulong[RowBitmap.WordsFor(count)];
        foreach (var run in runs)
        {
            for (var done = 0; done < run.Length; done += Chunk)
            {
                Or(words, run.Newer + done, Bits(older, run.Older + done) & Ones(run.Length - done));
            }
        }

        return words;
    }

    /// <summary>Sets the bits of rows whose cells differ.</summary>
    public static void Differ<T>(ReadOnlySpan<T> newer, ReadOnlySpan<T> older, ImmutableArray<RowRun> runs, ulong[] words)
        where T : unmanaged, IEquatable<T>
    {
        foreach (var run in runs)
        {
            for (var done = 0; done < run.Length; done += Chunk)
            {
                var length = Math.Min(Chunk, run.Length - done);
                var right = newer.Slice(run.Newer + done, length);
                var left = older.Slice(run.Older + done, length);

                // Whole chunks are compared by vectors first: most of a night's rows are those of the night before.
                if (!right.SequenceEqual(left))
                {
                    Or(words, run.Newer + done, Unequal(right, left));
                }
            }
        }
    }

    /// <summary>Sets bits from a row on, across the border of two words.</summary>
    public static void Or(ulong[] words, int row, ulong bits)
    {
        var (word, shift) = (row >> 6, row & 63);
        words[word] |= bits << shift;
        if (shift > 0 && bits >> (64 - shift) is var rest and not 0)
        {
            words[word + 1] |= rest;
        }
    }

    private static ulong Unequal<T>(ReadOnlySpan<T> newer, ReadOnlySpan<T> older)
        where T : unmanaged, IEquatable<T>
    {
        var bits = 0UL;
        for (var i = 0; i < newer.Length; i++)
        {
            bits |= newer[i].Equals(older[i]) ? 0 : 1UL << i;
        }

        return bits;
    }

    private static ulong Bits(ReadOnlySpan<ulong> words, int row)
    {
        var (word, shift) = (row >> 6, row & 63);
        var bits = words[word] >> shift;
        return shift > 0 && word + 1 < words.Length ? bits | (words[word + 1] << (64 - shift)) : bits;
    }

    private static ulong Ones(int length) => length >= Chunk ? ulong.MaxValue : (1UL << length) - 1;
}
