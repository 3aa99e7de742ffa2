using Matching.Synthetic.Chance;

namespace Matching.Synthetic.Enterprises;

/// <summary>What the statistics bureau holds of an enterprise: its industry, its output, and whether it grew beyond the size that reports.</summary>
internal sealed record Trade
{
    /// <summary>Yearly revenue from which an industrial enterprise reports, in fen.</summary>
    private const long ReportingFen = 2_000_000_000;

    private static readonly QuantileTable Growths = new((0, -4000), (3000, 0), (6000, 900), (8500, 2400), (10_000, 9000));

    private static readonly WeightedChoice<string> OfBiology = new(("其他制造业", 60), ("科学研究和技术服务业", 40));
    private static readonly WeightedChoice<string> OfCulture = new(("其他", 70), ("娱乐业", 30));
    private static readonly WeightedChoice<string> OfCounsel = new(("租赁和商务服务业", 85), ("房地产业", 15));
    private static readonly WeightedChoice<string> OfMachines = new(("其他制造业", 996), ("烟草制造业", 4));

    /// <summary>主营行业.</summary>
    public required string Main { get; init; }

    public required bool Manufactures { get; init; }

    /// <summary>Began to report this year.</summary>
    public required bool GrewThisYear { get; init; }

    /// <summary>Began to report last year.</summary>
    public required bool GrewLastYear { get; init; }

    public required bool ReportsMonthly { get; init; }

    public required bool ReportsYearly { get; init; }

    /// <summary>Opened newly.</summary>
    public required bool New { get; init; }

    /// <summary>本年产值增长率, in 1/10,000; null outside industry.</summary>
    public required long? Growth { get; init; }

    /// <summary>Among the enterprises that report (四上), for the first time.</summary>
    public required bool FirstAboveSize { get; init; }

    public static Trade Sample(Enterprise enterprise, Finance finance, long seed)
    {
        var chance = new RandomStream(seed, Purpose.Trade, enterprise.Index);
        var main = MainOf(chance, enterprise.Industry.Word);
        var makes = enterprise.IsCompany && main.EndsWith("制造业", StringComparison.Ordinal);
        var above = enterprise.IsCompany && finance.RevenueFen >= ReportingFen;
        var near = above && finance.RevenueFen < 4 * ReportingFen;
        var thisYear = makes && near && chance.Chance(1500);
        var lastYear = makes && near && !thisYear && chance.Chance(2500);
        return new Trade
        {
            Main = main,
            Manufactures = makes,
            GrewThisYear = thisYear,
            GrewLastYear = lastYear,
            ReportsMonthly = above && (!thisYear || chance.Chance(8500)),
            ReportsYearly = above && !thisYear,
            New = enterprise.Years <= 1 || (thisYear && chance.Chance(6000)),
            Growth = makes ? OutputGrowth(chance) : null,
            FirstAboveSize = thisYear || (above && !lastYear && finance.EarlierRevenueFen < ReportingFen && chance.Chance(5000)),
        };
    }

    /// <summary>10 % and 30 % are the thresholds.</summary>
    private static long OutputGrowth(RandomStream chance) => chance.Below(40) switch
    {
        0 => 1000,
        1 => 999,
        2 => 3000,
        3 => 2999,
        _ => Growths.Pick(chance),
    };

    private static string MainOf(RandomStream chance, string word) => word switch
    {
        "贸易" => "批发和零售业",
        "餐饮管理" => "住宿和餐饮业",
        "机械制造" => OfMachines.Pick(chance),
        "软件" => "信息传输、软件和信息技术服务业",
        "生物科技" => OfBiology.Pick(chance),
        "商务咨询" => OfCounsel.Pick(chance),
        "文化传播" => OfCulture.Pick(chance),
        _ => "其他",
    };
}
