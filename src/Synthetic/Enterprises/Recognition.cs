using System.Globalization;
using Matching.Synthetic.Feeds;

namespace Matching.Synthetic.Enterprises;

/// <summary>How an enterprise was sized and recognised, and how it grew. Amounts in fen, ratios in 1/10,000.</summary>
internal sealed record Recognition
{
    private const string Xuhui = "徐汇区";
    private const long MunicipalAwardFen = 10_000_000;
    private const long NationalAwardFen = 50_000_000;

    public required string? Size { get; init; }

    public required int? Score { get; init; }

    public required bool Specialised { get; init; }

    public required bool FirstMunicipal { get; init; }

    public required int? GiantYear { get; init; }

    public required bool FirstNational { get; init; }

    public required int? YearsInNiche { get; init; }

    public required long? NicheShare { get; init; }

    public required long EquityFen { get; init; }

    public required bool TopMaker { get; init; }

    public required bool FastTrack { get; init; }

    public required bool HasLaboratory { get; init; }

    public required bool Certified { get; init; }

    public required long ResearchStaff { get; init; }

    public required int Patents { get; init; }

    public required bool ScienceAward { get; init; }

    public required long? Growth { get; init; }

    public required long? EarlierGrowth { get; init; }

    public required bool Approved { get; init; }

    public static Recognition Sample(Enterprise enterprise, Finance finance, long seed) => RecognitionSampler.Sample(enterprise, finance, seed);

    public void FillEconomy(FeedRow row) => row
        .Set("企业规模", Size).Set("专精特新评价得分", Score).Set("专精特新资格有效", Specialised).Set("市级专精特新首次认定", FirstMunicipal)
        .Set("国家级小巨人首次认定", FirstNational).Set("小巨人认定年份", GiantYear).Set("小巨人资格有效", GiantYear is not null)
        .Set("小巨人创新直通", FastTrack).Set("细分市场从业年限", YearsInNiche).Set("全国细分市场占有率", NicheShare is { } share ? Cell.Ratio(share) : null)
        .Set("近两年新增股权融资实缴额", Cell.Money(EquityFen)).Set("创客中国全国500强", TopMaker).Set("有研发机构", HasLaboratory)
        .Set("信息系统支撑与体系认证", Certified)
        .Set("小巨人高成长奖励核定额", Approved && GiantYear <= 2023 && Growth >= 2000 && EarlierGrowth >= 2000 ? Cell.Money(NationalAwardFen) : null);

    public void FillScience(FeedRow row) => row
        .Set("研发人员占比", Cell.Ratio(ResearchStaff)).Set("一类知识产权数", Patents.ToString(CultureInfo.InvariantCulture)).Set("近三年科技奖励达标", ScienceAward);

    public void FillStatistics(FeedRow row) => row
        .Set("上年产值营收增速", Growth is { } last ? Cell.Ratio(last) : null).Set("前年产值营收增速", EarlierGrowth is { } earlier ? Cell.Ratio(earlier) : null);

    /// <summary>What Xuhui approved, or null where it approved nothing.</summary>
    public string? XuhuiAward(Enterprise enterprise)
    {
        var awarded = enterprise.District == Xuhui && Approved && (FirstMunicipal || FirstNational);
        return awarded ? Cell.Money(FirstNational ? NationalAwardFen : MunicipalAwardFen) : null;
    }
}
