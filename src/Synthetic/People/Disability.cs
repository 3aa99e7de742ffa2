using Matching.Synthetic.Chance;
using Matching.Synthetic.Feeds;

namespace Matching.Synthetic.People;

/// <summary>A disabled person's certificate.</summary>
/// <param name="ValidUntil">Last day of validity.</param>
/// <param name="Grade">1 (gravest) to 4.</param>
/// <param name="Category">Category.</param>
internal sealed record Disability(DateOnly ValidUntil, int Grade, string Category)
{
    private static readonly WeightedChoice<string> Categories = new(
        ("肢体", 50), ("视力", 13), ("听力", 12), ("智力", 9), ("精神", 9), ("言语", 3), ("多重", 4));

    private static readonly WeightedChoice<int> Grades = new((1, 14), (2, 26), (3, 28), (4, 32));

    /// <summary>The certificate of a citizen, or null: about 4 in 100 have one, more of the old.</summary>
    public static Disability? Sample(Citizen citizen, long seed)
    {
        var chance = new RandomStream(seed, Purpose.Disability, citizen.Index);
        return chance.Chance(citizen.Age >= 60 ? 560 : 330)
            ? new Disability(Expiry(chance, citizen.AsOf), Grades.Pick(chance), Categories.Pick(chance))
            : null;
    }

    public void Fill(FeedRow row) => row.Set("残疾人证有效期止", ValidUntil).Set("残疾等级", (int?)Grade).Set("残疾类别", Category);

    private static DateOnly Expiry(RandomStream chance, DateOnly asOf)
    {
        var monthEnd = new DateOnly(asOf.Year, asOf.Month, 1).AddMonths(1).AddDays(-1);
        return chance.Below(100) switch
        {
            0 => monthEnd,
            1 => monthEnd.AddDays(-1),
            2 => asOf,
            < 8 => asOf.AddDays(-chance.Between(30, 900)),
            _ => asOf.AddDays(chance.Between(31, 3650)),
        };
    }
}
