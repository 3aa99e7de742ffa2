using Matching.Synthetic.Chance;

namespace Matching.Synthetic.Enterprises;

/// <summary>An enterprise with all that is drawn for it; what is drawn later fits what was drawn before.</summary>
internal sealed class Firm
{
    public Firm(int index, long seed, DateOnly asOf)
    {
        Enterprise = EnterpriseSampler.Sample(index, seed, asOf);
        Finance = Finance.Sample(Enterprise, seed);
        Insurance = Insurance.Sample(Enterprise, seed);
        Recognition = Recognition.Sample(Enterprise, Finance, seed);
        Trade = Trade.Sample(Enterprise, Finance, seed);
        Technology = Technology.Sample(Enterprise, Finance, Recognition, seed);
        Evaluation = Evaluation.Sample(Enterprise, Recognition, Technology, Trade, seed);
        Vat = VatReturn.Sample(Enterprise, Finance, seed);
        Taxes = YearTaxes.Sample(Enterprise, Finance, seed);
        Hiring = Hiring.Sample(Enterprise, Insurance.Hire, seed);
        Loan = Loan.Sample(Enterprise, Recognition, seed);
        Intelligence = Intelligence.Sample(Enterprise, Technology.Researches, seed);
        Approvals = Approvals.Sample(this, seed);
        Private = new RandomStream(seed, Purpose.Trade, index, part: 1).Chance(Enterprise.Heads >= 1000 ? 6500 : 9200);
    }

    public Enterprise Enterprise { get; }

    public Finance Finance { get; }

    public Insurance Insurance { get; }

    public Recognition Recognition { get; }

    public Trade Trade { get; }

    public Technology Technology { get; }

    public Evaluation Evaluation { get; }

    public VatReturn Vat { get; }

    public YearTaxes Taxes { get; }

    public Hiring Hiring { get; }

    public Loan Loan { get; }

    public Intelligence Intelligence { get; }

    public Approvals Approvals { get; }

    /// <summary>民营企业.</summary>
    public bool Private { get; }
}
