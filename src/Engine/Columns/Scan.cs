using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Matching.Engine.Columns;

/// <summary>Tests the codes of a lane against a set, 64 units a word, with vector instructions.</summary>
internal static class Scan
{
    private const int Bits = 64;

    /// <summary>One bit for each unit whose code is in the set.</summary>
    /// <param name="codes">Codes as a lane holds them.</param>
    /// <param name="set">The set.</param>
    /// <param name="members">The set as byte codes are looked up in, where they are.</param>
    /// <param name="firstWord">First word of the units.</param>
    /// <param name="words">Receives the bits; those beyond the last unit are of no account.</param>
    public static void Into(Array codes, CodeSet set, ByteScan? members, int firstWord, Span<ulong> words)
    {
        switch (codes)
        {
            case byte[] narrow when members is not null:
                members.Members(Units(narrow, firstWord), words);
                break;
            case byte[] narrow:
                Interval<byte, ByteWord>(Units(narrow, firstWord), set, words);
                break;
            case ushort[] middle:
                Into<ushort, ShortWord>(Units(middle, firstWord), set, words);
                break;
            case int[] wide:
                Into<int, IntWord>(Units(wide, firstWord), set, words);
                break;
            default:
                Into<long, LongWord>(Units((long[])codes, firstWord), set, words);
                break;
        }
    }

    private static ReadOnlySpan<T> Units<T>(T[] codes, int firstWord) => codes.AsSpan(Math.Min(codes.Length, firstWord * Bits));

    private static void Into<T, TWord>(ReadOnlySpan<T> codes, CodeSet set, Span<ulong> words)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
        where TWord : struct, IWord<T>
    {
        if (set.Table is { } table)
        {
            Table(codes, table, words);
        }
        else if (set.Few is { } few)
        {
            Few<T, TWord>(codes, few, words);
        }
        else
        {
            Interval<T, TWord>(codes, set, words);
        }
    }

    private static void Few<T, TWord>(ReadOnlySpan<T> codes, long[] few, Span<ulong> words)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
        where TWord : struct, IWord<T>
    {
        Span<ulong> one = stackalloc ulong[words.Length];
        words.Clear();
        foreach (var code in few)
        {
            Interval<T, TWord>(codes, new CodeSet(code, code, false), one);
            for (var i = 0; i < words.Length; i++)
            {
                words[i] |= one[i];
            }
        }
    }

    private static void Interval<T, TWord>(ReadOnlySpan<T> codes, CodeSet set, Span<ulong> words)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
        where TWord : struct, IWord<T>
    {
        var flip = set.Outside ? ulong.MaxValue : 0;
        if (set.Low > set.High || set.Low > long.CreateSaturating(T.MaxValue))
        {
            words.Fill(flip);
            return;
        }

        var (low, high) = (T.CreateSaturating(Math.Max(set.Low, 0)), T.CreateSaturating(set.High));
        var full = Math.Min(words.Length, codes.Length / Bits);
        Whole<T, TWord>(codes, low, high, flip, words[..full]);
        for (var word = full; word < words.Length; word++)
        {
            var rest = codes[Math.Min(codes.Length, word * Bits)..];
            var hits = 0UL;
            for (var i = 0; i < Math.Min(rest.Length, Bits); i++)
            {
                hits |= rest[i] >= low && rest[i] <= high ? 1UL << i : 0;
            }

            words[word] = hits ^ flip;
        }
    }

    /// <summary>Words all of whose units exist. An open end costs no comparison.</summary>
    private static void Whole<T, TWord>(ReadOnlySpan<T> codes, T low, T high, ulong flip, Span<ulong> words)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
        where TWord : struct, IWord<T>
    {
        if (low <= T.Zero)
        {
            UpTo<T, TWord>(codes, high, flip, words);
        }
        else if (high == T.MaxValue)
        {
            UpTo<T, TWord>(codes, low - T.One, ~flip, words);
        }
        else
        {
            Between<T, TWord>(codes, low - T.One, high, flip, words);
        }
    }

    private static void UpTo<T, TWord>(ReadOnlySpan<T> codes, T most, ulong flip, Span<ulong> words)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
        where TWord : struct, IWord<T>
    {
        ref var first = ref MemoryMarshal.GetReference(codes);
        var bound = Vector256.Create(most);
        for (var word = 0; word < words.Length; word++)
        {
            words[word] = TWord.UpTo(ref Unsafe.Add(ref first, unchecked(word * Bits)), bound) ^ flip;
        }
    }

    private static void Between<T, TWord>(ReadOnlySpan<T> codes, T below, T most, ulong flip, Span<ulong> words)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
        where TWord : struct, IWord<T>
    {
        ref var first = ref MemoryMarshal.GetReference(codes);
        var (lower, upper) = (Vector256.Create(below), Vector256.Create(most));
        for (var word = 0; word < words.Length; word++)
        {
            ref var at = ref Unsafe.Add(ref first, unchecked(word * Bits));
            words[word] = (TWord.UpTo(ref at, upper) & ~TWord.UpTo(ref at, lower)) ^ flip;
        }
    }

    private static void Table<T>(ReadOnlySpan<T> codes, bool[] table, Span<ulong> words)
        where T : unmanaged, IBinaryInteger<T>
    {
        words.Clear();
        var count = Math.Min(codes.Length, words.Length * Bits);
        for (var i = 0; i < count; i++)
        {
            words[i >> 6] |= table[int.CreateTruncating(codes[i])] ? 1UL << (i & 63) : 0;
        }
    }
}
