using Matching.Synthetic.Chance;

namespace Matching.Synthetic.People;

/// <summary>救助身份 of a citizen.</summary>
internal static class Assistance
{
    /// <summary>Poor households mostly have the status already; the disabled among the poor are often 重残无业.</summary>
    public static string[] StatusesOf(Citizen citizen, Household? household, Disability? disability, long seed)
    {
        var chance = new RandomStream(seed, Purpose.Household, citizen.Index, part: 1);
        var poor = household is { IsPoor: true } && citizen.InShanghai;
        var grave = disability is { Grade: <= 2 };
        return chance.Below(1000) switch
        {
            < 900 when poor => grave ? ["低保", "重残无业"] : ["低保"],
            < 8 => ["低保"],
            < 16 => ["低保边缘"],
            < 18 => ["低收入"],
            < 20 => citizen.Age >= 60 ? ["特困"] : ["支出型困难"],
            < 220 when grave && citizen.Age < 60 => ["重残无业"],
            < 120 when disability is not null => ["低保"],
            _ => [],
        };
    }
}
