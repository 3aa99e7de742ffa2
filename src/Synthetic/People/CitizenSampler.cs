using Matching.Engine.Identifiers;
using Matching.Synthetic.Chance;

namespace Matching.Synthetic.People;

/// <summary>Draws citizens with the age pyramid of a Shanghai-like city: about a third over 60.</summary>
internal static class CitizenSampler
{
    private static readonly WeightedChoice<(int From, int To)> Ages = new(
        ((16, 17), 100), ((18, 24), 700), ((25, 34), 1700), ((35, 44), 1850), ((45, 54), 1450), ((55, 59), 800),
        ((60, 64), 800), ((65, 69), 900), ((70, 74), 740), ((75, 79), 470), ((80, 84), 270), ((85, 89), 145),
        ((90, 94), 55), ((95, 99), 16), ((100, 107), 4));

    private static readonly WeightedChoice<int> ThresholdAges = new((65, 40), (70, 25), (80, 20), (90, 10), (100, 5));

    public static Citizen Sample(int index, long seed, DateOnly asOf)
    {
        var chance = new RandomStream(seed, Purpose.Citizen, index);
        var birthDate = BirthDate(chance, asOf);
        var sex = chance.Chance(4900) ? Sex.Male : Sex.Female;
        var age = asOf.Year - birthDate.Year;
        var inShanghai = chance.Chance(age >= 60 ? 9500 : 6200);
        var deathDate = DeathDate(chance, age, asOf);
        return new Citizen(
            index, PersonNumbers.OfCitizen(index, birthDate, sex), Names.Of(chance), Names.Phone(chance), birthDate, sex, inShanghai, deathDate, asOf);
    }

    private static DateOnly BirthDate(RandomStream chance, DateOnly asOf)
    {
        var (from, to) = Ages.Pick(chance);
        var ordinary = asOf.AddYears(-chance.Between(from, to)).AddDays(-chance.Below(365));
        return chance.Below(400) switch
        {
            < 3 => AtThreshold(chance, asOf),
            3 => new DateOnly(ordinary.Year - (ordinary.Year % 4), 2, DateTime.DaysInMonth(ordinary.Year - (ordinary.Year % 4), 2)),
            _ => ordinary,
        };
    }

    /// <summary>Birthdays on the first and last day of the month, on the business date, and one day too late for the month.</summary>
    private static DateOnly AtThreshold(RandomStream chance, DateOnly asOf)
    {
        var age = ThresholdAges.Pick(chance);
        var first = new DateOnly(asOf.Year - age, asOf.Month, 1);
        return chance.Below(4) switch
        {
            0 => first,
            1 => first.AddMonths(1).AddDays(-1),
            2 => asOf.AddYears(-age),
            _ => first.AddMonths(1),
        };
    }

    private static DateOnly? DeathDate(RandomStream chance, int age, DateOnly asOf) =>
        chance.Chance(age switch { >= 85 => 500, >= 70 => 180, >= 60 => 80, _ => 10 }) ? asOf.AddDays(-chance.Below(1000)) : null;
}
