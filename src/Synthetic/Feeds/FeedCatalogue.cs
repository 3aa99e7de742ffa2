using System.Collections.Immutable;
using Matching.Engine.Populations;
using Matching.Synthetic.Statements;

namespace Matching.Synthetic.Feeds;

/// <summary>The feeds that a generated population consists of. The tests compare them with the catalogue's sources and tags.</summary>
public static class FeedCatalogue
{
    private const string PersonKey = "公民身份号码";
    private const string EnterpriseKey = "统一社会信用代码";

    /// <summary>All feeds, in the order in which they are generated.</summary>
    public static ImmutableArray<Feed> All { get; } = [.. Builders().Select((b, i) => b.Build(i))];

    /// <summary>The feed of a source.</summary>
    /// <exception cref="ArgumentException">There is no such feed.</exception>
    public static Feed Of(string id) => All.FirstOrDefault(f => f.Id == id) ?? throw new ArgumentException($"there is no feed '{id}'", nameof(id));

    private static IEnumerable<FeedBuilder> Builders() => [.. PersonFeeds(), .. EnterpriseFeeds(), .. AccountFeeds(), .. StatedFeeds()];

    /// <summary>They follow the others, so that the others keep their numbers and with them their faults.</summary>
    private static IEnumerable<FeedBuilder> StatedFeeds() =>
    [
        .. PersonStatements.All.Select(f => f.Builder), .. FamilyStatements.Households.Select(f => f.Builder),
        .. FamilyStatements.Children.Select(f => f.Builder), .. FirmStatements.All.Select(f => f.Builder),
    ];

    private static IEnumerable<FeedBuilder> PersonFeeds() =>
    [
        Person("public-security-citizen", 6).Identity("姓名", "手机号").Facts(FieldKind.Date, "出生日期")
            .Coded(FieldKind.Enum, "户籍地", Codes.Hukou).Coded(FieldKind.Enum, "性别", Codes.Sexes).Facts(FieldKind.Date, "死亡日期"),
        new FeedBuilder("civil-affairs-household", FeedFormat.Jsonl, UnitKind.Household).Key("户号").Link("申请人身份证号").AsOf(25)
            .Facts(FieldKind.Money, "共同生活成员月收入合计").Facts(FieldKind.Number, "保障人口数").Facts(FieldKind.Boolean, "家庭财产符合规定")
            .Facts(FieldKind.Number, "未成年成员数").Facts(FieldKind.Boolean, "家庭经济状况核对授权").Sum("共同生活成员月收入合计"),
        new FeedBuilder("civil-affairs-citizen", FeedFormat.Jsonl, UnitKind.Citizen).Key(PersonKey).AsOf(25)
            .Coded(FieldKind.List, "救助身份", Codes.AssistanceStatuses),
        Person("disabled-federation-citizen", 25).Facts(FieldKind.Boolean, "残疾人证有效").Facts(FieldKind.Date, "残疾人证有效期止")
            .Coded(FieldKind.Number, "残疾等级", Codes.DisabilityGrades).Coded(FieldKind.Enum, "残疾类别", Codes.DisabilityCategories),
        new FeedBuilder("health-child", FeedFormat.Jsonl, UnitKind.Child).Key("子女身份证号").Link("申领人身份证号").AsOf(25)
            .Facts(FieldKind.Date, "子女出生日期").Facts(FieldKind.Boolean, "依法生育").Coded(FieldKind.Enum, "子女国籍", Codes.Nationalities)
            .Coded(FieldKind.Enum, "子女户籍地", Codes.ChildPlaces),
        Person("health-citizen", 25).Facts(FieldKind.Boolean, "独生子女父母光荣证").Facts(FieldKind.Number, "子女年龄"),
        Person("tax-citizen", 25).Facts(FieldKind.Boolean, "居民个人纳税人", "本人为独生子女").Facts(FieldKind.Money, "约定分摊额")
            .Coded(FieldKind.Enum, "被赡养人关系", Codes.DependantRelations).Facts(FieldKind.Date, "最年长被赡养人出生日期"),
    ];

