using Matching.Synthetic.Chance;

namespace Matching.Synthetic.Enterprises;

/// <summary>The latest loan of an enterprise. Amounts in fen.</summary>
/// <param name="Type">贷款类型.</param>
/// <param name="Granted">Day of the loan, or null.</param>
/// <param name="RepaidYear">Year of repayment; null for a running loan.</param>
/// <param name="PrincipalFen">Principal that may be subsidised.</param>
/// <param name="Months">Months of the subsidy so far.</param>
/// <param name="InterestFen">Interest paid.</param>
/// <param name="Favoured">投向重点支持领域.</param>
/// <param name="Subsidised">Another subsidy of the state was granted for it.</param>
/// <param name="PledgeInterestFen">Interest on the part pledged by patents, or null.</param>
internal sealed record Loan(
    string Type, DateOnly? Granted, int? RepaidYear, long PrincipalFen, int Months, long InterestFen, bool Favoured, bool Subsidised, long? PledgeInterestFen)
{
    /// <summary>贷款类型 of those without a loan.</summary>
    public const string NoLoan = "无";

    /// <summary>贷款类型 of loans against patents.</summary>
    public const string Pledge = "知识产权质押贷款";

    /// <summary>贷款类型 of loans on trust.</summary>
    public const string Credit = "信用贷款";

    private const long MostFen = 5_000_000_000;

    private static readonly Loan None = new(NoLoan, null, null, 0, 0, 0, false, false, null);
    private static readonly WeightedChoice<string> Types = new((Credit, 52), ("固定资产贷款", 40), ("新型政策性金融工具", 8));
    private static readonly QuantileTable Principals = new((0, 200_000), (4000, 2_000_000), (8000, 10_000_000), (9500, 45_000_000), (10_000, 160_000_000));

    public static Loan Sample(Enterprise enterprise, Recognition recognition, long seed)
    {
        var chance = new RandomStream(seed, Purpose.Loan, enterprise.Index);
        if (!chance.Chance(recognition.Specialised ? 5500 : enterprise.IsCompany ? 1400 : 300))
        {
            return None;
        }

        var type = recognition.Patents > 0 && chance.Chance(1800) ? Pledge : Types.Pick(chance);
        var months = chance.Below(40);
        var principal = chance.Chance(200) ? MostFen : Principals.Pick(chance) * 100;
        var interest = principal / 1000 * chance.Between(28, 60) * Math.Min(months, 12) / 12;
        var repaid = months >= 12 && chance.Chance(5000) ? enterprise.AsOf.AddMonths(-chance.Below(12)).Year : (int?)null;
        return new Loan(
            type, enterprise.AsOf.AddMonths(-months).AddDays(-chance.Below(28)), repaid, principal, months, interest,
            chance.Chance(enterprise.Industry.ResearchIn10000 >= 3000 ? 7000 : 2000), chance.Chance(800), type == Pledge ? interest / 10 * chance.Between(4, 10) : null);
    }
}
