using System.Collections.Immutable;

namespace Matching.Synthetic.Feeds;

/// <summary>The code sets of the tag dictionary that the feeds use.</summary>
internal static class Codes
{
    public static readonly ImmutableArray<string> Districts =
    [
        "徐汇区", "黄浦区", "长宁区", "静安区", "普陀区", "虹口区", "杨浦区", "闵行区", "宝山区", "嘉定区", "浦东新区", "金山区", "松江区", "青浦区", "奉贤区", "崇明区",
    ];

    public static readonly ImmutableArray<string> ChildPlaces = [.. Districts, "外省市"];

    public static readonly ImmutableArray<string> Hukou = ["上海", "外省市"];

    public static readonly ImmutableArray<string> Sexes = ["男", "女"];

    public static readonly ImmutableArray<string> AssistanceStatuses = ["低保", "低保边缘", "低收入", "特困", "重残无业", "支出型困难"];

    public static readonly ImmutableArray<string> DisabilityGrades = ["1", "2", "3", "4"];

    public static readonly ImmutableArray<string> DisabilityCategories = ["视力", "听力", "言语", "肢体", "智力", "精神", "多重"];

    public static readonly ImmutableArray<string> Nationalities = ["中国", "外国"];

    public static readonly ImmutableArray<string> DependantRelations = ["父母", "子女均去世的祖父母或外祖父母"];

    public static readonly ImmutableArray<string> EntityTypes = ["企业", "个体工商户", "农民合作社", "社会团体", "基金会", "社会服务机构", "律师事务所", "会计师事务所"];

    public static readonly ImmutableArray<string> Provinces = ["上海市", "其他"];

    public static readonly ImmutableArray<string> InsuredPlaces = ["上海", "其他"];

    public static readonly ImmutableArray<string> RegistrationStates = ["存续", "吊销", "注销"];

    public static readonly ImmutableArray<string> VatTypes = ["小规模纳税人", "一般纳税人"];

    public static readonly ImmutableArray<string> Sizes = ["大型", "中型", "小型", "微型"];

    public static readonly ImmutableArray<string> HireCategories =
    [
        "毕业年度高校毕业生", "离校两年内未就业高校毕业生", "16-24岁登记失业青年", "登记失业3个月以上人员", "登记失业半年以上人员",
        "建档立卡贫困人口", "脱贫人口", "防止返贫监测对象", "自主就业退役士兵",
    ];

    public static readonly ImmutableArray<string> ServiceCategories = ["一级因战", "一级因公", "一级因病", "烈士遗属", "因公牺牲军人遗属", "病故军人遗属"];

    public static readonly ImmutableArray<string> HouseholdKinds = ["城镇", "农村"];

    public static readonly ImmutableArray<string> MedicalSchemes = ["职工医保", "居民医保", "未参保"];

    public static readonly ImmutableArray<string> PensionStates = ["参加职工养老保险", "未参加职工养老保险"];

    public static readonly ImmutableArray<string> SkillLevels = ["初级", "中级", "高级", "技师", "高级技师", "无"];

    public static readonly ImmutableArray<string> FounderIdentities = ["高校毕业生", "就业困难人员"];

    public static readonly ImmutableArray<string> Disablements = ["轻度", "中度", "重度", "完全", "无"];

    public static readonly ImmutableArray<string> CareWays = ["居家", "社区", "机构"];

    public static readonly ImmutableArray<string> FamilyRewards = ["独生子女父母", "无子女", "无"];

    public static readonly ImmutableArray<string> FamilySpecials = ["独生子女死亡", "独生子女伤残", "无"];

    public static readonly ImmutableArray<string> RehabilitationVouchers = ["残疾人证", "阳光宝宝卡", "孤独症诊断"];

    public static readonly ImmutableArray<string> StudyLevels = ["专科", "本科", "研究生"];

    public static readonly ImmutableArray<string> GrantClasses = ["一档", "二档", "三档"];

    public static readonly ImmutableArray<string> GraduateHardships = ["低保家庭", "国家助学贷款", "零就业家庭", "贫困残疾人家庭", "特困人员", "本人残疾"];

    public static readonly ImmutableArray<string> CityClasses = ["直辖市省会计划单列", "市辖区人口超百万", "其他", "无"];

    public static readonly ImmutableArray<string> LearningCategories = ["学历", "职业资格", "无"];

    public static readonly ImmutableArray<string> SchoolStages = ["学前", "义务教育", "高中阶段", "高等教育"];

    public static readonly ImmutableArray<string> KindergartenClasses = ["托班", "小班", "中班", "大班"];

    public static readonly ImmutableArray<string> Kindergartens = ["公办", "经批准民办", "其他"];

    public static readonly ImmutableArray<string> DeductionShares = ["0.5", "1"];

    public static readonly ImmutableArray<string> Flags = ["0", "1"];

    public static readonly ImmutableArray<string> MainIndustries = ["烟草制造业", "住宿和餐饮业", "批发和零售业", "房地产业", "租赁和商务服务业", "娱乐业", "其他制造业", "信息传输、软件和信息技术服务业", "科学研究和技术服务业", "其他"];

    public static readonly ImmutableArray<string> FilingPeriods = ["月", "季"];

    public static readonly ImmutableArray<string> LoanTypes = ["固定资产贷款", "新型政策性金融工具", "信用贷款", "知识产权质押贷款", "无"];

    public static readonly ImmutableArray<string> Vouchers = ["算力券", "模型券", "语料券", "无"];
}
