using Matching.Synthetic.Chance;
using Matching.Synthetic.Feeds;

namespace Matching.Synthetic.People;

/// <summary>What a citizen reported to the tax bureau.</summary>
/// <param name="Taxpayer">Resident individual taxpayer.</param>
/// <param name="OnlyChild">Only child; null where nothing was reported.</param>
/// <param name="ShareFen">Agreed share of the deduction; null for only children.</param>
/// <param name="Relation">Relation of the dependants, or null.</param>
/// <param name="DependantBirth">Birth of the oldest dependant, or null.</param>
internal sealed record TaxProfile(bool Taxpayer, bool? OnlyChild, long? ShareFen, string? Relation, DateOnly? DependantBirth)
{
    private static readonly TaxProfile None = new(false, null, null, null, null);

    public static TaxProfile Sample(Citizen citizen, long seed)
    {
        var chance = new RandomStream(seed, Purpose.Tax, citizen.Index);
        if (!citizen.IsAlive || citizen.Age is < 20 or > 63 || !chance.Chance(7600))
        {
            return None;
        }

        var onlyChild = chance.Chance(citizen.BirthDate.Year >= 1976 ? 5500 : 800);
        long? share = onlyChild ? null : chance.Between(0, 15) * 10_000L;
        return chance.Chance(8800)
            ? new TaxProfile(true, onlyChild, share, chance.Chance(9700) ? Codes.DependantRelations[0] : Codes.DependantRelations[1], Birth(chance, citizen))
            : new TaxProfile(true, onlyChild, null, null, null);
    }

    public void Fill(FeedRow row) => row
        .Set("居民个人纳税人", Taxpayer).Set("本人为独生子女", OnlyChild).Set("约定分摊额", ShareFen is { } fen ? Cell.Money(fen) : null)
        .Set("被赡养人关系", Relation).Set("最年长被赡养人出生日期", DependantBirth);

    /// <summary>A parent 21 to 38 years older; some turn 60 in the month of the business date or just after it.</summary>
    private static DateOnly Birth(RandomStream chance, Citizen citizen)
    {
        var first = new DateOnly(citizen.AsOf.Year - 60, citizen.AsOf.Month, 1);
        return (citizen.Age is >= 22 and <= 38 ? chance.Below(80) : 80) switch
        {
            0 => first,
            1 => first.AddMonths(1).AddDays(-1),
            2 => first.AddMonths(1),
            _ => citizen.BirthDate.AddYears(-chance.Between(21, 38)).AddDays(-chance.Below(365)),
        };
    }
}
