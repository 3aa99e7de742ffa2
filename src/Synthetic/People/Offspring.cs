using Matching.Synthetic.Chance;

namespace Matching.Synthetic.People;

/// <summary>A child with the citizen who would apply for it.</summary>
/// <param name="Parent">Citizen.</param>
/// <param name="Child">Child.</param>
/// <param name="Pupil">Where the child learns.</param>
/// <param name="Difficult">The birth was difficult.</param>
/// <param name="Babies">Children of the birth.</param>
internal sealed record Offspring(Person Parent, Child Child, Pupil Pupil, bool Difficult, int Babies)
{
    /// <summary>A child of a citizen, by its number among all children.</summary>
    public static Offspring Sample(Person parent, Child child, int index, long seed)
    {
        var chance = new RandomStream(seed, Purpose.Health, index, part: 1);
        var pupil = Pupil.Sample(child, index, parent.Tax, parent.Citizen.AsOf, seed);
        return new Offspring(parent, child, pupil, chance.Chance(3200), chance.Chance(150) ? 2 : 1);
    }
}
