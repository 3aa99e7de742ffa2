using Matching.Synthetic.Chance;
using Matching.Synthetic.Feeds;

namespace Matching.Synthetic.Enterprises;

/// <summary>What an enterprise filed for the disabled employment levy.</summary>
/// <param name="Heads">Staff of last year.</param>
/// <param name="Disabled">Disabled people among them.</param>
/// <param name="WageFen">Average yearly wage, in fen.</param>
internal sealed record DisabledLevy(int Heads, int Disabled, long WageFen)
{
    /// <summary>Average wage of the place, yuan a year; an assumption of the generator, not a published figure.</summary>
    private const string LocalAverageWage = "149000.00";

    private static readonly QuantileTable Wages = new((0, 36_000), (3000, 84_000), (6000, 132_000), (9000, 270_000), (10_000, 700_000));

    public static DisabledLevy Sample(Enterprise enterprise, long seed)
    {
        var chance = new RandomStream(seed, Purpose.Insurance, enterprise.Index, part: 1);
        var heads = Math.Max(1, enterprise.Heads * chance.Between(90, 105) / 100);
        var wage = (Wages.Pick(chance) * 100) + chance.Below(100);

        // 200 with 2 or 3 disabled people stand exactly at 1 % and 1.5 %.
        return heads >= 30 && chance.Below(40) == 0
            ? new DisabledLevy(200, chance.Between(2, 3), wage)
            : new DisabledLevy(heads, Employed(chance, heads), wage);
    }

    public void Fill(FeedRow row) => row
        .Set("上年在职职工人数", (int?)Heads).Set("已安排残疾人数", (int?)Disabled).Set("上年在职职工年平均工资", Cell.Money(WageFen))
        .Set("当地社会平均工资", LocalAverageWage);

    private static int Employed(RandomStream chance, int heads) => chance.Below(10) switch
    {
        < 5 => 0,
        < 8 => heads / 120,
        8 => heads * 15 / 1000,
        _ => (heads / 50) + (chance.Chance(2000) ? 1 : 0),
    };
}
