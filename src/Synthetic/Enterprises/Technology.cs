using Matching.Synthetic.Chance;

namespace Matching.Synthetic.Enterprises;

/// <summary>Research, patents and software of an enterprise. Amounts in fen, ratios in 1/10,000; null where it does none and nobody asks.</summary>
internal sealed record Technology
{
    private static readonly QuantileTable Domestic = new((0, 3000), (800, 5900), (1500, 6100), (4000, 9000), (10_000, 10_000));
    private static readonly QuantileTable HighTech = new((0, 1000), (2500, 5500), (3500, 6100), (10_000, 10_000));
    private static readonly QuantileTable Educated = new((0, 300), (4000, 2000), (7000, 4200), (9000, 7000), (10_000, 9800));

    /// <summary>Does research.</summary>
    public required bool Researches { get; init; }

    public required long Staff { get; init; }

    /// <summary>Share of the research money spent in the country.</summary>
    public required long? DomesticShare { get; init; }

    public required long? HighTechShare { get; init; }

    public required long Educated4Years { get; init; }

    public required long ThreeYearsFen { get; init; }

    public required long ThreeYearsRevenueFen { get; init; }

    /// <summary>Research money that is not capitalised.</summary>
    public required long ExpensedFen { get; init; }

    public required bool KeepsAccounts { get; init; }

    public required bool OwnPatents { get; init; }

    public required bool FavouredField { get; init; }

    /// <summary>Share of software in the revenue; 0 where it makes none.</summary>
    public required long SoftwareShare { get; init; }

    public required long OwnSoftwareShare { get; init; }

    public required bool Embedded { get; init; }

    /// <summary>First year with a profit, or null.</summary>
    public required int? FirstProfit { get; init; }

    public static Technology Sample(Enterprise enterprise, Finance finance, Recognition recognition, long seed)
    {
        var chance = new RandomStream(seed, Purpose.Technology, enterprise.Index);
        var researches = finance.ResearchFen > 0;
        var software = enterprise.Industry.Word == "软件";
        var embedded = researches && (software ? chance.Chance(1500) : enterprise.Industry.Word == "机械制造" && chance.Chance(600));
        var share = software || embedded ? Share(chance) : 0;
        return new Technology
        {
            Researches = researches,
            Staff = Math.Min(10_000, recognition.ResearchStaff + (researches ? chance.Below(800) : 0)),
            DomesticShare = researches ? (chance.Chance(200) ? 6000 : Domestic.Pick(chance)) : null,
            HighTechShare = researches ? (chance.Chance(200) ? 6000 : HighTech.Pick(chance)) : null,
            Educated4Years = researches || software ? Math.Min(10_000, Educated.Pick(chance) + 1500) : Educated.Pick(chance) / 2,
            ThreeYearsFen = finance.ResearchFen + finance.EarlierResearchFen + (enterprise.Years >= 3 ? finance.EarlierResearchFen / 10 * chance.Between(5, 10) : 0),
            ThreeYearsRevenueFen = finance.RevenueFen + finance.EarlierRevenueFen + (enterprise.Years >= 3 ? finance.EarlierRevenueFen / 10 * chance.Between(6, 10) : 0),
            ExpensedFen = finance.ResearchFen / 100 * chance.Between(70, 100),
            KeepsAccounts = researches && chance.Chance(9000),
            OwnPatents = recognition.Patents > 0,
            FavouredField = researches && chance.Chance(8500),
            SoftwareShare = share,
            OwnSoftwareShare = share * chance.Between(60, 100) / 100,
            Embedded = embedded,
            FirstProfit = ProfitYear(chance, enterprise, finance),
        };
    }

    /// <summary>55 % and 45 % are the thresholds.</summary>
    private static long Share(RandomStream chance) => chance.Below(30) switch { 0 => 5500, 1 => 4500, _ => chance.Between(2500, 10_000) };

    private static int? ProfitYear(RandomStream chance, Enterprise enterprise, Finance finance)
    {
        var year = enterprise.Registered.Year + chance.Below(6);
        return year < enterprise.AsOf.Year ? year : finance.IncomeFen > 0 ? enterprise.AsOf.Year : null;
    }
}
