using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Matching.Storage.Identities;

/// <summary>GHASH, the keyed sum from which AES-GCM makes its tag (NIST SP 800-38D, 6.4), by carry-less multiplication: its time does not depend on what is hashed.</summary>
internal sealed class GaloisHash
{
    /// <summary>Bytes of a block.</summary>
    public const int BlockBytes = 16;

    /// <summary>Blocks whose products are added up before they are reduced: a name with its context has no more.</summary>
    private const int BlocksAtOnce = 8;

    /// <summary>The key, its square and so on.</summary>
    private readonly Vector128<ulong>[] powers = new Vector128<ulong>[BlocksAtOnce + 1];

    /// <param name="key">The block of zeros, encrypted.</param>
    public GaloisHash(ReadOnlySpan<byte> key)
    {
        powers[1] = Reversed(Vector128.Create(key));
        for (var power = 2; power <= BlocksAtOnce; power++)
        {
            var product = default(Product);
            product.Add(powers[power - 1], powers[1]);
            powers[power] = product.Reduce();
        }
    }

    /// <summary>Whether the processor multiplies without carry.</summary>
    public static bool IsSupported => Pclmulqdq.IsSupported && Ssse3.IsSupported && BitConverter.IsLittleEndian;

    /// <summary>The sum over a context and a cipher text, each filled up with zeros to whole blocks, and their lengths.</summary>
    public Vector128<byte> Of(ReadOnlySpan<byte> context, ReadOnlySpan<byte> cipher)
    {
        var (left, sum, product) = (BlocksOf(context) + BlocksOf(cipher) + 1, Vector128<ulong>.Zero, default(Product));
        Add(context, ref left, ref sum, ref product);
        Add(cipher, ref left, ref sum, ref product);
        Add(Vector128.Create((ulong)cipher.Length * 8, (ulong)context.Length * 8), ref left, ref sum, ref product);
        return Reversed(product.Reduce().AsByte()).AsByte();
    }

    private static int BlocksOf(ReadOnlySpan<byte> bytes) => (bytes.Length + BlockBytes - 1) / BlockBytes;

    private void Add(ReadOnlySpan<byte> bytes, ref int left, ref Vector128<ulong> sum, ref Product product)
    {
        for (; bytes.Length >= BlockBytes; bytes = bytes[BlockBytes..])
        {
            Add(Reversed(Vector128.Create(bytes)), ref left, ref sum, ref product);
        }

        if (!bytes.IsEmpty)
        {
            Span<byte> last = stackalloc byte[BlockBytes];
            last.Clear();
            bytes.CopyTo(last);
            Add(Reversed(Vector128.Create<byte>(last)), ref left, ref sum, ref product);
        }
    }

    /// <summary>Adds a block: multiplied by the key as often as blocks are left, in the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Add(Vector128<ulong> block, ref int left, ref Vector128<ulong> sum, ref Product product)
    {
        if (left <= BlocksAtOnce)
        {
            product.Add(sum ^ block, powers[left]);
            sum = Vector128<ulong>.Zero;
        }
        else
        {
            var alone = default(Product);
            alone.Add(sum ^ block, powers[1]);
            sum = alone.Reduce();
        }

        left--;
    }

    private static Vector128<ulong> Reversed(Vector128<byte> block) =>
        Vector128.Shuffle(block, Vector128.Create((byte)15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0)).AsUInt64();

    /// <summary>A sum of products of 255 bits each, with the bits in reverse order as GCM has them.</summary>
    private struct Product
    {
        private Vector128<ulong> low;
        private Vector128<ulong> middle;
        private Vector128<ulong> high;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Add(Vector128<ulong> one, Vector128<ulong> other)
        {
            low ^= Pclmulqdq.CarrylessMultiply(one, other, 0x00);
            high ^= Pclmulqdq.CarrylessMultiply(one, other, 0x11);
            middle ^= Pclmulqdq.CarrylessMultiply(one, other, 0x10) ^ Pclmulqdq.CarrylessMultiply(one, other, 0x01);
        }

        /// <summary>The remainder modulo x^128 + x^7 + x^2 + x + 1: the sum is moved up by one bit, its upper half is the result and its lower half is folded into it.</summary>
        public readonly Vector128<ulong> Reduce()
        {
            var (w0, w1) = (low.GetElement(0), low.GetElement(1) ^ middle.GetElement(0));
            var (w2, w3) = (high.GetElement(0) ^ middle.GetElement(1), high.GetElement(1));
            (w3, w2, w1, w0) = ((w3 << 1) | (w2 >> 63), (w2 << 1) | (w1 >> 63), (w1 << 1) | (w0 >> 63), w0 << 1);

            // What falls out of the lowest word by the shifts goes on into the next one.
            w1 ^= (w0 << 63) ^ (w0 << 62) ^ (w0 << 57);
            w2 ^= w0 ^ (w0 >> 1) ^ (w0 >> 2) ^ (w0 >> 7) ^ (w1 << 63) ^ (w1 << 62) ^ (w1 << 57);
            w3 ^= w1 ^ (w1 >> 1) ^ (w1 >> 2) ^ (w1 >> 7);
            return Vector128.Create(w2, w3);
        }
    }
}
