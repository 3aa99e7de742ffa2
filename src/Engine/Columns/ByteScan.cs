using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Matching.Engine.Columns;

/// <summary>
/// A set of byte codes in which many are looked up at once: a table of 16 bytes gives for the lower half of a code the upper halves that
/// are in the set, one bit each (W. Muła, "SIMD byte lookup", http://0x80.pl/articles/simd-byte-lookup.html).
/// </summary>
internal sealed class ByteScan
{
    private const int Bits = 64;
    private const int Lanes = 16;
    private const int Codes = 256;
    private const int Half = 32;
    private const byte Lower = 0x0F;

    /// <summary>One bit for each upper half of a code, the same eight for both halves of the codes.</summary>
    private static readonly Vector256<byte> BitOf = Vector256.Create(
        (byte)1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128);

    private readonly bool[] table;
    private readonly Vector256<byte> below;
    private readonly Vector256<byte> above;
    private readonly Vector256<byte> few;
    private readonly bool isFew;

    private ByteScan(CodeSet set, bool isFew)
    {
        this.isFew = isFew;
        table = [.. Enumerable.Range(0, Codes).Select(c => set.Contains(c))];
        (below, above) = (Twice(Halves(0)), Twice(Halves(Codes / 2)));
        few = Twice(Vector128.Create([.. table.Take(Lanes).Select(t => t ? byte.MaxValue : (byte)0)]));
    }

    /// <summary>The set where a lane has byte codes and the set is no interval of them, else null.</summary>
    public static ByteScan? Of(Lane lane, CodeSet set) =>
        lane.Codes is byte[] && (set.Few is not null || set.Table is not null) ? new ByteScan(set, lane.CodeCount is > 0 and <= Lanes) : null;

    /// <summary>One bit for each unit whose code is in the set.</summary>
    /// <param name="codes">The codes.</param>
    /// <param name="words">Receives the bits; those beyond the last unit are of no account.</param>
    public void Members(ReadOnlySpan<byte> codes, Span<ulong> words)
    {
        var full = Math.Min(words.Length, codes.Length / Bits);
        Whole(codes, words[..full]);
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

    private void Whole(ReadOnlySpan<byte> codes, Span<ulong> words)
    {
        ref var first = ref MemoryMarshal.GetReference(codes);
        var (low, high, short16) = (below, above, few);
        var isLow = high == Vector256<byte>.Zero;
        unchecked
        {
            for (var word = 0; word < words.Length; word++)
            {
                ref var at = ref Unsafe.Add(ref first, word * Bits);
                var (a, b) = (Vector256.LoadUnsafe(ref at), Vector256.LoadUnsafe(ref at, Half));
                words[word] = isFew ? Look(short16, a).ExtractMostSignificantBits() | ((ulong)Look(short16, b).ExtractMostSignificantBits() << Half)
                    : isLow ? Found(a, low) | ((ulong)Found(b, low) << Half)
                    : Found(a, low, high) | ((ulong)Found(b, low, high) << Half);
            }
        }
    }

    /// <summary>Codes below 128; a code above finds nothing, its bit being 0 there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Found(Vector256<byte> codes, Vector256<byte> below)
    {
        var bit = Look(BitOf, Vector256.ShiftRightLogical(codes, 4));
        var hit = bit & Look(below, codes & Vector256.Create(Lower));
        var isBelow = Vector256.Equals(Vector256.Min(codes, Vector256.Create((byte)((Codes / 2) - 1))), codes);
        return (~Vector256.Equals(hit, Vector256<byte>.Zero) & isBelow).ExtractMostSignificantBits();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Found(Vector256<byte> codes, Vector256<byte> below, Vector256<byte> above)
    {
        var lower = codes & Vector256.Create(Lower);
        var isBelow = Vector256.Equals(Vector256.Min(codes, Vector256.Create((byte)((Codes / 2) - 1))), codes);
        var hit = Look(BitOf, Vector256.ShiftRightLogical(codes, 4)) & Vector256.ConditionalSelect(isBelow, Look(below, lower), Look(above, lower));
        return (~Vector256.Equals(hit, Vector256<byte>.Zero)).ExtractMostSignificantBits();
    }

    /// <summary>Looks up 32 numbers below 16 in a table of 16 that stands in both halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Look(Vector256<byte> table, Vector256<byte> numbers) => Avx2.IsSupported
        ? Avx2.Shuffle(table, numbers)
        : Vector256.Create(Vector128.Shuffle(table.GetLower(), numbers.GetLower()), Vector128.Shuffle(table.GetLower(), numbers.GetUpper()));

    /// <summary>For each lower half of a code, which of eight upper halves are in the set.</summary>
    private Vector128<byte> Halves(int from)
    {
        Span<byte> halves = stackalloc byte[Lanes];
        for (var code = 0; code < Codes / 2; code++)
        {
            halves[code & Lower] |= table[from + code] ? (byte)(1 << (code >> 4)) : (byte)0;
        }

        return Vector128.Create<byte>(halves);
    }

    private static Vector256<byte> Twice(Vector128<byte> half) => Vector256.Create(half, half);
}
