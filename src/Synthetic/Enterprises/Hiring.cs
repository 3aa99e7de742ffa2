using Matching.Synthetic.Chance;

namespace Matching.Synthetic.Enterprises;

/// <summary>Contract and insurance of the representative hire, and what the department counted over all hires. Amounts in fen.</summary>
/// <param name="ContractMonths">Term of the labour contract; 0 where nobody was hired.</param>
/// <param name="Insured">Social insurance is paid for the hire.</param>
/// <param name="Enrolled">Day of enrolment, or null.</param>
/// <param name="SubsidyMonths">补贴月数.</param>
/// <param name="OwnPremiumFen">Monthly premium that the hire pays.</param>
/// <param name="PriorityIndustry">属于省定重点行业.</param>
/// <param name="GroupMonths">Person-months of priority groups in the year.</param>
/// <param name="VeteranMonths">Person-months of veterans in the year.</param>
/// <param name="EmployerRate">Rates of the employer in all, in 1/10,000; the accident insurance differs by industry.</param>
internal sealed record Hiring(
    int ContractMonths, bool Insured, DateOnly? Enrolled, int SubsidyMonths, long OwnPremiumFen, bool PriorityIndustry, int GroupMonths,
    int VeteranMonths, int EmployerRate)
{
    /// <summary>Employer's rates of pension, medical and unemployment insurance together, in 1/10,000; an assumption of the generator.</summary>
    public const int BasicRate = 2550;

    /// <summary>Average monthly wage of the place, in fen; an assumption of the generator, not a published figure.</summary>
    public const long LocalWageFen = 1_230_700;

    /// <summary>Own rates of the three insurances are 10.5 %.</summary>
    private const int OwnRateIn1000 = 105;

    private const int OneYear = 12;

    /// <summary>From this day the dictionary holds the published floor.</summary>
    private static readonly DateOnly PublishedFloor = new(2026, 7, 1);

    private static readonly WeightedChoice<int> Terms = new((36, 50), (24, 20), (OneYear, 18), (OneYear - 1, 4), (6, 6), (60, 2));
    private static readonly QuantileTable Bases = new((0, 7384), (3000, 8000), (7000, 12_000), (10_000, 36_921));

    /// <summary>Lowest contribution base in fen a month; an assumption of the generator. Null where the dictionary holds the published one.</summary>
    public static long? FloorOn(DateOnly day) => day >= PublishedFloor ? null : day >= PublishedFloor.AddYears(-1) ? 746_000 : 738_400;

    public static Hiring Sample(Enterprise enterprise, Hire? hire, long seed)
    {
        var chance = new RandomStream(seed, Purpose.Hiring, enterprise.Index);
        var rate = BasicRate + chance.OneOf<int>([16, 28, 52, 76, 104]);
        var priority = enterprise.Industry.ResearchIn10000 >= 3000 && chance.Chance(7000);
        if (hire is null)
        {
            return new Hiring(0, false, null, 0, 0, priority, 0, 0, rate);
        }

        var insured = hire.Months > 0 && chance.Chance(9700);
        var personMonths = insured ? hire.Count * Math.Min(hire.Months, OneYear) : 0;
        var group = hire.Category is "脱贫人口" or "建档立卡贫困人口" or "登记失业半年以上人员";
        return new Hiring(
            hire.Contract ? Terms.Pick(chance) : 0, insured, insured ? enterprise.AsOf.AddMonths(-hire.Months).AddDays(-chance.Below(15)) : null,
            Math.Min(hire.Months, OneYear), insured ? Bases.Pick(chance) * 100 * OwnRateIn1000 / 1000 : 0, priority, group ? personMonths : 0,
            hire.Category == "自主就业退役士兵" ? personMonths : 0, rate);
    }
}
