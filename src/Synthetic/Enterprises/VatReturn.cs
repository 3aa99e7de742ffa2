using Matching.Synthetic.Chance;

namespace Matching.Synthetic.Enterprises;

/// <summary>The latest value-added tax return. Amounts in fen.</summary>
/// <param name="Quarterly">Files by the quarter.</param>
/// <param name="SalesFen">Sales of the period without tax.</param>
/// <param name="LowRateFen">Of these, at the 3 % levy; 0 for general taxpayers.</param>
/// <param name="InputFen">Deductible input tax; 0 for small-scale taxpayers.</param>
/// <param name="DueFen">Tax due before the additional deduction.</param>
/// <param name="CarriedFen">Additional deduction carried over.</param>
internal sealed record VatReturn(bool Quarterly, long SalesFen, long LowRateFen, long InputFen, long DueFen, long CarriedFen)
{
    private const long MonthlyLimitFen = 10_000_000;

    public static VatReturn Sample(Enterprise enterprise, Finance finance, long seed)
    {
        var chance = new RandomStream(seed, Purpose.Vat, enterprise.Index);
        var quarterly = finance.SmallScaleVat && chance.Chance(8000);
        var sales = Sales(chance, finance, quarterly);
        if (finance.SmallScaleVat)
        {
            return new VatReturn(quarterly, sales, chance.Chance(8500) ? sales : sales / 100 * chance.Between(40, 99), 0, 0, 0);
        }

        var output = sales / 100 * chance.Between(6, 13);
        var input = output / 100 * chance.Between(30, 115);
        return new VatReturn(false, sales, 0, input, Math.Max(0, output - input), chance.Chance(2500) ? input / 100 * chance.Between(1, 12) : 0);
    }

    /// <summary>Some small-scale taxpayers sell exactly what is exempt, or a fen more.</summary>
    private static long Sales(RandomStream chance, Finance finance, bool quarterly)
    {
        var limit = quarterly ? 3 * MonthlyLimitFen : MonthlyLimitFen;
        var usual = finance.RevenueFen / (quarterly ? 4 : 12) / 100 * chance.Between(50, 150);
        return (finance.SmallScaleVat ? chance.Below(60) : 60) switch { 0 => limit, 1 => limit + 1, _ => usual };
    }
}
