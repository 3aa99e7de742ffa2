using Matching.Synthetic.Chance;

namespace Matching.Synthetic.People;

/// <summary>The latest vocational certificate of a citizen.</summary>
/// <param name="Level">职业技能等级.</param>
/// <param name="Issued">Day of issue.</param>
/// <param name="Paid">The subsidy for this occupation and level was paid before.</param>
/// <param name="ApprovedFen">技能提升补贴核定额 in fen, or null.</param>
internal sealed record Qualification(string Level, DateOnly Issued, bool Paid, long? ApprovedFen)
{
    /// <summary>Level of those without a certificate.</summary>
    public const string NoLevel = "无";

    private static readonly WeightedChoice<string> Levels = new(("初级", 36), ("中级", 36), ("高级", 18), ("技师", 7), ("高级技师", 3));

    /// <summary>The certificate, or null: about 6 in 100 of those who work or look for work.</summary>
    public static Qualification? Sample(Citizen citizen, WorkLife work, long seed)
    {
        var chance = new RandomStream(seed, Purpose.Skill, citizen.Index);
        if (work.Occupation is not (Occupation.Employed or Occupation.Flexible or Occupation.Jobless) || !chance.Chance(600))
        {
            return null;
        }

        var level = Levels.Pick(chance);
        var issued = Issue(chance, citizen.AsOf);
        var paid = chance.Chance(3000);
        var recent = issued >= citizen.AsOf.AddMonths(-12) && work.InsuredMonths >= 12;
        return new Qualification(level, issued, paid, !paid && recent && chance.Chance(8500) ? Subsidy(level) : null);
    }

    /// <summary>The subsidy of a level in fen, or null for levels without one.</summary>
    private static long? Subsidy(string level) => level switch { "初级" => 100_000, "中级" => 150_000, "高级" => 200_000, _ => null };

    /// <summary>Some were issued exactly twelve months ago, or a day more.</summary>
    private static DateOnly Issue(RandomStream chance, DateOnly asOf) => chance.Below(40) switch
    {
        0 => asOf.AddMonths(-12),
        1 => asOf.AddMonths(-12).AddDays(-1),
        _ => asOf.AddDays(-chance.Between(1, 900)),
    };
}
