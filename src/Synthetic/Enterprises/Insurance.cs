using Matching.Synthetic.Chance;
using Matching.Synthetic.Feeds;

namespace Matching.Synthetic.Enterprises;

/// <summary>What an enterprise insured and hired. Amounts in fen.</summary>
internal sealed record Insurance
{
    /// <summary>Years that Shanghai's unemployment fund could pay, in tenths; an assumption of the generator.</summary>
    private const string ReserveYears = "1.6";

    private const long HireSubsidyFen = 150_000;
    private const int LargeHeads = 1000;

    /// <summary>Staff lost in a year, in 1/10,000 of the staff before.</summary>
    private static readonly QuantileTable Loss = new((0, -6000), (2000, -900), (5000, 0), (7500, 350), (8600, 560), (9300, 1600), (9700, 2600), (10_000, 8000));

    /// <summary>Monthly contribution base in yuan: from the floor to the ceiling.</summary>
    private static readonly QuantileTable Base = new((0, 7384), (3000, 8200), (6000, 12_000), (8500, 20_000), (10_000, 36_921));

    private static readonly (int Before, int Last)[] Thresholds = [(20, 16), (20, 15), (25, 20), (200, 189), (200, 188), (400, 378)];

    public required int Insured { get; init; }

    public required int LastDecember { get; init; }

    public required int Attrition { get; init; }

    public required int EarlierDecember { get; init; }

    public required long PremiumFen { get; init; }

    public required bool PaidAsRequired { get; init; }

    public required int FullMonths { get; init; }

    public required bool InsuredInShanghai { get; init; }

    public required Hire? Hire { get; init; }

    /// <summary>Decides whether the department has already approved what would be paid.</summary>
    public required bool Approved { get; init; }

    public static Insurance Sample(Enterprise enterprise, long seed)
    {
        var chance = new RandomStream(seed, Purpose.Insurance, enterprise.Index);
        var (before, last) = Staff(chance, enterprise);
        var attrition = chance.Chance(2500) ? Math.Min(last, 1 + (last / 200)) : 0;
        var fullMonths = chance.Chance(9200) ? 12 : chance.Below(12);
        return new Insurance
        {
            Insured = last,
            LastDecember = last,
            Attrition = before - last > attrition ? attrition : 0,
            EarlierDecember = before,
            PremiumFen = Base.Pick(chance) * last * fullMonths,
            PaidAsRequired = fullMonths == 12 || chance.Chance(3000),
            FullMonths = fullMonths,
            InsuredInShanghai = chance.Chance(9850),
            Hire = Hire.Sample(chance, enterprise),
            Approved = chance.Chance(7000),
        };
    }

    public void Fill(Enterprise enterprise, FeedRow row)
    {
        row.Set("参保地", InsuredInShanghai ? "上海" : "其他").Set("失业保险参保人数", (int?)Insured).Set("上年12月参保人数", (int?)LastDecember)
            .Set("上年自然减员人数", (int?)Attrition).Set("前年12月参保人数", (int?)EarlierDecember).Set("上年度实缴失业保险费", Cell.Money(PremiumFen))
            .Set("上年度按规定缴纳失业保险费", PaidAsRequired).Set("失业保险足额缴费月数", (int?)FullMonths).Set("失业保险基金备付年限", ReserveYears)
            .Set("稳岗返还核定额", MeetsRefund(enterprise) ? Cell.Money(PremiumFen / 10 * (enterprise.Heads >= LargeHeads ? 5 : 9)) : null);
        FillHire(row);
    }

    /// <summary>An enterprise that hired nobody has no such contract and no such months: false and 0, not unknown.</summary>
    private void FillHire(FeedRow row)
    {
        var subsidised = Approved && Hire is { Contract: true, Months: >= 3 };
        row.Set("招用对象类型", Hire?.Category).Set("签订劳动合同", Hire?.Contract ?? false)
            .Set("新招人员失业保险缴费月数", (int?)(Hire?.Months ?? 0)).Set("新招人员三险缴费月数", (int?)(Hire?.Months ?? 0))
            .Set("符合条件新招人数", (int?)(Hire?.Count ?? 0))
            .Set("一次性扩岗补助核定额", subsidised ? Cell.Money(Hire!.Count * HireSubsidyFen) : null);
    }

    private bool MeetsRefund(Enterprise enterprise)
    {
        // Compared without division: lost staff against 20 % or 5.5 % of the staff before.
        var lost = EarlierDecember - LastDecember - Attrition;
        var kept = Insured <= 30 ? lost * 1000 <= EarlierDecember * 200 : lost * 1000 <= EarlierDecember * 55;
        return Approved && kept && FullMonths == 12 && !enterprise.Dishonest;
    }

    private static (int Before, int Last) Staff(RandomStream chance, Enterprise enterprise)
    {
        if (enterprise.IsCompany && chance.Below(120) == 0)
        {
            return chance.OneOf<(int, int)>(Thresholds);
        }

        var last = Math.Max(1, enterprise.Heads * chance.Between(70, 100) / 100);
        var before = last * 10_000 / (10_000 - Loss.Pick(chance));
        return ((int)Math.Max(1, before), last);
    }
}
