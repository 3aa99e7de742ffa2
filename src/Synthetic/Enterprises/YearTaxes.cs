using Matching.Synthetic.Chance;

namespace Matching.Synthetic.Enterprises;

/// <summary>Taxes of the year. Amounts in fen.</summary>
/// <param name="VatFen">Value-added tax and surcharges due.</param>
/// <param name="ProfitTaxFen">Enterprise income tax due.</param>
/// <param name="BusinessTaxFen">Tax of an individual business on its income, or null for others.</param>
/// <param name="FirstTwoMillionFen">Of these, on the first two million yuan, or null for others.</param>
/// <param name="RelatedSupplier">Is related to its supplier of data.</param>
internal sealed record YearTaxes(long VatFen, long ProfitTaxFen, long? BusinessTaxFen, long? FirstTwoMillionFen, bool RelatedSupplier)
{
    private const long TwoMillionFen = 200_000_000;

    /// <summary>Income tax of individual businesses: up to so many fen a year, per cent, quick deduction in fen.</summary>
    private static readonly (long UpTo, int PerCent, long Quick)[] Brackets =
    [
        (3_000_000, 5, 0), (9_000_000, 10, 150_000), (30_000_000, 20, 1_050_000), (50_000_000, 30, 4_050_000), (long.MaxValue, 35, 6_550_000),
    ];

    public static YearTaxes Sample(Enterprise enterprise, Finance finance, long seed)
    {
        var chance = new RandomStream(seed, Purpose.Taxes, enterprise.Index);
        var vat = finance.RevenueFen / 1000 * chance.Between(4, 32);
        var profit = Math.Max(0, finance.IncomeFen);
        var related = chance.Chance(600);
        return enterprise.Type == Enterprise.IndividualBusiness
            ? new YearTaxes(vat, 0, OnIncome(profit), OnIncome(Math.Min(profit, TwoMillionFen)), related)
            : new YearTaxes(vat, profit / 100 * (finance.SmallLowProfit ? 5 : 25), null, null, related);
    }

    private static long OnIncome(long fen)
    {
        var (_, perCent, quick) = Brackets.First(b => fen <= b.UpTo);
        return (fen / 100 * perCent) - quick;
    }
}
