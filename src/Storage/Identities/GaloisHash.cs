using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Matching.Storage.Identities;

/// <summary>GHASH, the keyed sum from which AES-GCM makes its tag (NIST SP 800-38D, 6.4), by carry-less multiplication: its time does not depend on what is hashed.</summary>
/// <param name="key">The block of zeros, encrypted.</param>
internal readonly struct GaloisHash(ReadOnlySpan<byte> key)
{
    /// <summary>Bytes of a block.</summary>
    public const int BlockBytes = 16;

    private readonly Vector128<ulong> key = Reversed(Vector128.Create(key));

    /// <summary>Whether the processor multiplies without carry.</summary>
    public static bool IsSupported => Pclmulqdq.IsSupported && Ssse3.IsSupported && BitConverter.IsLittleEndian;

    /// <summary>The sum over a context and a cipher text, each filled up with zeros to whole blocks, and their lengths.</summary>
    public Vector128<byte> Of(ReadOnlySpan<byte> context, ReadOnlySpan<byte> cipher)
    {
        var sum = Add(Add(Vector128<ulong>.Zero, context), cipher);
        var lengths = Vector128.Create((ulong)cipher.Length * 8, (ulong)context.Length * 8);
        return Bytes(Multiply(sum ^ lengths));
    }

    private Vector128<ulong> Add(Vector128<ulong> sum, ReadOnlySpan<byte> bytes)
    {
        for (; bytes.Length >= BlockBytes; bytes = bytes[BlockBytes..])
        {
            sum = Multiply(sum ^ Reversed(Vector128.Create(bytes)));
        }

        if (bytes.IsEmpty)
        {
            return sum;
        }

        Span<byte> last = stackalloc byte[BlockBytes];
        last.Clear();
        bytes.CopyTo(last);
        return Multiply(sum ^ Reversed(Vector128.Create<byte>(last)));
    }

    private static Vector128<ulong> Reversed(Vector128<byte> block) =>
        Vector128.Shuffle(block, Vector128.Create((byte)15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0)).AsUInt64();

    private static Vector128<byte> Bytes(Vector128<ulong> block) => Reversed(block.AsByte()).AsByte();

    /// <summary>
    /// Multiplies by the key modulo x^128 + x^7 + x^2 + x + 1, bits in reverse order as GCM has them: the product of 255 bits is moved up by one,
    /// its upper half is the result and its lower half is folded into it.
    /// </summary>
    private Vector128<ulong> Multiply(Vector128<ulong> sum)
    {
        var low = Pclmulqdq.CarrylessMultiply(sum, key, 0x00);
        var high = Pclmulqdq.CarrylessMultiply(sum, key, 0x11);
        var middle = Pclmulqdq.CarrylessMultiply(sum, key, 0x10) ^ Pclmulqdq.CarrylessMultiply(sum, key, 0x01);
        low ^= Vector128.Create(0, middle.GetElement(0));
        high ^= Vector128.Create(middle.GetElement(1), 0);

        var (w0, w1, w2, w3) = (low.GetElement(0), low.GetElement(1), high.GetElement(0), high.GetElement(1));
        (w3, w2, w1, w0) = ((w3 << 1) | (w2 >> 63), (w2 << 1) | (w1 >> 63), (w1 << 1) | (w0 >> 63), w0 << 1);

        // What falls out of the lowest word by the shifts goes on into the next one.
        w1 ^= (w0 << 63) ^ (w0 << 62) ^ (w0 << 57);
        w2 ^= w0 ^ (w0 >> 1) ^ (w0 >> 2) ^ (w0 >> 7) ^ (w1 << 63) ^ (w1 << 62) ^ (w1 << 57);
        w3 ^= w1 ^ (w1 >> 1) ^ (w1 >> 2) ^ (w1 >> 7);
        return Vector128.Create(w2, w3);
    }
}
