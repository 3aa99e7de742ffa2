using Matching.Synthetic.Chance;

namespace Matching.Synthetic.Enterprises;

/// <summary>What commissions found when they evaluated an enterprise. Scores of those without research are 0; of others, null before an evaluation.</summary>
internal sealed record Evaluation
{
    private static readonly long[] EquityThresholds = [500_000_000, 499_999_999];

    private static readonly QuantileTable Totals = new((0, 25), (3500, 58), (6500, 70), (10_000, 98));

    /// <summary>高新技术企业证书有效.</summary>
    public required bool HighTech { get; init; }

    public required int? HighTechScore { get; init; }

    /// <summary>科技型中小企业.</summary>
    public required bool Listed { get; init; }

    public required int? ListScore { get; init; }

    public required int StaffScore { get; init; }

    public required int? InnovativeScore { get; init; }

    public required int? Innovation { get; init; }

    public required int? Growth { get; init; }

    public required int? Focus { get; init; }

    public required long EquityFen { get; init; }

    public required bool StateLaboratory { get; init; }

    public required bool NationalAward { get; init; }

    public required bool ProvincialAward { get; init; }

    public required bool ModelEnterprise { get; init; }

    public required bool WroteStandard { get; init; }

    public required bool ScienceDishonest { get; init; }

    public required bool AbnormalOperation { get; init; }

    public required bool Accident { get; init; }

    public required bool Chips { get; init; }

    public required bool AdvancedMaker { get; init; }

    public static Evaluation Sample(Enterprise enterprise, Recognition recognition, Technology technology, Trade trade, long seed)
    {
        var chance = new RandomStream(seed, Purpose.Evaluation, enterprise.Index);
        var researches = technology.Researches;
        var certified = researches && enterprise.IsCompany && enterprise.Years >= 1 && technology.OwnPatents && chance.Chance(5500);
        var evaluated = researches && chance.Chance(9300);
        var total = evaluated ? Score(chance, 60) : researches ? (int?)null : 0;
        return new Evaluation
        {
            HighTech = certified,
            HighTechScore = evaluated ? Score(chance, 70) + (certified ? 3 : 0) : null,
            Listed = evaluated && total >= 60 && enterprise.Heads <= 500 && chance.Chance(8000),
            ListScore = total,
            StaffScore = (technology.Staff / 100) switch { 0 => 0, < 10 => 4, < 20 => 12, _ => 20 },
            InnovativeScore = evaluated ? Score(chance, 60) : total,
            Innovation = evaluated ? Part(chance, 20, 40) : total,
            Growth = evaluated ? Part(chance, 15, 30) : total,
            Focus = evaluated ? Part(chance, 15, 30) : total,
            EquityFen = researches && chance.Chance(60) ? chance.OneOf<long>(EquityThresholds) : recognition.EquityFen,
            StateLaboratory = recognition.HasLaboratory && chance.Chance(300),
            NationalAward = researches && chance.Chance(15),
            ProvincialAward = recognition.ScienceAward || (researches && chance.Chance(60)),
            ModelEnterprise = recognition.Specialised && chance.Chance(400),
            WroteStandard = researches && chance.Chance(120),
            ScienceDishonest = researches && chance.Chance(30),
            AbnormalOperation = chance.Chance(enterprise.Dishonest ? 4000 : 220),
            Accident = chance.Chance(40),
            Chips = researches && trade.Manufactures && chance.Chance(400),
            AdvancedMaker = certified && trade.Manufactures && chance.Chance(7500),
        };
    }

    /// <summary>One score in fifteen stands at the threshold or one point beside it.</summary>
    private static int Score(RandomStream chance, int threshold) => chance.Below(45) switch
    {
        0 => threshold,
        1 => threshold - 1,
        2 => threshold + 1,
        _ => (int)Totals.Pick(chance),
    };

    private static int Part(RandomStream chance, int threshold, int most) => chance.Below(20) switch
    {
        0 => threshold,
        1 => threshold - 1,
        _ => chance.Between(threshold / 3, most),
    };
}
