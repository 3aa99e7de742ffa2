using Matching.Engine.Identifiers;
using Matching.Synthetic.Chance;

namespace Matching.Synthetic.People;

/// <summary>Medical and maternity insurance of a citizen. Amounts in fen.</summary>
/// <param name="Scheme">医保险种.</param>
/// <param name="OwnFen">Own payments of the year within the catalogue.</param>
/// <param name="Maternity">The employer of a woman is in the maternity insurance; false for men, who bear no children.</param>
/// <param name="EmployerWageFen">Average monthly wage of the employer last year, or null without an employer.</param>
internal sealed record Health(string Scheme, long OwnFen, bool Maternity, long? EmployerWageFen)
{
    /// <summary>The deduction begins beyond 15,000 yuan and is full at 95,000.</summary>
    private static readonly long[] Thresholds = [1_500_000, 1_500_001, 1_499_999, 9_500_000, 9_500_001];

    private static readonly QuantileTable Payments = new((0, 0), (3000, 0), (8000, 2500), (9300, 9000), (9650, 15_000), (9900, 40_000), (10_000, 190_000));
    private static readonly QuantileTable Wages = new((0, 4200), (2500, 7600), (6000, 12_500), (9000, 24_000), (10_000, 60_000));

    public static Health Sample(Citizen citizen, WorkLife work, long seed)
    {
        var chance = new RandomStream(seed, Purpose.Health, citizen.Index);
        var scheme = !citizen.IsAlive ? "未参保" : work.InPension && chance.Chance(9900) ? "职工医保" : chance.Chance(9500) ? "居民医保" : "未参保";
        var own = chance.Below(250) == 0 ? chance.OneOf<long>(Thresholds) : (Payments.Pick(chance) * 100) + chance.Below(100);
        var maternity = citizen.Sex == Sex.Female && work.Occupation == Occupation.Employed && chance.Chance(9700);
        return new Health(scheme, citizen.IsAlive ? own : 0, maternity, work.Occupation == Occupation.Employed ? (Wages.Pick(chance) * 100) + chance.Below(100) : null);
    }
}
