using Matching.Synthetic.Chance;

namespace Matching.Synthetic.People;

/// <summary>Work, unemployment and pension insurance of a citizen. The shares are assumptions of this generator.</summary>
internal sealed record WorkLife
{
    private const int MostBenefitMonths = 24;
    private const int MostInsuredMonths = 420;

    private static readonly WeightedChoice<Occupation> OfTaxpayers = new((Occupation.Employed, 88), (Occupation.Flexible, 6), (Occupation.Jobless, 6));
    private static readonly WeightedChoice<Occupation> OfOthers = new((Occupation.Flexible, 25), (Occupation.Jobless, 30), (Occupation.None, 45));

    public required Occupation Occupation { get; init; }

    /// <summary>Full months to the statutory retirement age; negative beyond it.</summary>
    public required int MonthsToRetirement { get; init; }

    /// <summary>Months of unemployment insurance in all.</summary>
    public required int InsuredMonths { get; init; }

    /// <summary>Lost the job without wanting to.</summary>
    public required bool Involuntary { get; init; }

    /// <summary>Registered as unemployed.</summary>
    public required bool Registered { get; init; }

    /// <summary>Months of the unemployment benefit drawn so far.</summary>
    public required int BenefitMonths { get; init; }

    /// <summary>May draw the benefit until retirement.</summary>
    public required bool Extended { get; init; }

    /// <summary>Recognised as hard to place.</summary>
    public required bool HardToPlace { get; init; }

    /// <summary>Pays social insurance without an employer.</summary>
    public required bool PaysAlone { get; init; }

    /// <summary>Months of the subsidy for those who pay alone, so far.</summary>
    public required int SubsidisedMonths { get; init; }

    /// <summary>In the pension insurance of employees.</summary>
    public required bool InPension { get; init; }

    /// <summary>Has a labour contract in Shanghai with social insurance.</summary>
    public required bool Contracted { get; init; }

    public bool IsRetired => Occupation == Occupation.Retired && InPension;

    public bool Works => Occupation is Occupation.Employed or Occupation.Flexible;

    public static WorkLife Sample(Citizen citizen, TaxProfile tax, long seed)
    {
        var chance = new RandomStream(seed, Purpose.Work, citizen.Index);
        var left = RetirementAge.MonthsLeft(citizen, chance.Chance(5000), citizen.AsOf);
        var occupation = OccupationOf(chance, citizen, tax, left);
        var insured = InsuredFor(chance, citizen, occupation);
        var registered = occupation == Occupation.Jobless && chance.Chance(8500);
        var drawn = registered ? Drawn(chance, insured) : 0;
        var hard = occupation is Occupation.Jobless or Occupation.Flexible && citizen.InShanghai && chance.Chance(citizen.Age >= 45 ? 4500 : 800);
        var alone = occupation == Occupation.Flexible && chance.Chance(hard ? 9200 : 7000);
        return new WorkLife
        {
            Occupation = occupation,
            MonthsToRetirement = left,
            InsuredMonths = insured,
            Involuntary = occupation == Occupation.Jobless && chance.Chance(6000),
            Registered = registered,
            BenefitMonths = drawn,
            Extended = registered && left is >= 0 and < 24 && drawn > 0 && chance.Chance(5000),
            HardToPlace = hard,
            PaysAlone = alone,
            SubsidisedMonths = alone && hard ? Subsidised(chance) : 0,
            InPension = Pension(chance, occupation),
            Contracted = occupation == Occupation.Employed && chance.Chance(9700),
        };
    }

    private static Occupation OccupationOf(RandomStream chance, Citizen citizen, TaxProfile tax, int left)
    {
        if (!citizen.IsAlive)
        {
            return Occupation.None;
        }

        if (left <= 0)
        {
            return Occupation.Retired;
        }

        var atSchool = citizen.Age switch { < 18 => 9500, < 22 => 6500, < 26 => 1500, _ => 0 };
        return chance.Chance(atSchool) ? Occupation.Student : (tax.Taxpayer ? OfTaxpayers : OfOthers).Pick(chance);
    }

    /// <summary>Some stand at one year and at three years, the thresholds, or a month before them.</summary>
    private static int InsuredFor(RandomStream chance, Citizen citizen, Occupation occupation)
    {
        var possible = Math.Clamp((citizen.Age - 19) * 12, 0, MostInsuredMonths);
        return (occupation, chance.Below(100)) switch
        {
            (Occupation.None or Occupation.Student, _) => 0,
            (_, 0) => Math.Min(possible, 12),
            (_, 1) => Math.Min(possible, 11),
            (_, 2) => Math.Min(possible, chance.Between(35, 36)),
            (Occupation.Flexible, _) => chance.Below(Math.Min(possible, 60) + 1),
            (_, var drawn) => possible * (20 + (drawn * 8 / 10)) / 100,
        };
    }

    /// <summary>Two months for every full year of insurance, 24 at most; some have drawn exactly a year or all of it.</summary>
    private static int Drawn(RandomStream chance, int insured)
    {
        var limit = Math.Min(MostBenefitMonths, insured / 12 * 2);
        return chance.Below(10) switch { 0 => Math.Min(limit, 12), 1 => Math.Min(limit, 11), 2 => limit, _ => chance.Below(limit + 1) };
    }

    private static int Subsidised(RandomStream chance) => chance.Below(10) switch { 0 => 36, 1 => 35, _ => chance.Below(44) };

    private static bool Pension(RandomStream chance, Occupation occupation) => occupation switch
    {
        Occupation.Employed or Occupation.Jobless => true,
        Occupation.Retired => chance.Chance(9000),
        Occupation.Flexible => chance.Chance(7500),
        _ => false,
    };
}
