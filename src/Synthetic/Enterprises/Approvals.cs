using Matching.Synthetic.Chance;

namespace Matching.Synthetic.Enterprises;

/// <summary>Amounts that departments approved where the published figure is a ceiling, in fen; null before an approval. Some are below the ceiling.</summary>
/// <param name="ScaleUp">升规提质奖励核定额.</param>
/// <param name="Research">四上高企研发奖励核定额.</param>
/// <param name="CreditInterest">专精特新贷款贴息核定额.</param>
/// <param name="PledgeInterest">知识产权质押贴息核定额.</param>
internal sealed record Approvals(long? ScaleUp, long? Research, long? CreditInterest, long? PledgeInterest)
{
    private const int ApprovedIn10000 = 7500;
    private const long MostResearchFen = 50_000_000;
    private const long MostPledgeFen = 30_000_000;

    public static Approvals Sample(Firm firm, long seed)
    {
        var chance = new RandomStream(seed, Purpose.Approval, firm.Enterprise.Index);
        var interest = firm.Loan is { Type: Loan.Credit, InterestFen: > 0 } && firm.Recognition.Specialised ? firm.Loan.InterestFen / 10 * 3 : 0;
        var research = firm.Evaluation.HighTech && firm.Trade.FirstAboveSize ? Math.Min(firm.Finance.ResearchFen / 20, MostResearchFen) : 0;
        return new Approvals(
            Approved(chance, ScaleUpFen(firm.Trade)), Approved(chance, research), Approved(chance, interest),
            Approved(chance, Math.Min((firm.Loan.PledgeInterestFen ?? 0) / 2, MostPledgeFen)));
    }

    private static long ScaleUpFen(Trade trade) => trade switch
    {
        { GrewThisYear: true, ReportsMonthly: true, New: true } => 50_000_000,
        { GrewLastYear: true, ReportsYearly: true, Growth: >= 3000 } => 40_000_000,
        { GrewLastYear: true, ReportsYearly: true, Growth: >= 1000 } => 20_000_000,
        _ => 0,
    };

    private static long? Approved(RandomStream chance, long ceiling)
    {
        var approved = chance.Chance(ApprovedIn10000);
        var part = chance.Chance(7000) ? 100 : chance.Between(40, 95);
        return approved && ceiling > 0 ? ceiling / 100 * part : null;
    }
}
