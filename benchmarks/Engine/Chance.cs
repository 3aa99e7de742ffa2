namespace Matching.Benchmarks.Engine;

/// <summary>Numbers that follow from a seed alone (SplitMix64), so that every machine measures the same work.</summary>
internal sealed class Chance(ulong seed)
{
    private ulong state = seed;

    /// <summary>A number from 0 up to, not including, 1.</summary>
    public double Next() => unchecked(Mix(state += 0x9E3779B97F4A7C15) >> 11) * (1.0 / (1UL << 53));

    /// <summary>A whole number from 0 up to, not including, a bound.</summary>
    public int Below(int bound) => (int)(Next() * bound);

    private static ulong Mix(ulong z) => unchecked(Finish((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9));

    private static ulong Finish(ulong z) => unchecked((z ^ (z >> 27)) * 0x94D049BB133111EB) is var y ? y ^ (y >> 31) : 0;
}
