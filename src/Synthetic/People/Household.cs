using System.Globalization;
using Matching.Synthetic.Chance;
using Matching.Synthetic.Feeds;

namespace Matching.Synthetic.People;

/// <summary>A household whose means were checked.</summary>
/// <param name="Number">Household number.</param>
/// <param name="Members">Members that the allowance covers.</param>
/// <param name="Minors">Of these, under 16.</param>
/// <param name="IncomeFen">Monthly income of all members, in fen.</param>
/// <param name="AssetsOk">Assets within the limits.</param>
/// <param name="Authorised">The household authorised the check; null where it never answered.</param>
internal sealed record Household(string Number, int Members, int Minors, long IncomeFen, bool AssetsOk, bool? Authorised)
{
    /// <summary>Minimum living standard of the boundary rows, in fen a head: 1,650.00 from 2025-07-01.</summary>
    private const long StandardFen = 165_000;

    private static readonly WeightedChoice<int> Sizes = new((1, 22), (2, 34), (3, 28), (4, 11), (5, 4), (6, 1));

    /// <summary>Monthly yuan a head: about 3 in 100 under the minimum living standard, a long tail above.</summary>
    private static readonly QuantileTable IncomeAHead = new(
        (0, 0), (80, 900), (280, 1650), (600, 2400), (2000, 3800), (5000, 6200), (8000, 11_000), (9500, 22_000), (10_000, 90_000));

    /// <summary>True where the income lies under the standard and the assets are within the limits.</summary>
    public bool IsPoor => AssetsOk && IncomeFen < StandardFen * Members;

    /// <summary>The household of a citizen, or null: about 10 in 100 citizens head one that was checked.</summary>
    public static Household? Sample(Citizen citizen, long seed)
    {
        var chance = new RandomStream(seed, Purpose.Household, citizen.Index);
        if (!citizen.IsAlive || citizen.Age < 22 || !chance.Chance(1100))
        {
            return null;
        }

        var members = Sizes.Pick(chance);
        var minors = citizen.Age < 60 ? chance.Below(Math.Min(members, 3)) : 0;
        var income = Income(chance, members);
        var authorised = chance.Below(100) switch { < 94 => true, < 98 => (bool?)false, _ => null };
        var number = string.Create(CultureInfo.InvariantCulture, $"H31{citizen.Index:D9}");
        return new Household(number, members, minors, income, chance.Chance(income < StandardFen * 2 * members ? 8600 : 7000), authorised);
    }

    public void Fill(FeedRow row) => row
        .Set("共同生活成员月收入合计", Cell.Money(IncomeFen)).Set("保障人口数", (int?)Members).Set("家庭财产符合规定", AssetsOk)
        .Set("未成年成员数", (int?)Minors).Set("家庭经济状况核对授权", Authorised);

    /// <summary>Some households stand exactly at the standard, or one fen a household under it or over it.</summary>
    private static long Income(RandomStream chance, int members) => chance.Below(300) switch
    {
        0 => StandardFen * members,
        1 => (StandardFen * members) - 1,
        2 => (StandardFen * members) + 1,
        _ => (IncomeAHead.Pick(chance) * members * 100) + chance.Below(100),
    };
}
