using System.Collections.Immutable;
using Matching.Synthetic.Enterprises;
using Matching.Synthetic.Feeds;

namespace Matching.Synthetic.Statements;

/// <summary>What departments state of enterprises, tag by tag. Those outside a small group get a known no, because a known no decides a policy.</summary>
internal static class FirmStatements
{
    private const string EnterpriseKey = "统一社会信用代码";
    private const int MonthlyLag = 25;

    /// <summary>The feeds, in the order in which they are written.</summary>
    public static ImmutableArray<StatedFeed<Firm>> All { get; } =
        [Credit(), Industry(), Vat(), YearTaxes(), Science(), Patents(), Economy(), Hiring(), Loans(), Xuhui()];

    private static StatedFeed<Firm> Credit() => Of("market-credit-enterprise")
        .Flag("列入经营异常名录", f => f.Evaluation.AbnormalOperation).Flag("前一年重大事故或严重环境违法", f => f.Evaluation.Accident)
        .Flag("民营企业", f => f.Private).Flag("近五年主导制定标准", f => f.Evaluation.WroteStandard);

    private static StatedFeed<Firm> Industry() => Of("statistics-industry-enterprise")
        .Code("主营行业", Codes.MainIndustries, f => f.Trade.Main).Flag("制造业企业", f => f.Trade.Manufactures).Flag("工业企业", f => f.Trade.Manufactures)
        .Flag("本年首次升规", f => f.Trade.GrewThisYear).Flag("上年首次升规", f => f.Trade.GrewLastYear).Flag("规上定报入统", f => f.Trade.ReportsMonthly)
        .Flag("规上年报入统", f => f.Trade.ReportsYearly).Flag("新开业投产", f => f.Trade.New).Ratio("本年产值增长率", f => f.Trade.Growth)
        .Flag("首次成为四上企业", f => f.Trade.FirstAboveSize);

    private static StatedFeed<Firm> Vat() => Of("tax-vat-enterprise")
        .Code("申报周期", Codes.FilingPeriods, f => f.Vat.Quarterly ? "季" : "月").Money("当期销售额", f => f.Vat.SalesFen)
        .Money("三征收率应税销售额", f => f.Vat.LowRateFen).Money("当期可抵扣进项税额", f => f.Vat.InputFen).Money("抵减前应纳增值税额", f => f.Vat.DueFen)
        .Money("加计抵减上期余额", f => f.Vat.CarriedFen).Sum("当期销售额");

    private static StatedFeed<Firm> YearTaxes() => Of("tax-year-enterprise")
        .Money("最近一年销售收入", f => f.Finance.RevenueFen).Money("近三年研发费用合计", f => f.Technology.ThreeYearsFen)
        .Money("近三年销售收入合计", f => f.Technology.ThreeYearsRevenueFen).Flag("查账征收且研发费用单独归集", f => f.Technology.KeepsAccounts)
        .Money("费用化研发费用", f => f.Technology.ExpensedFen).Ratio("境内研发费用占比", f => f.Technology.DomesticShare)
        .Money("当年应缴增值税及附加", f => f.Taxes.VatFen).Money("当年应缴企业所得税", f => f.Taxes.ProfitTaxFen)
        .Money("经营所得应纳税额", f => f.Taxes.BusinessTaxFen).Money("前200万部分应纳税额", f => f.Taxes.FirstTwoMillionFen)
        .Count("首个获利年度", f => f.Technology.FirstProfit).Flag("与供应方存在关联关系", f => f.Taxes.RelatedSupplier).Sum("当年应缴增值税及附加");

    private static StatedFeed<Firm> Science() => Of("science-evaluation-enterprise")
        .Flag("高新技术企业证书有效", f => f.Evaluation.HighTech).Count("高企创新能力得分", f => f.Evaluation.HighTechScore)
        .Flag("科技型中小企业", f => f.Evaluation.Listed).Count("科技型中小企业评价得分", f => f.Evaluation.ListScore)
        .Count("科技人员指标得分", f => f.Evaluation.StaffScore).Ratio("科技人员占比", f => f.Technology.Staff)
        .Ratio("高新技术产品收入占比", f => f.Technology.HighTechShare).Flag("属于重点支持高新技术领域", f => f.Technology.FavouredField)
        .Flag("科研严重失信", f => f.Evaluation.ScienceDishonest).Flag("省部级以上研发机构", f => f.Evaluation.StateLaboratory)
        .Flag("近五年国家科技奖励前三", f => f.Evaluation.NationalAward).Flag("近三年省级以上科技奖励", f => f.Evaluation.ProvincialAward)
        .Money("四上高企研发奖励核定额", f => f.Approvals.Research);

