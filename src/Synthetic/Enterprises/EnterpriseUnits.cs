using Matching.Engine.Populations;
using Matching.Synthetic.Chance;
using Matching.Synthetic.Statements;

namespace Matching.Synthetic.Enterprises;

/// <summary>Writes an enterprise, feed by feed.</summary>
internal sealed class EnterpriseUnits(long seed, DateOnly asOf, UnitWriter writer)
{
    /// <summary>Individual businesses without an account of their own, in 1/10,000.</summary>
    private const int NoAccountOfIndividuals = 1800;

    public void Write(int index)
    {
        var firm = new Firm(index, seed, asOf);
        var enterprise = firm.Enterprise;
        writer.Begin(UnitKind.Enterprise, enterprise.Code, null, enterprise.Index);
        writer.Write("market-enterprise", row => row
            .Set("单位名称", enterprise.Name).Set("单位类型", enterprise.Type).Set("注册地区", enterprise.District)
            .Set("注册省市", enterprise.InShanghai ? "上海市" : "其他").Set("企业登记状态", enterprise.State)
            .Set("列入严重违法失信名单", enterprise.Dishonest).Set("从事国家限制或禁止行业", enterprise.Restricted).Set("注册成立日期", enterprise.Registered));
        writer.Write("tax-enterprise", row => firm.Finance.Fill(enterprise, row));
        writer.Write("human-resources-enterprise", row => firm.Insurance.Fill(enterprise, row));
        writer.Write("disabled-levy-enterprise", DisabledLevy.Sample(enterprise, seed).Fill);
        WriteRecognition(enterprise, firm.Recognition);
        var noAccount = enterprise.Type == Enterprise.IndividualBusiness ? NoAccountOfIndividuals : ErrorRates.NoAccount;
        Accounts.Write(writer, "account-enterprise", enterprise.Name, new RandomStream(seed, Purpose.Account, index, part: 1), noAccount, Accounts.Corporate);
        foreach (var feed in FirmStatements.All)
        {
            feed.Write(writer, firm);
        }

        writer.End();
    }

    private void WriteRecognition(Enterprise enterprise, Recognition recognition)
    {
        writer.Write("economy-enterprise", recognition.FillEconomy);
        writer.Write("science-enterprise", recognition.FillScience);
        if (recognition.Growth is not null)
        {
            writer.Write("statistics-enterprise", recognition.FillStatistics);
        }

        if (recognition.XuhuiAward(enterprise) is { } award)
        {
            writer.Write("xuhui-enterprise", row => row.Set("徐汇专精特新奖励核定额", award));
        }
    }
}
