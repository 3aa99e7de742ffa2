using Matching.Synthetic.Chance;

namespace Matching.Synthetic.Enterprises;

/// <summary>Vouchers for computing and a filed model. Amounts in fen.</summary>
/// <param name="Voucher">智能券类型.</param>
/// <param name="ContractFen">核定合同额, or null where nothing was approved.</param>
/// <param name="Filed">A generative model was filed or registered.</param>
/// <param name="AwardFen">What the district approved, or null.</param>
internal sealed record Intelligence(string Voucher, long? ContractFen, bool Filed, long? AwardFen)
{
    /// <summary>智能券类型 of those who asked for none.</summary>
    public const string NoVoucher = "无";

    private const string Xuhui = "徐汇区";

    private static readonly WeightedChoice<string> Vouchers = new(("算力券", 55), ("模型券", 30), ("语料券", 15));

    public static Intelligence Sample(Enterprise enterprise, bool researches, long seed)
    {
        var chance = new RandomStream(seed, Purpose.Intelligence, enterprise.Index);
        var asks = enterprise.IsCompany && chance.Chance(researches ? 500 : 20);
        var filed = researches && enterprise.Industry.Word == "软件" && chance.Chance(300);
        long? contract = asks && chance.Chance(9300) ? (chance.Chance(800) ? 1_000_000_000 : chance.Between(5, 1600) * 1_000_000L) : null;
        return new Intelligence(
            asks ? Vouchers.Pick(chance) : NoVoucher, contract, filed, filed && enterprise.District == Xuhui && chance.Chance(6000) ? chance.Between(1, 10) * 10_000_000L : null);
    }
}
