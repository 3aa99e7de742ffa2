using System.Numerics;
using System.Runtime.Intrinsics;

namespace Matching.Engine.Columns;

/// <summary>Compares the codes of 64 units at once; one bit a unit.</summary>
/// <typeparam name="T">Type of a code.</typeparam>
internal interface IWord<T>
    where T : unmanaged, IBinaryInteger<T>
{
    /// <summary>Codes that are at most a bound.</summary>
    static abstract ulong UpTo(ref T first, nuint offset, Vector256<T> most);

    /// <summary>Codes that are at least a bound.</summary>
    static abstract ulong From(ref T first, nuint offset, Vector256<T> least);
}

/// <summary>Codes of one byte.</summary>
internal readonly struct ByteWord : IWord<byte>
{
    private const int Half = 32;

    /// <inheritdoc/>
    public static ulong UpTo(ref byte first, nuint offset, Vector256<byte> most) =>
        Vector256.LessThanOrEqual(Vector256.LoadUnsafe(ref first, offset), most).ExtractMostSignificantBits()
        | ((ulong)Vector256.LessThanOrEqual(Vector256.LoadUnsafe(ref first, offset + Half), most).ExtractMostSignificantBits() << Half);

    /// <inheritdoc/>
    public static ulong From(ref byte first, nuint offset, Vector256<byte> least) =>
        Vector256.GreaterThanOrEqual(Vector256.LoadUnsafe(ref first, offset), least).ExtractMostSignificantBits()
        | ((ulong)Vector256.GreaterThanOrEqual(Vector256.LoadUnsafe(ref first, offset + Half), least).ExtractMostSignificantBits() << Half);
}

/// <summary>Codes of two bytes: two comparisons are packed into one mask of bytes, whose bits are taken at once.</summary>
internal readonly struct ShortWord : IWord<ushort>
{
    private const int Lanes = 16;

    /// <inheritdoc/>
    public static ulong UpTo(ref ushort first, nuint offset, Vector256<ushort> most) =>
        Pack(
            Vector256.LessThanOrEqual(Vector256.LoadUnsafe(ref first, offset), most),
            Vector256.LessThanOrEqual(Vector256.LoadUnsafe(ref first, offset + Lanes), most))
        | ((ulong)Pack(
            Vector256.LessThanOrEqual(Vector256.LoadUnsafe(ref first, offset + (2 * Lanes)), most),
            Vector256.LessThanOrEqual(Vector256.LoadUnsafe(ref first, offset + (3 * Lanes)), most)) << (2 * Lanes));

    /// <inheritdoc/>
    public static ulong From(ref ushort first, nuint offset, Vector256<ushort> least) =>
        Pack(
            Vector256.GreaterThanOrEqual(Vector256.LoadUnsafe(ref first, offset), least),
            Vector256.GreaterThanOrEqual(Vector256.LoadUnsafe(ref first, offset + Lanes), least))
        | ((ulong)Pack(
            Vector256.GreaterThanOrEqual(Vector256.LoadUnsafe(ref first, offset + (2 * Lanes)), least),
            Vector256.GreaterThanOrEqual(Vector256.LoadUnsafe(ref first, offset + (3 * Lanes)), least)) << (2 * Lanes));

    private static uint Pack(Vector256<ushort> low, Vector256<ushort> high) => Vector256.Narrow(low, high).ExtractMostSignificantBits();
}

/// <summary>Codes of four or eight bytes.</summary>
internal readonly struct WideWord<T> : IWord<T>
    where T : unmanaged, IBinaryInteger<T>
{
    private const int Bits = 64;

    /// <inheritdoc/>
    public static ulong UpTo(ref T first, nuint offset, Vector256<T> most)
    {
        var hits = 0UL;
        for (var i = 0; i < Bits; i += Vector256<T>.Count)
        {
            hits |= (ulong)Vector256.LessThanOrEqual(Vector256.LoadUnsafe(ref first, offset + (nuint)(uint)i), most).ExtractMostSignificantBits() << i;
        }

        return hits;
    }

    /// <inheritdoc/>
    public static ulong From(ref T first, nuint offset, Vector256<T> least)
    {
        var hits = 0UL;
        for (var i = 0; i < Bits; i += Vector256<T>.Count)
        {
            hits |= (ulong)Vector256.GreaterThanOrEqual(Vector256.LoadUnsafe(ref first, offset + (nuint)(uint)i), least).ExtractMostSignificantBits() << i;
        }

        return hits;
    }
}
