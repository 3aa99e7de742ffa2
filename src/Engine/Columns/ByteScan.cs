using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Matching.Engine.Columns;

/// <summary>
/// Looks many byte codes up in a set at once: a table of 16 bytes gives for the lower half of a code the upper halves that are in the
/// set, one bit each (W. Muła, "SIMD byte lookup", http://0x80.pl/articles/simd-byte-lookup.html).
/// </summary>
internal static class ByteScan
{
    private const int Bits = 64;
    private const int Lanes = 16;
    private const int Codes = 256;

    /// <summary>A set as one entry for each of 256 codes.</summary>
    public static bool[] TableOf(CodeSet set)
    {
        var table = new bool[Codes];
        if (set.Table is { } chosen)
        {
            chosen.CopyTo(table, 0);
        }

        foreach (var code in set.Few ?? [])
        {
            table[code] = true;
        }

        return table;
    }

    /// <summary>One bit for each unit whose code is in the set.</summary>
    /// <param name="codes">The codes.</param>
    /// <param name="table">One entry for each of 256 codes.</param>
    /// <param name="words">Receives the bits; those beyond the last unit are of no account.</param>
    public static void Members(ReadOnlySpan<byte> codes, bool[] table, Span<ulong> words)
    {
        var full = Math.Min(words.Length, codes.Length / Bits);
        var (below, above) = (Halves(table, 0), Halves(table, Codes / 2));
        ref var first = ref MemoryMarshal.GetReference(codes);
        for (var word = 0; word < full; word++)
        {
            var hits = 0UL;
            for (var i = 0; i < Bits; i += Lanes)
            {
                var found = Found(Vector128.LoadUnsafe(ref first, (nuint)(uint)((word * Bits) + i)), below, above);
                hits |= (ulong)(~Vector128.Equals(found, Vector128<byte>.Zero)).ExtractMostSignificantBits() << i;
            }

            words[word] = hits;
        }

        for (var word = full; word < words.Length; word++)
        {
            var rest = codes[Math.Min(codes.Length, word * Bits)..];
            var hits = 0UL;
            for (var i = 0; i < Math.Min(rest.Length, Bits); i++)
            {
                hits |= table[rest[i]] ? 1UL << i : 0;
            }

            words[word] = hits;
        }
    }

    private static Vector128<byte> Found(Vector128<byte> codes, Vector128<byte> below, Vector128<byte> above)
    {
        var lower = codes & Vector128.Create((byte)0x0F);
        var upper = Vector128.ShiftRightLogical(codes, 4);
        var bit = Vector128.Shuffle(Vector128.Create((byte)1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128), upper);
        var isAbove = Vector128.GreaterThanOrEqual(codes, Vector128.Create((byte)(Codes / 2)));
        return bit & Vector128.ConditionalSelect(isAbove, Vector128.Shuffle(above, lower), Vector128.Shuffle(below, lower));
    }

    /// <summary>For each lower half of a code, which of eight upper halves are in the set.</summary>
    private static Vector128<byte> Halves(bool[] table, int from)
    {
        Span<byte> halves = stackalloc byte[Lanes];
        for (var code = 0; code < Codes / 2; code++)
        {
            halves[code & 15] |= table[from + code] ? (byte)(1 << (code >> 4)) : (byte)0;
        }

        return Vector128.Create<byte>(halves);
    }
}
