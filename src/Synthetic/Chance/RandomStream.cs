using System.Numerics;

namespace Matching.Synthetic.Chance;

/// <summary>
/// A reproducible stream of pseudo-random numbers: xoshiro256** seeded by SplitMix64. Integer arithmetic only, so the same
/// (seed, purpose, unit) gives the same numbers on every machine, and no unit's numbers depend on another's.
/// </summary>
internal sealed class RandomStream
{
    private ulong s0;
    private ulong s1;
    private ulong s2;
    private ulong s3;

    /// <summary>The stream of one purpose for one unit.</summary>
    public RandomStream(long seed, Purpose purpose, long unit, int part = 0)
    {
        var state = unchecked(Mix((ulong)seed) ^ Mix(((ulong)purpose << 32) + (uint)part) ^ Mix((ulong)unit + 0x5851F42D4C957F2DUL));
        s0 = Next(ref state);
        s1 = Next(ref state);
        s2 = Next(ref state);
        s3 = Next(ref state);
    }

    /// <summary>A whole number from 0 to one less than <paramref name="bound"/>.</summary>
    public int Below(int bound) => (int)Math.BigMul(NextBits(), checked((ulong)bound), out _);

    /// <summary>A whole number from <paramref name="low"/> to <paramref name="high"/>, both included.</summary>
    public int Between(int low, int high) => low + Below(high - low + 1);

    /// <summary>True with a chance of <paramref name="parts"/> in 10,000.</summary>
    public bool Chance(int parts) => Below(10_000) < parts;

    /// <summary>One of the items, each equally likely.</summary>
    public T OneOf<T>(ReadOnlySpan<T> items) => items[Below(items.Length)];

    private static ulong Next(ref ulong state)
    {
        state = unchecked(state + 0x9E3779B97F4A7C15UL);
        return Mix(state);
    }

    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z = Finish(z, 30) * 0xBF58476D1CE4E5B9UL;
            z = Finish(z, 27) * 0x94D049BB133111EBUL;
            return Finish(z, 31);
        }
    }

    private static ulong Finish(ulong z, int shift) => z ^ (z >> shift);

    private ulong NextBits()
    {
        unchecked
        {
            var result = BitOperations.RotateLeft(s1 * 5, 7) * 9;
            var t = s1 << 17;
            s2 ^= s0;
            s3 ^= s1;
            s1 ^= s2;
            s0 ^= s3;
            s2 ^= t;
            s3 = BitOperations.RotateLeft(s3, 45);
            return result;
        }
    }
}
