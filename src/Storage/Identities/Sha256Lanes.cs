using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Matching.Storage.Identities;

/// <summary>
/// The compression function of SHA-256 (FIPS 180-4, 6.2.2) over eight blocks at once, a block a lane. There is no branch and no table that depends on
/// what is hashed. The platform hashes one text a call, and for short texts the call costs ten times what the hash itself does.
/// </summary>
internal static class Sha256Lanes
{
    /// <summary>Blocks at once.</summary>
    public const int Lanes = 8;

    /// <summary>Words of a block.</summary>
    public const int BlockWords = 16;

    /// <summary>Words of a state.</summary>
    public const int StateWords = 8;

    private const int Rounds = 64;

    /// <summary>Whether the processor works on eight words at once.</summary>
    public static bool IsSupported => Vector256.IsHardwareAccelerated;

    /// <summary>The state before the first block.</summary>
    public static ReadOnlySpan<uint> Start => [0x6A09E667, 0xBB67AE85, 0x3C6EF372, 0xA54FF53A, 0x510E527F, 0x9B05688C, 0x1F83D9AB, 0x5BE0CD19];

    private static ReadOnlySpan<uint> Constants =>
    [
        0x428A2F98, 0x71374491, 0xB5C0FBCF, 0xE9B5DBA5, 0x3956C25B, 0x59F111F1, 0x923F82A4, 0xAB1C5ED5, 0xD807AA98, 0x12835B01, 0x243185BE, 0x550C7DC3, 0x72BE5D74,
        0x80DEB1FE, 0x9BDC06A7, 0xC19BF174, 0xE49B69C1, 0xEFBE4786, 0x0FC19DC6, 0x240CA1CC, 0x2DE92C6F, 0x4A7484AA, 0x5CB0A9DC, 0x76F988DA, 0x983E5152, 0xA831C66D,
        0xB00327C8, 0xBF597FC7, 0xC6E00BF3, 0xD5A79147, 0x06CA6351, 0x14292967, 0x27B70A85, 0x2E1B2138, 0x4D2C6DFC, 0x53380D13, 0x650A7354, 0x766A0ABB, 0x81C2C92E,
        0x92722C85, 0xA2BFE8A1, 0xA81A664B, 0xC24B8B70, 0xC76C51A3, 0xD192E819, 0xD6990624, 0xF40E3585, 0x106AA070, 0x19A4C116, 0x1E376C08, 0x2748774C, 0x34B0BCB5,
        0x391C0CB3, 0x4ED8AA4A, 0x5B9CCA4F, 0x682E6FF3, 0x748F82EE, 0x78A5636F, 0x84C87814, 0x8CC70208, 0x90BEFFFA, 0xA4506CEB, 0xBEF9A3F7, 0xC67178F2,
    ];

    /// <summary>Works a block of each lane into its state.</summary>
    /// <param name="state">The words of the states.</param>
    /// <param name="words">The words of the blocks, as big-endian numbers; overwritten.</param>
    public static void Compress(Span<Vector256<uint>> state, Span<Vector256<uint>> words)
    {
        var (a, b, c, d, e, f, g, h) = (state[0], state[1], state[2], state[3], state[4], state[5], state[6], state[7]);
        for (var round = 0; round < Rounds; round += StateWords)
        {
            if (round >= BlockWords)
            {
                Extend(words, round & (BlockWords - 1));
            }

            var some = words.Slice(round & (BlockWords - 1), StateWords);
            var constants = Constants.Slice(round, StateWords);
            Round(a, b, c, ref d, e, f, g, ref h, some[0] + Vector256.Create(constants[0]));
            Round(h, a, b, ref c, d, e, f, ref g, some[1] + Vector256.Create(constants[1]));
            Round(g, h, a, ref b, c, d, e, ref f, some[2] + Vector256.Create(constants[2]));
            Round(f, g, h, ref a, b, c, d, ref e, some[3] + Vector256.Create(constants[3]));
            Round(e, f, g, ref h, a, b, c, ref d, some[4] + Vector256.Create(constants[4]));
            Round(d, e, f, ref g, h, a, b, ref c, some[5] + Vector256.Create(constants[5]));
            Round(c, d, e, ref f, g, h, a, ref b, some[6] + Vector256.Create(constants[6]));
            Round(b, c, d, ref e, f, g, h, ref a, some[7] + Vector256.Create(constants[7]));
        }

        (state[0], state[1], state[2], state[3]) = (state[0] + a, state[1] + b, state[2] + c, state[3] + d);
        (state[4], state[5], state[6], state[7]) = (state[4] + e, state[5] + f, state[6] + g, state[7] + h);
    }

    /// <summary>Makes the next eight words of the schedule in place of those of sixteen rounds before.</summary>
    private static void Extend(Span<Vector256<uint>> words, int first)
    {
        for (var i = first; i < first + StateWords; i++)
        {
            var (old, late) = (words[(i + 1) & (BlockWords - 1)], words[(i + 14) & (BlockWords - 1)]);
            words[i] += words[(i + 9) & (BlockWords - 1)] + (Rotate(old, 7) ^ Rotate(old, 18) ^ (old >>> 3)) + (Rotate(late, 17) ^ Rotate(late, 19) ^ (late >>> 10));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(
        Vector256<uint> a, Vector256<uint> b, Vector256<uint> c, ref Vector256<uint> d, Vector256<uint> e, Vector256<uint> f, Vector256<uint> g, ref Vector256<uint> h,
        Vector256<uint> word)
    {
        var first = h + word + (Rotate(e, 6) ^ Rotate(e, 11) ^ Rotate(e, 25)) + (g ^ (e & (f ^ g)));
        d += first;
        h = first + (Rotate(a, 2) ^ Rotate(a, 13) ^ Rotate(a, 22)) + ((a & b) | (c & (a | b)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Rotate(Vector256<uint> words, int bits) => (words >>> bits) | (words << (32 - bits));
}
