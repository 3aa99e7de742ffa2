using System.Collections.Immutable;
using Matching.Synthetic.Feeds;
using Matching.Synthetic.People;

namespace Matching.Synthetic.Statements;

/// <summary>What departments state of citizens, tag by tag. Those outside a small group get a known no, because a known no decides a policy.</summary>
internal static class PersonStatements
{
    private const string PersonKey = "公民身份号码";
    private const string NoService = "无";
    private const int MonthlyLag = 25;

    /// <summary>The feeds, in the order in which they are written.</summary>
    public static ImmutableArray<StatedFeed<Person>> All { get; } =
        [Residence(), Family(), Work(), Skills(), Health(), Care(), Universities(), Homes(), Deductions(), Rehabilitation(), Veterans()];

    private static StatedFeed<Person> Residence() => Of("residence-citizen")
        .Code("户口性质", Codes.HouseholdKinds, p => p.Residence.Rural ? "农村" : "城镇")
        .Flag("上海居住证有效", p => p.Residence.Permit)
        .Count("父亲居住证连续月数", p => p.Residence.FatherMonths).Count("母亲居住证连续月数", p => p.Residence.MotherMonths)
        .Date("女方出生日期", p => p.Family.WomanBorn);

    private static StatedFeed<Person> Family() => Of("family-planning-citizen")
        .Code("计划生育奖励类别", Codes.FamilyRewards, p => p.Family.Reward)
        .Flag("已领年老一次性计生奖励", p => p.Family.RewardPaid)
        .Code("计生特扶类别", Codes.FamilySpecials, p => p.Family.Special);

    private static StatedFeed<Person> Work() => Of("human-resources-citizen")
        .Code("养老参保状态", Codes.PensionStates, p => p.Work.InPension ? Codes.PensionStates[0] : Codes.PensionStates[1])
        .Flag("已办理退休", p => p.Work.IsRetired).Count("距法定退休月数", p => p.Work.MonthsToRetirement)
        .Count("失业保险累计缴费月数", p => p.Work.InsuredMonths).Flag("非自愿失业", p => p.Work.Involuntary).Flag("失业登记", p => p.Work.Registered)
        .Count("失业金已领月数", p => p.Work.BenefitMonths).Flag("失业金延长领取", p => p.Work.Extended)
        .Flag("就业困难人员", p => p.Work.HardToPlace).Flag("灵活就业缴费状态", p => p.Work.PaysAlone).Count("灵活就业补贴已享月数", p => p.Work.SubsidisedMonths)
        .Flag("在沪劳动合同且缴社保", p => p.Work.Contracted);

    private static StatedFeed<Person> Skills() => Of("skills-citizen")
        .Code("职业技能等级", Codes.SkillLevels, p => p.Qualification?.Level ?? Qualification.NoLevel)
        .Date("证书核发日期", p => p.Qualification?.Issued).Flag("同职业同等级已领技能补贴", p => p.Qualification?.Paid ?? false)
        .Money("技能提升补贴核定额", p => p.Qualification?.ApprovedFen)
        .Code("创业扶持身份", Codes.FounderIdentities, p => p.Venture?.Identity).Flag("首次创业并任负责人", p => p.Venture?.First ?? false)
        .Date("创业组织注册日期", p => p.Venture?.Registered).Count("创业组织缴社保人月", p => p.Venture?.InsuredMonths ?? 0)
        .Flag("已领求职补贴", p => p.University.SeekingPaid);

    private static StatedFeed<Person> Health() => Of("medical-insurance-citizen")
        .Code("医保险种", Codes.MedicalSchemes, p => p.Health.Scheme)
        .Count("老年照护等级", p => p.Care?.Level ?? 0).Date("照护评估有效期止", p => p.Care?.ValidUntil).Date("居家护理起始日", p => p.Care?.HomeSince)
        .Money("年度目录内自付医疗费", p => p.Health.OwnFen)
        .Flag("单位参加生育保险", p => p.Health.Maternity).Money("单位上年度职工月平均工资", p => p.Health.EmployerWageFen);

    private static StatedFeed<Person> Care() => Of("elderly-care-citizen")
        .Code("失能等级", Codes.Disablements, p => p.Care?.Disablement ?? CareNeed.Able)
        .Code("养老服务方式", Codes.CareWays, p => p.Care?.Way).Money("自付服务费用", p => p.Care?.PaidFen ?? 0)
        .Date("结婚登记日期", p => p.Family.Married)
        .Flag("三无认定", p => p.Statuses.Contains("特困")).Flag("重残无业认定", p => p.Statuses.Contains("重残无业"));

    private static StatedFeed<Person> Universities() => Jsonl("education-citizen")
        .Code("在读学历层次", Codes.StudyLevels, p => p.University.Level).Date("预计毕业日期", p => p.University.Expected).Date("毕业日期", p => p.University.Graduated)
        .Flag("家庭经济困难认定", p => p.University.Poor).Code("助学金档次", Codes.GrantClasses, p => p.University.Class)
        .Money("助学金一档标准", p => Fen(p.University.Standard?.First)).Money("助学金二档标准", p => Fen(p.University.Standard?.Second))
        .Money("助学金三档标准", p => Fen(p.University.Standard?.Third))
        .Flag("大学生义务兵", p => p.University.Conscript).Money("年实缴学费", p => p.University.FeeFen).Money("年助学贷款本息", p => p.University.LoanFen)
        .List("毕业生困难类别", Codes.GraduateHardships, p => p.University.Hardship);

    private static StatedFeed<Person> Homes() => Of("real-estate-citizen")
        .Flag("本市无自有住房", p => !p.Dwelling.Owns).Flag("主要工作城市自有住房", p => p.Dwelling.Owns);

    private static StatedFeed<Person> Deductions() => Of("tax-deduction-citizen")
        .Flag("首套住房贷款", p => p.Dwelling.FirstLoan).Count("房贷已扣除月数", p => p.Dwelling.LoanMonths)
        .Flag("同年度已扣住房租金", p => p.Dwelling.RentDeducted).Flag("同年度已扣住房贷款利息", p => p.Dwelling.LoanDeducted)
        .Code("工作城市档次", Codes.CityClasses, p => p.Dwelling.City)
        .Code("继续教育类别", Codes.LearningCategories, p => p.Learning.Category).Count("学历继续教育月数", p => p.Learning.Months);

    private static StatedFeed<Person> Rehabilitation() => Jsonl("rehabilitation-citizen")
        .List("康复救助凭证", Codes.RehabilitationVouchers, p => p.Residence.Vouchers).Flag("户籍地已享同类康复救助", p => p.Residence.HelpedElsewhere);

    /// <summary>The code set is open, so that the category of others needs no code in the dictionary.</summary>
    private static StatedFeed<Person> Veterans() => Of("veterans-citizen")
        .Code("优抚类别", Codes.ServiceCategories, p => p.Citizen.IsAlive && p.Service is not null ? p.Service : NoService);

    private static StatedFeed<Person> Of(string id) => new(new FeedBuilder(id, FeedFormat.Csv, Engine.Populations.UnitKind.Citizen).Key(PersonKey).AsOf(MonthlyLag));

    private static StatedFeed<Person> Jsonl(string id) => new(new FeedBuilder(id, FeedFormat.Jsonl, Engine.Populations.UnitKind.Citizen).Key(PersonKey).AsOf(MonthlyLag));

    private static long? Fen(int? yuan) => yuan * 100L;
}
