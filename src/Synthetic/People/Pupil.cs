using Matching.Synthetic.Chance;

namespace Matching.Synthetic.People;

/// <summary>Where a child learns, and how the parents share its deductions. Amounts in fen.</summary>
/// <param name="Stage">子女教育阶段.</param>
/// <param name="Class">幼儿园年级, or null outside kindergarten.</param>
/// <param name="Kindergarten">幼儿园性质; 其他 also for children in none.</param>
/// <param name="FeeFen">Monthly fee for care and teaching, or null.</param>
/// <param name="PublicFeeFen">Fee of the public kindergartens of the district, or null.</param>
/// <param name="ShareIn10000">Share of the deductions that the parent takes, 5,000 or 10,000; null where nothing was reported.</param>
internal sealed record Pupil(string Stage, string? Class, string Kindergarten, long? FeeFen, long? PublicFeeFen, int? ShareIn10000)
{
    private const string NoKindergarten = "其他";

    private static readonly WeightedChoice<string> Kindergartens = new(("公办", 70), ("经批准民办", 27), (NoKindergarten, 3));

    public static Pupil Sample(Child child, int index, TaxProfile parent, DateOnly asOf, long seed)
    {
        var chance = new RandomStream(seed, Purpose.School, index, part: 1);
        var year = SchoolYear(child, asOf);
        int? share = parent.Taxpayer && chance.Chance(9700) ? (chance.Chance(4500) ? 5000 : 10_000) : null;
        if (year is < 2 or > 5 || (year == 2 && !chance.Chance(2000)))
        {
            return new Pupil(year switch { <= 5 => "学前", <= 14 => "义务教育", _ => "高中阶段" }, null, NoKindergarten, null, null, share);
        }

        var kindergarten = Kindergartens.Pick(chance);
        var publicFee = chance.OneOf<long>([12_500, 17_500, 22_500, 70_000]);
        var fee = kindergarten == "公办" ? publicFee : chance.Between(4, 45) * 10_000L;
        return new Pupil("学前", year switch { 2 => "托班", 3 => "小班", 4 => "中班", _ => "大班" }, kindergarten, fee, publicFee, share);
    }

    /// <summary>Full years on the first of September of the running school year: 3 in the first year of kindergarten, 6 in the first of school.</summary>
    private static int SchoolYear(Child child, DateOnly asOf)
    {
        var start = new DateOnly(asOf.Month >= 9 ? asOf.Year : asOf.Year - 1, 9, 1);
        return start.Year - child.BirthDate.Year - (start < child.BirthDate.AddYears(start.Year - child.BirthDate.Year) ? 1 : 0);
    }
}
