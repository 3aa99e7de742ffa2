using Matching.Synthetic.Enterprises;

namespace Matching.Synthetic.History;

/// <summary>
/// Audits of enterprises. The true facts are those of the population; what was stated lags behind them. Rates are
/// assumptions of this generator; no source publishes them.
/// </summary>
internal sealed class EnterpriseAudits(long seed, DateOnly asOf, int months)
{
    private const int SmallStaff = 30;
    private const int FewLostIn1000 = 55;
    private const int SomeLostIn1000 = 200;

    /// <summary>maxAgeDays of 失业保险参保人数 in the dictionary.</summary>
    private const int InsuredAge = 62;

    /// <summary>maxAgeDays of 年应纳税所得额 in the dictionary.</summary>
    private const int TaxAge = 430;

    private const long ProfitLimitFen = 300_000_000;
    private const long AssetsLimitFen = 5_000_000_000;
    private const int HeadsLimit = 300;

    /// <summary>The audited matches of an enterprise.</summary>
    public IEnumerable<AuditRow> Of(int index)
    {
        var enterprise = EnterpriseSampler.Sample(index, seed, asOf);
        return new[] { Refund(enterprise), SmallProfit(enterprise) }.OfType<AuditRow>();
    }

    /// <summary>Wrong where more staff left than the last return said, natural attrition was overstated, or the insured do not work there.</summary>
    private AuditRow? Refund(Enterprise enterprise)
    {
        var truth = Insurance.Sample(enterprise, seed);
        if (truth.FullMonths < 12 || !truth.InsuredInShanghai || enterprise.Dishonest
            || AuditDraw.Of(seed, asOf, months, enterprise.Index, AuditedPolicy.StaffRefund, InsuredAge) is not { } draw)
        {
            return null;
        }

        var before = truth.EarlierDecember;
        var lost = before - truth.LastDecember;
        var saidLost = lost > 0 ? lost - (lost * draw.Lag / (InsuredAge + 1)) : lost;
        var overstated = saidLost > 0 && draw.Chance.Chance(1500) ? 1 + (before * draw.Chance.Between(1, 12) / 100) : 0;
        var saidAttrition = Math.Min(Math.Max(0, saidLost), truth.Attrition + overstated);
        var insuredOnly = draw.Chance.Chance(truth.Insured < 8 ? 1200 : 150);
        return Kept(saidLost - saidAttrition, before, truth.Insured)
            ? draw.Row("unemployment-insurance-job-stabilisation-refund", enterprise.Code, insuredOnly)
                .Whole(AuditColumns.Heads, truth.Insured).Share(AuditColumns.LossRate, saidLost, before).Share(AuditColumns.AttritionRate, saidAttrition, before)
                .Found(Kept(lost - truth.Attrition, before, truth.Insured) && !insuredOnly)
            : null;
    }

    /// <summary>Wrong where the year closed above what the provisional return had stated, or the business was split to stay under the limit.</summary>
    private AuditRow? SmallProfit(Enterprise enterprise)
    {
        var truth = Finance.Sample(enterprise, seed);
        if (!enterprise.IsCompany || truth.IncomeFen <= 0 || enterprise.Heads > HeadsLimit || enterprise.Restricted
            || AuditDraw.Of(seed, asOf, months, enterprise.Index, AuditedPolicy.SmallProfit, TaxAge) is not { } draw)
        {
            return null;
        }

        var profit = draw.Earlier(truth.IncomeFen, 6000);
        var assets = draw.Earlier(truth.AssetsFen, 6000);
        var split = draw.Chance.Chance(profit > ProfitLimitFen / 2 ? 2500 : 150);
        return profit <= ProfitLimitFen && assets <= AssetsLimitFen
            ? draw.Row("small-low-profit-enterprise-income-tax", enterprise.Code, split)
                .Whole(AuditColumns.Heads, enterprise.Heads).Share(AuditColumns.ProfitToLimit, profit, ProfitLimitFen)
                .Share(AuditColumns.AssetsToLimit, assets, AssetsLimitFen)
                .Found(truth.IncomeFen <= ProfitLimitFen && truth.AssetsFen <= AssetsLimitFen && !split)
            : null;
    }

    /// <summary>The rule on lost staff, without division: 20 % for small staffs, 5.5 % for others.</summary>
    private static bool Kept(long lost, long before, int insured) => lost * 1000 <= before * (insured <= SmallStaff ? SomeLostIn1000 : FewLostIn1000);
}