    private static StatedFeed<Firm> Patents() => Of("intellectual-property-enterprise")
        .Flag("拥有核心自主知识产权", f => f.Technology.OwnPatents).Flag("知识产权质押登记", f => f.Loan.Type == Loan.Pledge)
        .Money("知识产权质押贴息核定额", f => f.Approvals.PledgeInterest);

    private static StatedFeed<Firm> Economy() => Of("economy-evaluation-enterprise")
        .Count("创新型中小企业评价得分", f => f.Evaluation.InnovativeScore).Count("创新能力指标得分", f => f.Evaluation.Innovation)
        .Count("成长性指标得分", f => f.Evaluation.Growth).Count("专业化指标得分", f => f.Evaluation.Focus)
        .Money("近三年新增股权融资实缴额", f => f.Evaluation.EquityFen).Flag("国家级创新或知识产权示范企业", f => f.Evaluation.ModelEnterprise)
        .Flag("集成电路或工业母机企业", f => f.Evaluation.Chips).Flag("列入先进制造业名单", f => f.Evaluation.AdvancedMaker)
        .Ratio("软件收入占比", f => f.Technology.SoftwareShare).Ratio("自主软件收入占比", f => f.Technology.OwnSoftwareShare)
        .Flag("嵌入式软件企业", f => f.Technology.Embedded)
        .Code("智能券类型", Codes.Vouchers, f => f.Intelligence.Voucher).Money("核定合同额", f => f.Intelligence.ContractFen)
        .Money("升规提质奖励核定额", f => f.Approvals.ScaleUp).Money("专精特新贷款贴息核定额", f => f.Approvals.CreditInterest);

    private static StatedFeed<Firm> Hiring() => Of("human-resources-hiring-enterprise")
        .Count("职工总数", f => f.Enterprise.Heads).Count("参保职工人数", f => f.Insurance.Insured).Ratio("本科及以上职工占比", f => f.Technology.Educated4Years)
        .Count("劳动合同期限月", f => f.Hiring.ContractMonths).Flag("为新招人员缴纳社保", f => f.Hiring.Insured).Date("参保登记日期", f => f.Hiring.Enrolled)
        .Count("补贴月数", f => f.Hiring.SubsidyMonths).Money("个人缴纳三险月额", f => f.Hiring.OwnPremiumFen)
        .Flag("属于省定重点行业", f => f.Hiring.PriorityIndustry).Count("招用重点群体月数合计", f => f.Hiring.GroupMonths)
        .Count("招用退役士兵月数合计", f => f.Hiring.VeteranMonths).Ratio("单位社保费率合计", f => f.Hiring.EmployerRate)
        .Money("社保缴费基数下限", f => Enterprises.Hiring.FloorOn(f.Enterprise.AsOf))
        .Ratio("单位养老医疗失业费率合计", _ => Enterprises.Hiring.BasicRate).Money("上年度职工月平均工资", _ => Enterprises.Hiring.LocalWageFen);

    private static StatedFeed<Firm> Loans() => Of("finance-enterprise")
        .Code("贷款类型", Codes.LoanTypes, f => f.Loan.Type).Date("贷款发放日", f => f.Loan.Granted).Count("贷款结清年份", f => f.Loan.RepaidYear)
        .Money("贴息贷款本金", f => f.Loan.PrincipalFen).Count("贴息月数", f => f.Loan.Months).Money("实际支付利息", f => f.Loan.InterestFen)
        .Flag("投向重点支持领域", f => f.Loan.Favoured).Flag("该笔贷款已享中央其他贴息", f => f.Loan.Subsidised)
        .Money("知识产权质押部分实付利息", f => f.Loan.PledgeInterestFen).Sum("贴息贷款本金");

    private static StatedFeed<Firm> Xuhui() => Of("xuhui-intelligence-enterprise")
        .Flag("生成式AI备案或登记完成", f => f.Intelligence.Filed).Money("区核定奖励额", f => f.Intelligence.AwardFen);

    private static StatedFeed<Firm> Of(string id) => new(new FeedBuilder(id, FeedFormat.Csv, Engine.Populations.UnitKind.Enterprise).Key(EnterpriseKey).AsOf(MonthlyLag));
}
