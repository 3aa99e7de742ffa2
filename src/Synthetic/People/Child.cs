using Matching.Engine.Identifiers;
using Matching.Synthetic.Chance;
using Matching.Synthetic.Feeds;

namespace Matching.Synthetic.People;

/// <summary>A child of a citizen who would apply for it.</summary>
/// <param name="Id">公民身份号码.</param>
/// <param name="BirthDate">Date of birth.</param>
/// <param name="Lawful">Born in accordance with the law on births.</param>
/// <param name="Nationality">Nationality.</param>
/// <param name="Place">District of registration, or 外省市.</param>
internal sealed record Child(string Id, DateOnly BirthDate, bool Lawful, string Nationality, string Place)
{
    private const int MostChildren = 2;
    private const int YoungestParent = 20;

    /// <summary>Ends of the childcare subsidy's periods.</summary>
    private static readonly DateOnly[] ThresholdBirths =
        [new(2021, 12, 31), new(2022, 1, 1), new(2023, 12, 15), new(2024, 12, 1), new(2024, 12, 31), new(2025, 1, 1)];

    /// <summary>The children under 16 of a citizen, youngest first; none for most.</summary>
    public static List<Child> Sample(Citizen citizen, long seed)
    {
        var chance = new RandomStream(seed, Purpose.Children, citizen.Index);
        var children = new List<Child>(MostChildren);
        if (citizen.IsAlive && citizen.Age is > YoungestParent and < 50 && chance.Chance(citizen.Age is >= 25 and < 45 ? 3500 : 1500))
        {
            var count = chance.Chance(1800) ? 2 : 1;
            for (var i = 0; i < count; i++)
            {
                children.Add(Make(chance, citizen, i));
            }
        }

        return children;
    }

    public void Fill(FeedRow row) => row
        .Set("子女出生日期", BirthDate).Set("依法生育", Lawful).Set("子女国籍", Nationality).Set("子女户籍地", Place);

    private static Child Make(RandomStream chance, Citizen parent, int order)
    {
        var birthDate = Birth(chance, parent);
        var number = PersonNumbers.OfChild((parent.Index * MostChildren) + order, birthDate, chance.Chance(5150) ? Sex.Male : Sex.Female);
        var place = chance.Chance(parent.InShanghai ? 9500 : 2500) ? Codes.Districts[chance.Below(Codes.Districts.Length)] : "外省市";
        return new Child(number, birthDate, chance.Chance(9950), chance.Chance(9930) ? "中国" : "外国", place);
    }

    private static DateOnly Birth(RandomStream chance, Citizen parent)
    {
        var monthsPossible = (parent.Age - YoungestParent) * 12;
        var threshold = Threshold(chance, parent.AsOf);
        if (chance.Below(60) == 0 && threshold <= parent.AsOf && parent.BirthDate.AddYears(YoungestParent) < threshold)
        {
            return threshold;
        }

        var months = chance.Chance(3000) ? chance.Below(48) : chance.Below(192);
        return parent.AsOf.AddMonths(-Math.Min(months, monthsPossible)).AddDays(-chance.Below(28));
    }

    /// <summary>One of the fixed dates, or a child that turns 16 in the month of the business date or just after it.</summary>
    private static DateOnly Threshold(RandomStream chance, DateOnly asOf)
    {
        var sixteen = new DateOnly(asOf.Year - 16, asOf.Month, 1);
        return chance.Below(ThresholdBirths.Length + 2) switch
        {
            var place when place < ThresholdBirths.Length => ThresholdBirths[place],
            var place => place == ThresholdBirths.Length ? sixteen : sixteen.AddMonths(1),
        };
    }
}
