using Matching.Synthetic.Chance;

namespace Matching.Synthetic.People;

/// <summary>Parents with the certificate of an only child.</summary>
internal static class OnlyChild
{
    /// <summary>
    /// Age of the only child at the end of the month, for parents with a certificate; null for others. Certificates were last
    /// given for children born in 2015; older parents keep theirs.
    /// </summary>
    public static int? AgeFor(Citizen citizen, List<Child> children, long seed)
    {
        var chance = new RandomStream(seed, Purpose.Children, citizen.Index, part: 1);
        if (children is [{ BirthDate: { Year: < 2016 } birth }])
        {
            return chance.Chance(6500) ? citizen.AsOf.Year - birth.Year - (citizen.AsOf.Month < birth.Month ? 1 : 0) : null;
        }

        return citizen.Age >= 55 && chance.Chance(4500) ? citizen.Age - chance.Between(23, 36) : null;
    }
}
