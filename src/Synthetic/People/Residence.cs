using Matching.Synthetic.Chance;

namespace Matching.Synthetic.People;

/// <summary>Residence in Shanghai, and for the young that of the parents.</summary>
/// <param name="Rural">户口性质 is 农村.</param>
/// <param name="Permit">上海居住证有效.</param>
/// <param name="FatherMonths">Months of the father's permit; null for grown-ups.</param>
/// <param name="MotherMonths">Months of the mother's permit; null for grown-ups.</param>
/// <param name="Vouchers">康复救助凭证.</param>
/// <param name="HelpedElsewhere">Gets the same help where registered.</param>
internal sealed record Residence(bool Rural, bool Permit, int? FatherMonths, int? MotherMonths, string[] Vouchers, bool HelpedElsewhere)
{
    private const int GrownUp = 18;

    private static readonly string[][] YoungVouchers = [["残疾人证"], ["阳光宝宝卡"], ["孤独症诊断"], ["残疾人证", "阳光宝宝卡"]];

    public static Residence Sample(Citizen citizen, Disability? disability, long seed)
    {
        var chance = new RandomStream(seed, Purpose.Residence, citizen.Index);
        var rural = chance.Chance(citizen.InShanghai ? 900 : 5500);
        var permit = !citizen.InShanghai && citizen.IsAlive && chance.Chance(7200);
        if (citizen.Age >= GrownUp)
        {
            return new Residence(rural, permit, null, null, [], false);
        }

        var certified = disability is not null ? YoungVouchers[0] : chance.Chance(600) ? YoungVouchers[chance.Below(YoungVouchers.Length)] : [];
        return new Residence(rural, permit, Months(chance, citizen), Months(chance, citizen), certified, !citizen.InShanghai && chance.Chance(1000));
    }

    /// <summary>Twelve months are the threshold. Registered parents have no permit, hence no months of one.</summary>
    private static int Months(RandomStream chance, Citizen citizen) =>
        citizen.InShanghai ? 0 : chance.Below(20) switch { 0 => 12, 1 => 11, _ => chance.Below(120) };
}
