using Matching.Synthetic.Chance;

namespace Matching.Synthetic.People;

/// <summary>The assessment of an old citizen who needs care.</summary>
/// <param name="Level">老年照护等级, 0 to 6.</param>
/// <param name="ValidUntil">Last day of the assessment.</param>
/// <param name="Way">养老服务方式, or null where no service is used.</param>
/// <param name="HomeSince">Start of unbroken care at home, or null.</param>
/// <param name="PaidFen">Paid for services in the month after all refunds, in fen.</param>
internal sealed record CareNeed(int Level, DateOnly ValidUntil, string? Way, DateOnly? HomeSince, long PaidFen)
{
    /// <summary>失能等级 of those who were never assessed.</summary>
    public const string Able = "无";

    private const int OldAge = 60;

    private static readonly WeightedChoice<int> Levels = new((0, 4), (1, 16), (2, 22), (3, 20), (4, 18), (5, 12), (6, 8));
    private static readonly WeightedChoice<string?> Ways = new(("居家", 68), ("社区", 12), ("机构", 14), (null, 6));
    private static readonly QuantileTable Payments = new((0, 30), (4000, 300), (8000, 1400), (9500, 3500), (10_000, 9000));

    /// <summary>失能等级.</summary>
    public string Disablement => Level switch { 0 => Able, 1 => "轻度", <= 3 => "中度", <= 5 => "重度", _ => "完全" };

    /// <summary>The assessment, or null: it is asked for by few at 60 and by most beyond 90.</summary>
    public static CareNeed? Sample(Citizen citizen, long seed)
    {
        var chance = new RandomStream(seed, Purpose.Care, citizen.Index);
        var share = citizen.Age switch { < OldAge => 0, < 70 => 300, < 80 => 1100, < 90 => 4000, _ => 7000 };
        if (!citizen.IsAlive || !chance.Chance(share))
        {
            return null;
        }

        var way = Ways.Pick(chance);
        return new CareNeed(
            Levels.Pick(chance), Expiry(chance, citizen.AsOf), way, way == "居家" ? Since(chance, citizen.AsOf) : null,
            way is null ? 0 : (Payments.Pick(chance) * 100) + chance.Below(100));
    }

    private static DateOnly Expiry(RandomStream chance, DateOnly asOf)
    {
        var monthEnd = new DateOnly(asOf.Year, asOf.Month, 1).AddMonths(1).AddDays(-1);
        return chance.Below(60) switch { 0 => monthEnd, 1 => monthEnd.AddDays(-1), < 7 => asOf.AddDays(-chance.Between(1, 400)), _ => asOf.AddDays(chance.Between(3, 730)) };
    }

    /// <summary>Some have been cared for at home for exactly one or six months at the end of the month, the thresholds.</summary>
    private static DateOnly Since(RandomStream chance, DateOnly asOf)
    {
        var monthEnd = new DateOnly(asOf.Year, asOf.Month, 1).AddMonths(1).AddDays(-1);
        return chance.Below(30) switch
        {
            0 => monthEnd.AddMonths(-1),
            1 => monthEnd.AddMonths(-6),
            2 => monthEnd.AddMonths(-7),
            _ => asOf.AddDays(-chance.Between(5, 1100)),
        };
    }
}
