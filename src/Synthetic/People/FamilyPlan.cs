using Matching.Engine.Identifiers;
using Matching.Synthetic.Chance;

namespace Matching.Synthetic.People;

/// <summary>Marriage of a citizen, and what the health commission holds on family planning.</summary>
/// <param name="Married">Day of registration of the marriage, or null.</param>
/// <param name="WomanBorn">Birth of the woman of the couple, or null for a man without a wife.</param>
/// <param name="Reward">计划生育奖励类别.</param>
/// <param name="RewardPaid">The reward at old age was paid.</param>
/// <param name="Special">计生特扶类别.</param>
internal sealed record FamilyPlan(DateOnly? Married, DateOnly? WomanBorn, string Reward, bool RewardPaid, string Special)
{
    /// <summary>Category of those who are in none.</summary>
    public const string None = "无";

    /// <summary>Childless couples that married before this day are rewarded.</summary>
    private static readonly DateOnly ChildlessLimit = new(2004, 4, 15);

    public static FamilyPlan Sample(Citizen citizen, bool certified, bool hasChildren, long seed)
    {
        var chance = new RandomStream(seed, Purpose.Family, citizen.Index);
        var married = chance.Chance(citizen.Age switch { < 22 => 0, < 28 => 2500, < 35 => 6500, _ => 9200 }) || hasChildren || certified;
        var childless = married && !certified && !hasChildren && citizen.Age >= 45 && chance.Chance(400);
        var reward = certified ? "独生子女父母" : childless ? "无子女" : None;
        var special = SpecialOf(chance, citizen, certified, childless || hasChildren);
        return new FamilyPlan(
            married ? Wedding(chance, citizen, childless) : null, Woman(chance, citizen, married), reward,
            reward != None && citizen.Age >= 55 && chance.Chance(citizen.Age >= 61 ? 8200 : 3500), special);
    }

    /// <summary>Some childless couples married on the day of the limit, or the day before it.</summary>
    private static DateOnly Wedding(RandomStream chance, Citizen citizen, bool childless)
    {
        var usual = citizen.BirthDate.AddDays(chance.Between(22 * 365, 32 * 365));
        var day = usual < citizen.AsOf ? usual : citizen.AsOf.AddDays(-chance.Between(1, 300));
        return (childless && citizen.BirthDate.Year < 1982 ? chance.Below(12) : 12) switch { 0 => ChildlessLimit, 1 => ChildlessLimit.AddDays(-1), _ => day };
    }

    /// <summary>Some women turn 49, the threshold, in the month of the business date or just after it.</summary>
    private static DateOnly? Woman(RandomStream chance, Citizen citizen, bool married)
    {
        if (citizen.Sex == Sex.Female)
        {
            return citizen.BirthDate;
        }

        var turning = new DateOnly(citizen.AsOf.Year - 49, citizen.AsOf.Month, 1);
        return !married ? null : (citizen.Age is > 44 and < 56 ? chance.Below(60) : 60) switch
        {
            0 => turning,
            1 => turning.AddMonths(1),
            _ => citizen.BirthDate.AddDays(chance.Between(-3 * 365, 6 * 365)),
        };
    }

    /// <summary>Parents who lost their only child, or whose only child is disabled; about one in a hundred of the middle-aged.</summary>
    private static string SpecialOf(RandomStream chance, Citizen citizen, bool certified, bool otherwise) => (otherwise || citizen.Age < 42 ? 1000 : chance.Below(1000)) switch
    {
        < 6 when !certified => "独生子女死亡",
        < 12 => "独生子女伤残",
        _ => None,
    };
}