    private static IEnumerable<FeedBuilder> EnterpriseFeeds() =>
    [
        Enterprise("market-enterprise").AsOf(10).Identity("单位名称").Coded(FieldKind.Enum, "单位类型", Codes.EntityTypes)
            .Coded(FieldKind.Enum, "注册地区", Codes.Districts).Coded(FieldKind.Enum, "注册省市", Codes.Provinces)
            .Coded(FieldKind.Enum, "企业登记状态", Codes.RegistrationStates)
            .Facts(FieldKind.Boolean, "列入严重违法失信名单", "从事国家限制或禁止行业").Facts(FieldKind.Date, "注册成立日期"),
        Enterprise("tax-enterprise").AsOf(25).Facts(FieldKind.Money, "年应纳税所得额").Facts(FieldKind.Number, "从业人数")
            .Facts(FieldKind.Money, "资产总额").Facts(FieldKind.Boolean, "居民企业", "小型微利企业")
            .Coded(FieldKind.Enum, "增值税纳税人类型", Codes.VatTypes)
            .Facts(FieldKind.Money, "六税两费应纳额", "上年度营业收入", "前年度营业收入", "上年度研发费用", "前年度研发费用")
            .Facts(FieldKind.Percent, "主营业务收入占比", "近两年主营收入平均增长率", "资产负债率").Facts(FieldKind.Boolean, "按规定报送财务和统计报表")
            .Sum("上年度营业收入"),
        Enterprise("human-resources-enterprise").AsOf(25).Coded(FieldKind.Enum, "参保地", Codes.InsuredPlaces)
            .Facts(FieldKind.Number, "失业保险参保人数", "上年12月参保人数", "上年自然减员人数", "前年12月参保人数").Facts(FieldKind.Money, "上年度实缴失业保险费")
            .Facts(FieldKind.Boolean, "上年度按规定缴纳失业保险费").Facts(FieldKind.Number, "失业保险足额缴费月数", "失业保险基金备付年限")
            .Facts(FieldKind.Money, "稳岗返还核定额").Coded(FieldKind.Enum, "招用对象类型", Codes.HireCategories).Facts(FieldKind.Boolean, "签订劳动合同")
            .Facts(FieldKind.Number, "新招人员失业保险缴费月数", "新招人员三险缴费月数", "符合条件新招人数").Facts(FieldKind.Money, "一次性扩岗补助核定额")
            .Sum("上年度实缴失业保险费"),
        Enterprise("economy-enterprise").AsOf(25).Coded(FieldKind.Enum, "企业规模", Codes.Sizes).Facts(FieldKind.Number, "专精特新评价得分")
            .Facts(FieldKind.Boolean, "专精特新资格有效", "市级专精特新首次认定", "国家级小巨人首次认定").Facts(FieldKind.Number, "小巨人认定年份")
            .Facts(FieldKind.Boolean, "小巨人资格有效", "小巨人创新直通").Facts(FieldKind.Number, "细分市场从业年限").Facts(FieldKind.Percent, "全国细分市场占有率")
            .Facts(FieldKind.Money, "近两年新增股权融资实缴额").Facts(FieldKind.Boolean, "创客中国全国500强", "有研发机构", "信息系统支撑与体系认证")
            .Facts(FieldKind.Money, "小巨人高成长奖励核定额"),
        Enterprise("science-enterprise").AsOf(25).Facts(FieldKind.Percent, "研发人员占比").Facts(FieldKind.Number, "一类知识产权数")
            .Facts(FieldKind.Boolean, "近三年科技奖励达标"),
        Enterprise("statistics-enterprise").Facts(FieldKind.Percent, "上年产值营收增速", "前年产值营收增速"),
        Enterprise("disabled-levy-enterprise").AsOf(25).Facts(FieldKind.Number, "上年在职职工人数", "已安排残疾人数")
            .Facts(FieldKind.Money, "上年在职职工年平均工资", "当地社会平均工资"),
        Enterprise("xuhui-enterprise").Facts(FieldKind.Money, "徐汇专精特新奖励核定额").Sum("徐汇专精特新奖励核定额"),
    ];

    private static IEnumerable<FeedBuilder> AccountFeeds() =>
        [Person("account-citizen", 25).Account(), Enterprise("account-enterprise").AsOf(25).Account()];

    private static FeedBuilder Person(string id, int lag) => new FeedBuilder(id, FeedFormat.Csv, UnitKind.Citizen).Key(PersonKey).AsOf(lag);

    private static FeedBuilder Enterprise(string id) => new FeedBuilder(id, FeedFormat.Csv, UnitKind.Enterprise).Key(EnterpriseKey);
}
