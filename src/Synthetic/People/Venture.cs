using Matching.Synthetic.Chance;

namespace Matching.Synthetic.People;

/// <summary>The business that a citizen founded.</summary>
/// <param name="Identity">创业扶持身份, or null where it gives no right to support.</param>
/// <param name="First">It is the citizen's first one, and the citizen is in charge of it.</param>
/// <param name="Registered">Day of registration.</param>
/// <param name="InsuredMonths">Longest unbroken insurance of one employee, in months.</param>
/// <param name="Graduated">Day of graduation of a graduate, or null.</param>
internal sealed record Venture(string? Identity, bool First, DateOnly Registered, int InsuredMonths, DateOnly? Graduated)
{
    /// <summary>The business, or null: about 3 in 100 of those who work without an employer, and few others, have one.</summary>
    public static Venture? Sample(Citizen citizen, WorkLife work, long seed)
    {
        var chance = new RandomStream(seed, Purpose.Venture, citizen.Index);
        if (!work.Works || citizen.Age is < 20 or > 55 || !chance.Chance(work.Occupation == Occupation.Flexible ? 1500 : 60))
        {
            return null;
        }

        var registered = Registration(chance, citizen.AsOf);
        var months = Math.Max(0, ((citizen.AsOf.Year - registered.Year) * 12) + citizen.AsOf.Month - registered.Month - 1);
        var graduate = citizen.Age <= 30;
        return new Venture(
            graduate ? "高校毕业生" : work.HardToPlace ? "就业困难人员" : null, chance.Chance(8500), registered,
            chance.Chance(1500) ? Math.Min(months, chance.Between(5, 6)) : chance.Below(months + 1),
            graduate ? registered.AddMonths(-Months(chance)).AddDays(-chance.Below(20)) : null);
    }

    /// <summary>Most are in the window of a year to a year and a half; some stand exactly at its ends.</summary>
    private static DateOnly Registration(RandomStream chance, DateOnly asOf) => chance.Below(20) switch
    {
        0 => asOf.AddMonths(-12),
        1 => asOf.AddMonths(-18),
        < 12 => asOf.AddMonths(-chance.Between(12, 18)).AddDays(-chance.Below(25)),
        _ => asOf.AddMonths(-chance.Between(2, 40)).AddDays(-chance.Below(25)),
    };

    /// <summary>Months between graduation and registration; two years are the threshold.</summary>
    private static int Months(RandomStream chance) => chance.Chance(1500) ? 24 : chance.Below(32);
}
