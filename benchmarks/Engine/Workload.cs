using System.Collections.Immutable;
using System.Numerics;

namespace Matching.Benchmarks.Engine;

/// <summary>Subjects and policies, the same for all competitors.</summary>
/// <param name="Subjects">The subjects.</param>
/// <param name="Policies">The policies.</param>
internal sealed record Workload(Subjects Subjects, ImmutableArray<SyntheticPolicy> Policies)
{
    /// <summary>The business date.</summary>
    public static DateOnly AsOf { get; } = new(2025, 11, 30);

    /// <summary>The distinct atomic predicates.</summary>
    public ImmutableArray<Atom> Atoms { get; } = [.. Policies.SelectMany(p => p.Conditions).SelectMany(c => c).Distinct()];

    /// <summary>Pairs of subject and policy that match, found in the plainest way.</summary>
    /// <param name="allKnown">True to take also the values that count as unknown.</param>
    public long CountPlainly(bool allKnown)
    {
        var bits = Atoms.ToDictionary(a => a, a => Bits(a, allKnown));
        return Policies.Sum(policy => Enumerable.Range(0, (Subjects.Count + 63) / 64)
            .Sum(word => (long)BitOperations.PopCount(policy.Conditions.Aggregate(
                ulong.MaxValue, (all, condition) => all & condition.Aggregate(0UL, (any, atom) => any | bits[atom][word])))));
    }

    private ulong[] Bits(Atom atom, bool allKnown)
    {
        var (values, known) = (Subjects.ValuesOf(atom.Field), Subjects.KnownOf(atom.Field));
        var bits = new ulong[(Subjects.Count + 63) / 64];
        for (var row = 0; row < values.Length; row++)
        {
            bits[row >> 6] |= (allKnown || known[row]) && atom.Holds(values[row]) ? 1UL << (row & 63) : 0;
        }

        return bits;
    }
}
