using Matching.Synthetic.Chance;

namespace Matching.Synthetic.People;

/// <summary>A citizen at a university, or one who left it.</summary>
internal sealed record University
{
    /// <summary>Scholarship classes of universities, in yuan a year: 一档, 二档, 三档. Each university sets its own; these are made up.</summary>
    private static readonly (int First, int Second, int Third)[] Standards = [(4700, 3700, 2700), (4500, 3700, 2900), (5000, 3700, 2500)];

    private static readonly string[][] Hardships =
        [["低保家庭"], ["国家助学贷款"], ["低保家庭", "国家助学贷款"], ["零就业家庭"], ["贫困残疾人家庭"], ["特困人员"], ["本人残疾"]];

    private static readonly WeightedChoice<string> Classes = new(("一档", 25), ("二档", 45), ("三档", 30));

    private static readonly QuantileTable Fees = new((0, 4000), (3000, 5000), (7000, 7500), (9000, 16_000), (9500, 20_000), (10_000, 48_000));

    /// <summary>在读学历层次, or null for those who do not study.</summary>
    public string? Level { get; init; }

    /// <summary>Expected day of graduation, or null.</summary>
    public DateOnly? Expected { get; init; }

    /// <summary>Day of graduation of those who graduated in the last years, or null.</summary>
    public DateOnly? Graduated { get; init; }

    /// <summary>Recognised as poor by the university.</summary>
    public bool Poor { get; init; }

    /// <summary>助学金档次, or null.</summary>
    public string? Class { get; init; }

    /// <summary>The university's standards, in yuan, or null.</summary>
    public (int First, int Second, int Third)? Standard { get; init; }

    /// <summary>Serves or served as a conscript.</summary>
    public bool Conscript { get; init; }

    public long? FeeFen { get; init; }

    public long? LoanFen { get; init; }

    /// <summary>毕业生困难类别.</summary>
    public string[] Hardship { get; init; } = [];

    /// <summary>The subsidy for looking for work was paid.</summary>
    public bool SeekingPaid { get; init; }

    public static University Sample(Citizen citizen, WorkLife work, Venture? venture, long seed)
    {
        var chance = new RandomStream(seed, Purpose.School, citizen.Index);
        if (work.Occupation == Occupation.Student && citizen.Age >= 18)
        {
            return Student(chance, citizen);
        }

        var graduated = venture?.Graduated ?? (citizen.Age is >= 21 and <= 32 && chance.Chance(5500) ? Summer(citizen.AsOf.Year - Math.Max(0, citizen.Age - 22)) : null);
        return graduated < citizen.AsOf ? new University { Graduated = graduated, SeekingPaid = chance.Chance(500) } : new University();
    }

    private static University Student(RandomStream chance, Citizen citizen)
    {
        var level = citizen.Age >= 22 ? "研究生" : chance.Chance(6500) ? "本科" : "专科";
        var expected = Expectation(chance, citizen);
        var poor = level != "研究生" && chance.Chance(2200);
        var conscript = chance.Chance(350);
        var hard = expected <= citizen.AsOf.AddMonths(12) && chance.Chance(1800);
        return new University
        {
            Level = level,
            Expected = expected,
            Poor = poor,
            Class = poor && chance.Chance(9800) ? Classes.Pick(chance) : null,
            Standard = chance.OneOf<(int, int, int)>(Standards),
            Conscript = conscript,
            FeeFen = Fees.Pick(chance) * 100,
            LoanFen = poor && chance.Chance(6000) ? chance.Between(50, 250) * 10_000L : 0,
            Hardship = hard ? Hardships[chance.Below(Hardships.Length)] : [],
            SeekingPaid = hard && chance.Chance(2500),
        };
    }

    /// <summary>A summer to come; a few graduate exactly in a year or a day later, the threshold.</summary>
    private static DateOnly Expectation(RandomStream chance, Citizen citizen)
    {
        var next = new DateOnly(citizen.AsOf.Year, 7, 1);
        next = next < citizen.AsOf ? next.AddYears(1) : next;
        return chance.Below(50) switch
        {
            0 => citizen.AsOf.AddMonths(12),
            1 => citizen.AsOf.AddMonths(12).AddDays(1),
            _ => next.AddYears(Math.Clamp(21 - citizen.Age, 0, 3) + (chance.Chance(3000) ? 1 : 0)),
        };
    }

    private static DateOnly Summer(int year) => new(year, 7, 1);
}
