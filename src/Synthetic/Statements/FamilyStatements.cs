using System.Collections.Immutable;
using Matching.Synthetic.Feeds;
using Matching.Synthetic.People;

namespace Matching.Synthetic.Statements;

/// <summary>What departments state of children and of households, tag by tag.</summary>
internal static class FamilyStatements
{
    private const int MonthlyLag = 25;

    /// <summary>The feeds on children.</summary>
    public static ImmutableArray<StatedFeed<Offspring>> Children { get; } = [Births(), Schools(), Deductions()];

    /// <summary>The feeds on households; the unit is the citizen who heads one.</summary>
    public static ImmutableArray<StatedFeed<Person>> Households { get; } = [Housing()];

    /// <summary>States each birth once, with its first-born child, on which 依法生育 hangs too.</summary>
    private static StatedFeed<Offspring> Births() => Child("birth-child")
        .Date("分娩日期", o => o.Child.BirthDate).Count("难产标志", Codes.Flags, o => o.Difficult ? 1 : 0).Count("胎儿数", o => o.Babies);

    private static StatedFeed<Offspring> Schools() => Child("education-child")
        .Code("子女教育阶段", Codes.SchoolStages, o => o.Pupil.Stage).Code("幼儿园年级", Codes.KindergartenClasses, o => o.Pupil.Class)
        .Code("幼儿园性质", Codes.Kindergartens, o => o.Pupil.Kindergarten).Money("实收保教费", o => o.Pupil.FeeFen)
        .Money("当地同类公办园保教费", o => o.Pupil.PublicFeeFen);

    private static StatedFeed<Offspring> Deductions() => Child("tax-child")
        .Ratio("扣除分摊比例", Codes.DeductionShares, o => o.Pupil.ShareIn10000);

    private static StatedFeed<Person> Housing() =>
        new StatedFeed<Person>(new FeedBuilder("housing-household", FeedFormat.Csv, Engine.Populations.UnitKind.Household).Key("户号").Link("申请人身份证号").AsOf(MonthlyLag))
            .Tenths("家庭住房建筑面积合计", p => p.Dwelling.Area * p.Household!.Members).Count("家庭人数", p => p.Household!.Members)
            .Flag("享受其他住房保障", p => p.Dwelling.Supported);

    private static StatedFeed<Offspring> Child(string id) =>
        new(new FeedBuilder(id, FeedFormat.Csv, Engine.Populations.UnitKind.Child).Key("子女身份证号").Link("申领人身份证号").AsOf(MonthlyLag));
}
