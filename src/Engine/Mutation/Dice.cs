namespace Matching.Engine.Mutation;

/// <summary>A sequence that looks like chance and is the same for the same seed on every machine (SplitMix64, Steele et al. 2014).</summary>
internal sealed class Dice(ulong seed)
{
    private ulong state = seed;

    /// <summary>A dice whose seed is made of a text (FNV-1a).</summary>
    public static Dice Of(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text)
        {
            hash = unchecked((hash ^ c) * 1099511628211UL);
        }

        return new Dice(hash);
    }

    /// <summary>A number of 0 … count - 1.</summary>
    public int Below(int count) => (int)(Next() % (ulong)count);

    /// <summary>True in so many of a hundred throws.</summary>
    public bool Chance(int percent) => Below(100) < percent;

    /// <summary>One of the items.</summary>
    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    private ulong Next()
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15UL;
            var z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }
}
