using Matching.Synthetic.Chance;

namespace Matching.Synthetic.People;

/// <summary>Continuing education that a taxpayer deducts.</summary>
/// <param name="Category">继续教育类别.</param>
/// <param name="Months">Months deducted so far for a degree; 0 for others.</param>
internal sealed record Learning(string Category, int Months)
{
    /// <summary>Category of those who deduct nothing.</summary>
    public const string NoCategory = "无";

    public static Learning Sample(Citizen citizen, TaxProfile tax, Qualification? qualification, long seed)
    {
        var chance = new RandomStream(seed, Purpose.Deduction, citizen.Index);
        if (qualification is not null && tax.Taxpayer && chance.Chance(7000))
        {
            return new Learning("职业资格", 0);
        }

        return tax.Taxpayer && citizen.Age < 50 && chance.Chance(250)
            ? new Learning("学历", chance.Chance(1500) ? chance.Between(47, 48) : chance.Below(56))
            : new Learning(NoCategory, 0);
    }
}
