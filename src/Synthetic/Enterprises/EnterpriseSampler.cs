using System.Globalization;
using Matching.Engine.Identifiers;
using Matching.Synthetic.Chance;
using Matching.Synthetic.Feeds;
using Matching.Synthetic.People;

namespace Matching.Synthetic.Enterprises;

/// <summary>Draws enterprises: mostly small ones, sized by industry.</summary>
internal static class EnterpriseSampler
{
    private const string NameCharacters = "华盛恒远天诚信达瑞丰泰安联创锦宏博雅明德凯鑫众合启航云海星辰";

    private static readonly WeightedChoice<(string Type, string Prefix)> Types = new(
        ((Enterprise.Company, "91"), 780), ((Enterprise.IndividualBusiness, "92"), 140), (("农民合作社", "93"), 10), (("社会团体", "51"), 20),
        (("基金会", "53"), 3), (("社会服务机构", "52"), 30), (("律师事务所", "31"), 10), (("会计师事务所", "91"), 7));

    /// <summary>In the order of <see cref="Codes.Districts"/>.</summary>
    private static readonly WeightedChoice<string> Districts = new(
        [.. Codes.Districts.Zip([14, 5, 5, 6, 5, 4, 6, 10, 7, 8, 20, 4, 6, 5, 5, 3])]);

    private static readonly WeightedChoice<string> States = new(("存续", 970), ("注销", 20), ("吊销", 10));

    private static readonly QuantileTable GeneralHeads = new(
        (0, 1), (1500, 2), (4000, 4), (6000, 8), (7500, 15), (8800, 32), (9500, 90), (9850, 300), (9970, 1100), (10_000, 5000));

    private static readonly int[] ThresholdHeads = [30, 31, 200, 300, 301];

    public static Enterprise Sample(int index, long seed, DateOnly asOf)
    {
        var chance = new RandomStream(seed, Purpose.Enterprise, index);
        var (type, prefix) = Types.Pick(chance);
        var industry = Industry.Sample(chance);
        var district = Districts.Pick(chance);
        var name = Name(chance, type, district, industry);
        return new Enterprise(
            index, Code(prefix, index), name, type, district, chance.Chance(9700), States.Pick(chance), chance.Chance(60), chance.Chance(50),
            Registered(chance, asOf), industry, Heads(chance, type, industry), asOf);
    }

    private static DateOnly Registered(RandomStream chance, DateOnly asOf) => asOf.AddDays(-chance.Between(30, 9500));

    private static int Heads(RandomStream chance, string type, Industry industry)
    {
        if (type == Enterprise.Company && chance.Below(80) == 0)
        {
            return chance.OneOf<int>(ThresholdHeads);
        }

        var general = (int)GeneralHeads.Pick(chance);
        return type switch
        {
            Enterprise.Company => Math.Max(1, general * industry.HeadsInTenths / 10),
            Enterprise.IndividualBusiness => 1 + (general % 7),
            _ => Math.Min(general + 2, 120),
        };
    }

    private static string Name(RandomStream chance, string type, string district, Industry industry)
    {
        var word = $"{NameCharacters[chance.Below(NameCharacters.Length)]}{NameCharacters[chance.Below(NameCharacters.Length)]}{NameCharacters[chance.Below(NameCharacters.Length)]}";
        return type switch
        {
            Enterprise.Company => $"上海{word}{industry.Word}有限公司",
            Enterprise.IndividualBusiness => $"{district}{word}{industry.Word}店（{Names.Of(chance)}）",
            _ => $"上海{word}{type}",
        };
    }

    /// <summary>Place 999999 is not assigned; the nine characters of the organisation are its number.</summary>
    private static string Code(string prefix, int index)
    {
        var body = string.Create(CultureInfo.InvariantCulture, $"{prefix}999999{index:D9}");
        return body + UnifiedSocialCreditCode.CheckDigit(body);
    }
}
