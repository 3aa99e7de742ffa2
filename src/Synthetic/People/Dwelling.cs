using Matching.Synthetic.Chance;

namespace Matching.Synthetic.People;

/// <summary>How a citizen lives: as owner, with a loan, or for rent.</summary>
/// <param name="Owns">Owns a home in Shanghai, alone or with the spouse.</param>
/// <param name="FirstLoan">Pays the loan of a first home.</param>
/// <param name="LoanMonths">Months of the loan's interest deducted so far, or null without such a loan.</param>
/// <param name="LoanDeducted">Deducted the interest of the loan this year.</param>
/// <param name="RentDeducted">Deducted rent this year.</param>
/// <param name="City">工作城市档次.</param>
/// <param name="Area">Area of the household's homes in square metres, in tenths, for one person.</param>
/// <param name="Supported">Has another housing benefit.</param>
internal sealed record Dwelling(bool Owns, bool FirstLoan, int? LoanMonths, bool LoanDeducted, bool RentDeducted, string City, int Area, bool Supported)
{
    /// <summary>工作城市档次 of those who do not work.</summary>
    public const string NoCity = "无";

    private static readonly WeightedChoice<string> Cities = new(("直辖市省会计划单列", 968), ("市辖区人口超百万", 20), ("其他", 12));

    public static Dwelling Sample(Citizen citizen, WorkLife work, TaxProfile tax, long seed)
    {
        var chance = new RandomStream(seed, Purpose.Dwelling, citizen.Index);
        var owns = chance.Chance(citizen.Age switch { < 23 => 200, < 30 => 2800, < 40 => 6000, _ => 8200 } + (citizen.InShanghai ? 900 : -1500));
        var loan = owns && tax.Taxpayer && chance.Chance(citizen.Age < 50 ? 5500 : 1800);
        var claims = loan && chance.Chance(9000);
        var rents = !owns && tax.Taxpayer && work.Works;
        return new Dwelling(
            owns, loan, loan ? Deducted(chance, citizen) : null, claims, rents && chance.Chance(7500), work.Works ? Cities.Pick(chance) : NoCity,
            owns ? Space(chance) : 0, !owns && chance.Chance(600));
    }

    /// <summary>Some stand at 239 and 240 months, around the threshold.</summary>
    private static int Deducted(RandomStream chance, Citizen citizen) =>
        chance.Chance(100) ? chance.Between(238, 241) : chance.Below(Math.Clamp((citizen.Age - 22) * 12, 1, 260));

    /// <summary>15 square metres a head are the threshold.</summary>
    private static int Space(RandomStream chance) => chance.Below(40) switch { 0 => 150, 1 => 149, < 9 => chance.Between(60, 148), _ => chance.Between(151, 480) };
}
