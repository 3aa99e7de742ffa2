using Matching.Synthetic.Chance;

namespace Matching.Synthetic.Enterprises;

/// <summary>An industry and the shapes of its enterprises.</summary>
/// <param name="Word">Word in the names of its enterprises.</param>
/// <param name="HeadsInTenths">Headcount against the general distribution, in tenths.</param>
/// <param name="RevenueAHead">Yearly yuan a head.</param>
/// <param name="ResearchIn10000">Share that does research.</param>
internal sealed record Industry(string Word, int HeadsInTenths, QuantileTable RevenueAHead, int ResearchIn10000)
{
    private static readonly QuantileTable Services = new((0, 30_000), (1500, 120_000), (5000, 320_000), (8500, 800_000), (10_000, 3_000_000));
    private static readonly QuantileTable Goods = new((0, 60_000), (1500, 300_000), (5000, 900_000), (8500, 2_400_000), (10_000, 9_000_000));
    private static readonly QuantileTable Knowledge = new((0, 60_000), (1500, 250_000), (5000, 600_000), (8500, 1_300_000), (10_000, 5_000_000));

    private static readonly WeightedChoice<Industry> Choices = new(
        (new Industry("贸易", 8, Goods, 100), 30), (new Industry("餐饮管理", 9, Services, 20), 10),
        (new Industry("机械制造", 20, Goods, 3000), 12), (new Industry("软件", 14, Knowledge, 5000), 14),
        (new Industry("生物科技", 14, Knowledge, 5500), 9), (new Industry("建筑工程", 16, Goods, 400), 6),
        (new Industry("商务咨询", 8, Services, 200), 12), (new Industry("文化传播", 8, Services, 200), 7));

    public static Industry Sample(RandomStream chance) => Choices.Pick(chance);
}
