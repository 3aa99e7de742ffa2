using System.Collections.Immutable;

namespace Matching.Benchmarks.Engine;

/// <summary>The thirty facts that the synthetic departments state.</summary>
internal static class Fields
{
    private static readonly int Day1920 = new DateOnly(1920, 1, 1).DayNumber;
    private static readonly int Day2000 = new DateOnly(2000, 1, 1).DayNumber;
    private static readonly int Today = Workload.AsOf.DayNumber;

    /// <summary>All fields; the index of each is its place.</summary>
    public static readonly ImmutableArray<Field> All =
    [
        new(0, "年龄", "age", FieldKind.Number, 0, 99),
        new(1, "缴费月数", "months_paid", FieldKind.Number, 0, 480),
        new(2, "家庭人口", "household_size", FieldKind.Number, 1, 8),
        new(3, "职工人数", "staff", FieldKind.Number, 0, 5000, 3),
        new(4, "子女数", "children", FieldKind.Number, 0, 4),
        new(5, "居住月数", "months_resident", FieldKind.Number, 0, 700),
        new(6, "信用分", "credit", FieldKind.Number, 300, 900),
        new(7, "专利数", "patents", FieldKind.Number, 0, 300, 3),
        new(8, "月收入", "monthly_income", FieldKind.Money, 0, 9_000_000, 3),
        new(9, "年收入", "yearly_income", FieldKind.Money, 0, 120_000_000, 3),
        new(10, "家庭资产", "assets", FieldKind.Money, 0, 2_000_000_000, 3),
        new(11, "研发费用", "research_cost", FieldKind.Money, 0, 900_000_000, 3),
        new(12, "纳税额", "taxes_paid", FieldKind.Money, 0, 500_000_000, 3),
        new(13, "房租", "rent", FieldKind.Money, 0, 2_000_000, 2),
        new(14, "出生日期", "born", FieldKind.Date, Day1920, Today),
        new(15, "登记日期", "registered", FieldKind.Date, Day2000, Today),
        new(16, "参保日期", "insured_since", FieldKind.Date, Day2000, Today),
        new(17, "失业日期", "jobless_since", FieldKind.Date, Day2000, Today),
        new(18, "认定日期", "recognised", FieldKind.Date, Day2000, Today),
        new(19, "户籍地", "registered_place", FieldKind.Code, 0, 15),
        new(20, "学历", "education", FieldKind.Code, 0, 6),
        new(21, "就业状态", "employment", FieldKind.Code, 0, 5),
        new(22, "行业", "industry", FieldKind.Code, 0, 14),
        new(23, "单位类型", "entity_type", FieldKind.Code, 0, 7),
        new(24, "婚姻状况", "marriage", FieldKind.Code, 0, 3),
        new(25, "持残疾证", "disabled", FieldKind.Flag, 0, 1, 20),
        new(26, "低保对象", "on_minimum_aid", FieldKind.Flag, 0, 1, 30),
        new(27, "列入失信", "listed", FieldKind.Flag, 0, 1, 35),
        new(28, "退役军人", "veteran", FieldKind.Flag, 0, 1, 40),
        new(29, "纳税正常", "taxes_in_order", FieldKind.Flag, 0, 1, 60),
    ];
}
