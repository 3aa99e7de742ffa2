using Matching.Synthetic.Chance;

namespace Matching.Synthetic.Enterprises;

/// <summary>Draws recognitions that fit the size, the age and the research of an enterprise.</summary>
internal static class RecognitionSampler
{
    private const long ResearchFloorFen = 100_000_000;
    private const long RevenueFloorFen = 1_000_000_000;

    private static readonly QuantileTable Scores = new((0, 35), (3000, 58), (6000, 70), (10_000, 96));
    private static readonly QuantileTable Growths = new((0, -4000), (2500, 0), (5500, 1200), (8000, 2600), (10_000, 9000));
    private static readonly QuantileTable Equities = new((0, 5_000_000), (5000, 20_000_000), (8500, 65_000_000), (10_000, 300_000_000));
    private static readonly QuantileTable Shares = new((0, 50), (5000, 700), (8000, 1400), (10_000, 4500));

    public static Recognition Sample(Enterprise enterprise, Finance finance, long seed)
    {
        var chance = new RandomStream(seed, Purpose.Recognition, enterprise.Index);
        var research = finance.ResearchFen > 0;
        var candidate = enterprise.IsCompany && enterprise.Years >= 2 && finance.ResearchShareOfRevenue >= 300
            && finance.ResearchFen >= ResearchFloorFen && finance.RevenueFen >= RevenueFloorFen;
        var score = candidate && chance.Chance(7500) ? Score(chance) : (int?)null;
        var specialised = score >= 60 && chance.Chance(6500);
        var giantYear = specialised && chance.Chance(2200) ? enterprise.AsOf.Year - chance.Below(6) : (int?)null;
        var measured = giantYear is not null || enterprise.Heads >= 20;
        return new Recognition
        {
            Size = Size(chance, enterprise),
            Score = score,
            Specialised = specialised,
            FirstMunicipal = specialised && giantYear is null && chance.Chance(5500),
            GiantYear = giantYear,
            FirstNational = giantYear == enterprise.AsOf.Year,
            YearsInNiche = research ? Math.Min(enterprise.Years, chance.Between(1, 20)) : null,
            NicheShare = research ? Shares.Pick(chance) : null,
            EquityFen = research && chance.Chance(800) ? Equities.Pick(chance) * 100 : 0,
            TopMaker = candidate && chance.Chance(200),
            FastTrack = specialised && chance.Chance(300),
            HasLaboratory = research && chance.Chance(6000),
            Certified = research && chance.Chance(5500),
            ResearchStaff = research ? chance.Between(300, 7000) : chance.Below(200),
            Patents = research ? chance.Below(8) : 0,
            ScienceAward = candidate && chance.Chance(300),
            Growth = measured ? Growth(chance, giantYear is not null) : null,
            EarlierGrowth = measured ? Growth(chance, giantYear is not null) : null,
            Approved = chance.Chance(8000),
        };
    }

    /// <summary>One score in ten stands exactly at the threshold or one point beside it.</summary>
    private static int Score(RandomStream chance) => chance.Below(30) switch
    {
        0 => 60,
        1 => 59,
        2 => 61,
        _ => (int)Scores.Pick(chance),
    };

    /// <summary>Some grew by exactly 20 %; little giants grow faster than others.</summary>
    private static long Growth(RandomStream chance, bool giant) => chance.Below(40) switch
    {
        0 => 2000,
        1 => 1999,
        _ => Growths.Pick(chance) + (giant ? 1500 : 0),
    };

    /// <summary>Organisations that are no companies, and a few companies, were never sized.</summary>
    private static string? Size(RandomStream chance, Enterprise enterprise) => (enterprise.IsCompany ? chance.Chance(300) : chance.Chance(3000)) ? null
        : enterprise.Heads switch { >= 1000 => "大型", >= 300 => "中型", >= 20 => "小型", _ => "微型" };
}
