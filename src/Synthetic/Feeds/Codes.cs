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
}
