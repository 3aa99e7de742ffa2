using Matching.Synthetic.Chance;
using Matching.Synthetic.Feeds;

namespace Matching.Synthetic.Enterprises;

/// <summary>What an enterprise filed with the tax bureau. Amounts in fen, ratios in 1/10,000.</summary>
internal sealed record Finance
{
    private const long SmallIncomeFen = 300_000_000;
    private const long SmallAssetsFen = 5_000_000_000;
    private const int SmallHeads = 300;

    private static readonly QuantileTable Margin = new((0, -2500), (1200, -400), (3000, 0), (6000, 450), (9000, 1500), (10_000, 4000));
    private static readonly QuantileTable AssetTurn = new((0, 500), (3000, 3500), (7000, 9000), (10_000, 25_000));
    private static readonly QuantileTable Growth = new((0, -5000), (2000, -800), (5000, 250), (8000, 1400), (9500, 3500), (10_000, 9000));
    private static readonly QuantileTable Debt = new((0, 300), (2500, 3500), (6000, 5500), (9000, 7800), (10_000, 13_000));
    private static readonly QuantileTable CoreShare = new((0, 2500), (2000, 6500), (5000, 8600), (10_000, 10_000));
    private static readonly QuantileTable ResearchShare = new((0, 50), (2500, 280), (6000, 560), (8500, 900), (10_000, 3000));

    private static readonly long[] ThresholdIncomes = [SmallIncomeFen, SmallIncomeFen + 1, SmallIncomeFen - 1, 100_000_000, 0, 1];

    public required long IncomeFen { get; init; }

    public required long AssetsFen { get; init; }

    public required long RevenueFen { get; init; }

    public required long EarlierRevenueFen { get; init; }

    public required long ResearchFen { get; init; }

    public required long EarlierResearchFen { get; init; }

    public required long CoreGrowth { get; init; }

    public required long CoreShareOfRevenue { get; init; }

    public required long DebtToAssets { get; init; }

    public required bool Resident { get; init; }

    public required bool SmallLowProfit { get; init; }

    public required bool SmallScaleVat { get; init; }

    public required bool FilesReports { get; init; }

    public required long SixTaxesFen { get; init; }

    /// <summary>Share of the last year's revenue spent on research, in 1/10,000.</summary>
    public long ResearchShareOfRevenue => RevenueFen == 0 ? 0 : ResearchFen * 10_000 / RevenueFen;

    public static Finance Sample(Enterprise enterprise, long seed)
    {
        var chance = new RandomStream(seed, Purpose.Finance, enterprise.Index);
        var revenue = (enterprise.Industry.RevenueAHead.Pick(chance) * enterprise.Heads * 100) + chance.Below(10_000);
        var income = Part(revenue, Margin.Pick(chance));
        var assets = Part(revenue, AssetTurn.Pick(chance));
        (income, assets) = Thresholds(chance, enterprise, income, assets);
        var earlier = revenue * 10_000 / (10_000 + Growth.Pick(chance));
        var research = chance.Chance(enterprise.Industry.ResearchIn10000) ? ResearchShare.Pick(chance) : 0;
        var small = income <= SmallIncomeFen && assets <= SmallAssetsFen && enterprise.Heads <= SmallHeads && enterprise.IsCompany;
        return new Finance
        {
            IncomeFen = income,
            AssetsFen = assets,
            RevenueFen = revenue,
            EarlierRevenueFen = earlier,
            ResearchFen = ResearchAmount(chance, revenue, research),
            EarlierResearchFen = Part(earlier, research * chance.Between(6, 13) / 10),
            CoreGrowth = Growth.Pick(chance),
            CoreShareOfRevenue = CoreShare.Pick(chance),
            DebtToAssets = Debt.Pick(chance),
            Resident = chance.Chance(9900),
            SmallLowProfit = chance.Chance(300) ? !small : small,
            SmallScaleVat = revenue <= 500_000_000 && chance.Chance(8500),
            FilesReports = chance.Chance(9600),
            SixTaxesFen = Part(revenue / 12, chance.Between(8, 70)),
        };
    }

    public void Fill(Enterprise enterprise, FeedRow row) => row
        .Set("年应纳税所得额", Cell.Money(IncomeFen)).Set("从业人数", (int?)enterprise.Heads).Set("资产总额", Cell.Money(AssetsFen))
        .Set("居民企业", Resident).Set("小型微利企业", SmallLowProfit).Set("增值税纳税人类型", SmallScaleVat ? "小规模纳税人" : "一般纳税人")
        .Set("六税两费应纳额", Cell.Money(SixTaxesFen)).Set("上年度营业收入", Cell.Money(RevenueFen)).Set("前年度营业收入", Cell.Money(EarlierRevenueFen))
        .Set("上年度研发费用", Cell.Money(ResearchFen)).Set("前年度研发费用", Cell.Money(EarlierResearchFen))
        .Set("主营业务收入占比", Cell.Ratio(CoreShareOfRevenue)).Set("近两年主营收入平均增长率", Cell.Ratio(CoreGrowth))
        .Set("资产负债率", Cell.Ratio(DebtToAssets)).Set("按规定报送财务和统计报表", FilesReports);

    private static long Part(long fen, long tenThousandths) => fen / 10_000 * tenThousandths;

    /// <summary>Some enterprises stand exactly at the limits of the relief for small ones, or one fen beside them.</summary>
    private static (long Income, long Assets) Thresholds(RandomStream chance, Enterprise enterprise, long income, long assets)
    {
        if (!enterprise.IsCompany || enterprise.Heads > SmallHeads)
        {
            return (income, assets);
        }

        return chance.Below(240) switch
        {
            0 or 1 or 2 => (chance.OneOf<long>(ThresholdIncomes), Math.Min(assets, SmallAssetsFen)),
            3 => (Math.Clamp(income, 1, SmallIncomeFen), SmallAssetsFen),
            4 => (Math.Clamp(income, 1, SmallIncomeFen), SmallAssetsFen + 1),
            _ => (income, assets),
        };
    }

    /// <summary>One researcher in fifty spends exactly 3 % or exactly a million yuan.</summary>
    private static long ResearchAmount(RandomStream chance, long revenue, long share) => (share == 0 ? 100 : chance.Below(100)) switch
    {
        0 => revenue / 100 * 3,
        1 => 100_000_000,
        _ => Part(revenue, share),
    };
}
