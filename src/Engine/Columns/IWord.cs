using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Matching.Engine.Columns;

/// <summary>Compares the codes of 64 units at once; one bit a unit.</summary>
/// <typeparam name="T">Type of a code.</typeparam>
internal interface IWord<T>
    where T : unmanaged
{
    /// <summary>Codes that are at most a bound.</summary>
    /// <param name="first">First of the 64 codes.</param>
    /// <param name="most">The bound in every lane.</param>
    static abstract ulong UpTo(ref T first, Vector256<T> most);
}

/// <summary>Codes of one byte.</summary>
internal readonly struct ByteWord : IWord<byte>
{
    private const int Half = 32;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong UpTo(ref byte first, Vector256<byte> most) =>
        Of(Vector256.LoadUnsafe(ref first), most) | ((ulong)Of(Vector256.LoadUnsafe(ref first, Half), most) << Half);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Of(Vector256<byte> codes, Vector256<byte> most) => Vector256.Equals(Vector256.Min(codes, most), codes).ExtractMostSignificantBits();
}

/// <summary>Codes of two bytes: two comparisons are packed into one mask of bytes, whose bits are taken at once.</summary>
internal readonly struct ShortWord : IWord<ushort>
{
    private const int Lanes = 16;
    private const byte QuartersInOrder = 0b_11_01_10_00;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong UpTo(ref ushort first, Vector256<ushort> most) =>
        Pack(Of(ref first, 0, most), Of(ref first, Lanes, most)) | ((ulong)Pack(Of(ref first, 2 * Lanes, most), Of(ref first, 3 * Lanes, most)) << (2 * Lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ushort> Of(ref ushort first, nuint offset, Vector256<ushort> most)
    {
        var codes = Vector256.LoadUnsafe(ref first, offset);
        return Vector256.Equals(Vector256.Min(codes, most), codes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Pack(Vector256<ushort> low, Vector256<ushort> high) => Avx2.IsSupported
        ? Avx2.Permute4x64(Avx2.PackSignedSaturate(low.AsInt16(), high.AsInt16()).AsUInt64(), QuartersInOrder).AsByte().ExtractMostSignificantBits()
        : Vector256.Narrow(low, high).ExtractMostSignificantBits();
}

/// <summary>Codes of four bytes: four comparisons are packed into one mask of bytes.</summary>
internal readonly struct IntWord : IWord<int>
{
    private const int Half = 32;
    private static readonly Vector256<int> LanesInOrder = Vector256.Create(0, 4, 1, 5, 2, 6, 3, 7);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong UpTo(ref int first, Vector256<int> most) => ~(Above(ref first, 0, most) | ((ulong)Above(ref first, Half, most) << Half));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Above(ref int first, nuint offset, Vector256<int> most)
    {
        var a = Vector256.GreaterThan(Vector256.LoadUnsafe(ref first, offset), most);
        var b = Vector256.GreaterThan(Vector256.LoadUnsafe(ref first, offset + 8), most);
        var c = Vector256.GreaterThan(Vector256.LoadUnsafe(ref first, offset + 16), most);
        var d = Vector256.GreaterThan(Vector256.LoadUnsafe(ref first, offset + 24), most);
        if (Avx2.IsSupported)
        {
            // Packing works on halves of a register, so the eight groups of four codes come out of order once, at the end.
            var packed = Avx2.PackSignedSaturate(Avx2.PackSignedSaturate(a, b), Avx2.PackSignedSaturate(c, d));
            return Avx2.PermuteVar8x32(packed.AsInt32(), LanesInOrder).AsByte().ExtractMostSignificantBits();
        }

        return a.ExtractMostSignificantBits() | (b.ExtractMostSignificantBits() << 8) | (c.ExtractMostSignificantBits() << 16) | (d.ExtractMostSignificantBits() << 24);
    }
}

/// <summary>Codes of eight bytes.</summary>
internal readonly struct LongWord : IWord<long>
{
    private const int Bits = 64;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong UpTo(ref long first, Vector256<long> most)
    {
        var above = 0UL;
        for (var i = 0; i < Bits; i += Vector256<long>.Count)
        {
            above |= (ulong)Vector256.GreaterThan(Vector256.LoadUnsafe(ref first, (nuint)(uint)i), most).ExtractMostSignificantBits() << i;
        }

        return ~above;
    }
}
