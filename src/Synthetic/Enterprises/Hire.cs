using Matching.Synthetic.Chance;
using Matching.Synthetic.Feeds;

namespace Matching.Synthetic.Enterprises;

/// <summary>The people that an enterprise hired in the year, by a representative one.</summary>
/// <param name="Category">招用对象类型.</param>
/// <param name="Contract">Has a labour contract.</param>
/// <param name="Months">Months of the three insurances; some stand at two and three, the thresholds.</param>
/// <param name="Count">People who meet the conditions.</param>
internal sealed record Hire(string Category, bool Contract, int Months, int Count)
{
    /// <summary>The hires of an enterprise, or null: about 8 in 100 have some.</summary>
    public static Hire? Sample(RandomStream chance, Enterprise enterprise)
    {
        if (!chance.Chance(enterprise.Heads >= 10 ? 2000 : 300))
        {
            return null;
        }

        var category = chance.Chance(6000) ? Codes.HireCategories[chance.Below(3)] : Codes.HireCategories[chance.Below(Codes.HireCategories.Length)];
        var months = chance.Chance(2000) ? chance.Between(2, 3) : chance.Between(0, 11);
        return new Hire(category, chance.Chance(9700), months, chance.Between(1, 1 + Math.Min(20, enterprise.Heads / 10)));
    }
}
