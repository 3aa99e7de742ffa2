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
    /// <param name="firstWord">First word of the units.</param>
    /// <param name="words">Receives the bits; those beyond the last unit are of no account.</param>
    public static void Into(Array codes, CodeSet set, int firstWord, Span<ulong> words)
    {
        switch (codes)
        {
            case byte[] narrow when set.Few is not null || set.Table is not null:
                ByteScan.Members(Units(narrow, firstWord), ByteScan.TableOf(set), words);
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
            words.Clear();
            foreach (var code in few)
            {
                var one = T.CreateSaturating(code);
                Interval<T, TWord>(codes, one, one, add: true, words);
            }
        }
        else
        {
            Interval<T, TWord>(codes, set, words);
        }
    }

    private static void Interval<T, TWord>(ReadOnlySpan<T> codes, CodeSet set, Span<ulong> words)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
        where TWord : struct, IWord<T>
    {
        if (set.Low > set.High || set.Low > long.CreateSaturating(T.MaxValue))
        {
            words.Fill(set.Outside ? ulong.MaxValue : 0);
            return;
        }

        Interval<T, TWord>(codes, T.CreateSaturating(Math.Max(set.Low, 0)), T.CreateSaturating(set.High), add: false, words);
        if (set.Outside)
        {
            for (var i = 0; i < words.Length; i++)
            {
                words[i] = ~words[i];
            }
        }
    }

    private static void Interval<T, TWord>(ReadOnlySpan<T> codes, T low, T high, bool add, Span<ulong> words)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
        where TWord : struct, IWord<T>
    {
        var full = Math.Min(words.Length, codes.Length / Bits);
        Whole<T, TWord>(codes, low, high, add, words[..full]);
        for (var word = full; word < words.Length; word++)
        {
            var rest = codes[Math.Min(codes.Length, word * Bits)..];
            var hits = 0UL;
            for (var i = 0; i < Math.Min(rest.Length, Bits); i++)
            {
                hits |= rest[i] >= low && rest[i] <= high ? 1UL << i : 0;
            }

            words[word] = add ? words[word] | hits : hits;
        }
    }

    /// <summary>Words all of whose units exist. An open end costs no comparison.</summary>
    private static void Whole<T, TWord>(ReadOnlySpan<T> codes, T low, T high, bool add, Span<ulong> words)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
        where TWord : struct, IWord<T>
    {
        ref var first = ref MemoryMarshal.GetReference(codes);
        var most = Vector256.Create(high);
        var below = Vector256.Create(low > T.Zero ? low - T.One : T.Zero);
        var keep = add ? ulong.MaxValue : 0;
        unchecked
        {
            if (low <= T.Zero)
            {
                for (var word = 0; word < words.Length; word++)
                {
                    words[word] = (words[word] & keep) | TWord.UpTo(ref Unsafe.Add(ref first, word * Bits), most);
                }
            }
            else if (high == T.MaxValue)
            {
                for (var word = 0; word < words.Length; word++)
                {
                    words[word] = (words[word] & keep) | ~TWord.UpTo(ref Unsafe.Add(ref first, word * Bits), below);
                }
            }
            else
            {
                for (var word = 0; word < words.Length; word++)
                {
                    ref var at = ref Unsafe.Add(ref first, word * Bits);
                    words[word] = (words[word] & keep) | (TWord.UpTo(ref at, most) & ~TWord.UpTo(ref at, below));
                }
            }
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
