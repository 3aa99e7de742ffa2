using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Matching.Benchmarks.Engine;

/// <summary>Comparisons of raw columns, 64 rows to a word.</summary>
internal static class BoundColumns
{
    /// <summary>Rows of one word.</summary>
    public const int RowsOfWord = 64;

    private static readonly Vector256<int> LanesInOrder = Vector256.Create(0, 4, 1, 5, 2, 6, 3, 7);

    /// <summary>Compares one column with several thresholds; each value is loaded once.</summary>
    /// <param name="values">Rows, a multiple of 64.</param>
    /// <param name="above">For each test what a value must be greater than; for turned tests, whose bits are inverted afterwards, too.</param>
    /// <param name="inverted">For each test all ones where the bits are inverted, else 0.</param>
    /// <param name="into">Where the first word of each test goes.</param>
    /// <param name="words">The words.</param>
    public static void Compare(ReadOnlySpan<int> values, ReadOnlySpan<int> above, ReadOnlySpan<ulong> inverted, ReadOnlySpan<int> into, Span<ulong> words)
    {
        ref var first = ref MemoryMarshal.GetReference(values);
        ref var target = ref MemoryMarshal.GetReference(words);
        for (var word = 0; word < values.Length / RowsOfWord; word++)
        {
            ref var at = ref Unsafe.Add(ref first, word * RowsOfWord);
            var (a, b, c, d) = (Vector256.LoadUnsafe(ref at), Vector256.LoadUnsafe(ref at, 8), Vector256.LoadUnsafe(ref at, 16), Vector256.LoadUnsafe(ref at, 24));
            var (e, f, g, h) = (Vector256.LoadUnsafe(ref at, 32), Vector256.LoadUnsafe(ref at, 40), Vector256.LoadUnsafe(ref at, 48), Vector256.LoadUnsafe(ref at, 56));
            for (var test = 0; test < above.Length; test++)
            {
                var than = Vector256.Create(above[test]);
                var low = Bits(Vector256.GreaterThan(a, than), Vector256.GreaterThan(b, than), Vector256.GreaterThan(c, than), Vector256.GreaterThan(d, than));
                var high = Bits(Vector256.GreaterThan(e, than), Vector256.GreaterThan(f, than), Vector256.GreaterThan(g, than), Vector256.GreaterThan(h, than));
                Unsafe.Add(ref target, into[test] + word) = (low | ((ulong)high << 32)) ^ inverted[test];
            }
        }
    }

    /// <summary>Looks bytes below 16 up in sets of them.</summary>
    /// <param name="values">Rows, a multiple of 64.</param>
    /// <param name="set">For each of 16 codes all ones where it is in the set.</param>
    /// <param name="words">The words.</param>
    public static void OneOf(ReadOnlySpan<byte> values, Vector128<byte> set, Span<ulong> words)
    {
        ref var first = ref MemoryMarshal.GetReference(values);
        var table = Vector256.Create(set, set);
        for (var word = 0; word < words.Length; word++)
        {
            ref var at = ref Unsafe.Add(ref first, word * RowsOfWord);
            words[word] = Found(table, Vector256.LoadUnsafe(ref at)) | ((ulong)Found(table, Vector256.LoadUnsafe(ref at, 32)) << 32);
        }
    }

    /// <summary>Joins bitmaps by and, sixteen words at a time.</summary>
    /// <param name="bitmaps">All bitmaps.</param>
    /// <param name="which">Where those to be joined begin.</param>
    /// <param name="matches">The result; a multiple of sixteen words.</param>
    public static void And(ReadOnlySpan<ulong> bitmaps, ReadOnlySpan<int> which, Span<ulong> matches)
    {
        ref var all = ref MemoryMarshal.GetReference(bitmaps);
        ref var target = ref MemoryMarshal.GetReference(matches);
        for (var word = 0; word < matches.Length; word += 16)
        {
            ref var at = ref Unsafe.Add(ref all, which[0] + word);
            var (a, b, c, d) = (Vector256.LoadUnsafe(ref at), Vector256.LoadUnsafe(ref at, 4), Vector256.LoadUnsafe(ref at, 8), Vector256.LoadUnsafe(ref at, 12));
            for (var i = 1; i < which.Length; i++)
            {
                at = ref Unsafe.Add(ref all, which[i] + word);
                a &= Vector256.LoadUnsafe(ref at);
                b &= Vector256.LoadUnsafe(ref at, 4);
                c &= Vector256.LoadUnsafe(ref at, 8);
                d &= Vector256.LoadUnsafe(ref at, 12);
            }

            ref var to = ref Unsafe.Add(ref target, word);
            a.StoreUnsafe(ref to);
            b.StoreUnsafe(ref to, 4);
            c.StoreUnsafe(ref to, 8);
            d.StoreUnsafe(ref to, 12);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Found(Vector256<byte> table, Vector256<byte> codes) => Avx2.IsSupported
        ? Avx2.Shuffle(table, codes).ExtractMostSignificantBits()
        : Vector128.Shuffle(table.GetLower(), codes.GetLower()).ExtractMostSignificantBits()
            | (Vector128.Shuffle(table.GetLower(), codes.GetUpper()).ExtractMostSignificantBits() << 16);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Bits(Vector256<int> a, Vector256<int> b, Vector256<int> c, Vector256<int> d)
    {
        if (Avx2.IsSupported)
        {
            // Packing works on halves of a register, so the eight groups of four rows come out of order once, at the end.
            var packed = Avx2.PackSignedSaturate(Avx2.PackSignedSaturate(a, b), Avx2.PackSignedSaturate(c, d));
            return Avx2.PermuteVar8x32(packed.AsInt32(), LanesInOrder).AsByte().ExtractMostSignificantBits();
        }

        return a.ExtractMostSignificantBits() | (b.ExtractMostSignificantBits() << 8) | (c.ExtractMostSignificantBits() << 16) | (d.ExtractMostSignificantBits() << 24);
    }
}
