using System.Collections.Immutable;
using Matching.Engine.Tags;
using Matching.Rules.Binding;
using Matching.Rules.Values;

namespace Matching.Engine.Tests.Decisions;

/// <summary>A small dictionary with every role and type of tag.</summary>
internal static class Sample
{
    public static readonly Tag AsOf = Make(TagDictionary.AsOfName, "as_of", TagType.Date, 0, TagRole.System);

    public static readonly Tag MonthEnd = Make("发放月月末", "month_end", TagType.Date, 1, TagRole.System) with
    {
        Formula = Rule("发放月月末的公式", FeelType.Date, [AsOf], f =>
        {
            var d = f[0].AsDate;
            return Value.Of(new DateOnly(d.Year, d.Month, DateTime.DaysInMonth(d.Year, d.Month)));
        }),
    };

    public static readonly Tag Place = Make("户籍地", "hukou_place", TagType.Enum, 2) with
    {
        Values = [Value.Of("上海"), Value.Of("外省市")], MaxAgeDays = 100,
    };

    public static readonly Tag Born = Make("出生日期", "birth_date", TagType.Date, 3) with { Fixed = true };

    public static readonly Tag Age = Make("年龄", "age", TagType.Number, 4, TagRole.Derived) with
    {
        Unit = "岁",
        Formula = Rule("整岁(出生日期, 发放月月末)", FeelType.Number, [Born, MonthEnd], f =>
        {
            var (born, on) = (f[3].AsDate, f[1].AsDate);
            return Value.Of((decimal)(on.Year - born.Year - (on.Month < born.Month ? 1 : 0)));
        }),
    };

    public static readonly Tag Standard = Make("低保标准", "standard", TagType.Money, 5, TagRole.Parameter) with
    {
        DatedValues =
        [
            new DatedValue(new(2024, 7, 1), new(2025, 6, 30), 1595m, true, "通知甲"),
            new DatedValue(new(2025, 7, 1), new(2026, 6, 30), 1650m, true, "通知乙"),
            new DatedValue(new(2026, 7, 1), null, 1690m, false, null),
        ],
    };

    public static readonly Tag Income = Make("共同生活成员月收入合计", "income_sum", TagType.Money, 6);

    public static readonly Tag Heads = Make("保障人口数", "heads", TagType.Number, 7);

    public static readonly Tag PerHead = Make("家庭人均月收入", "income_per_head", TagType.Money, 8, TagRole.Derived) with
    {
        Formula = Rule("共同生活成员月收入合计 / 保障人口数", FeelType.Number, [Income, Heads],
            f => f[7].AsNumber == 0 ? Value.Null : Value.Of(f[6].AsNumber / f[7].AsNumber)),
    };

    public static readonly Tag ChildPlace = Make("子女户籍地", "child_place", TagType.Enum, 9) with { Values = [Value.Of("徐汇区"), Value.Of("外省市")] };

    public static readonly Tag Accepting = Make("受理地", "accepting", TagType.Enum, 10, TagRole.System) with { Values = [Value.Of("徐汇区")] };

    public static readonly Tag Applied = Make("申请日期", "applied", TagType.Date, 11);

    public static readonly Tag Approved = Make("核定金额", "approved", TagType.Money, 12);

    public static readonly Tag Statuses = Make("救助身份", "statuses", TagType.List, 13) with { Values = [Value.Of("低保"), Value.Of("特困")] };

    public static readonly Tag Listed = Make("失信", "listed", TagType.Boolean, 14);

    public static readonly Tag Claim = Make("申领金额", "claim", TagType.Money, 15);

    public static readonly TagDictionary Dictionary = Build();

    public static LambdaExpression Rule(
        string text, FeelType type, ImmutableArray<Tag> reads, Func<Value[], Value> compiled, Value? literal = null) =>
        new(text, type, [.. reads.Select(t => t.Symbol)], compiled, literal: literal);

    private static Tag Make(string name, string code, TagType type, int slot, TagRole role = TagRole.Base) =>
        new() { Name = name, Code = code, Type = type, Role = role, Symbol = new Symbol(name, FeelType.Any, slot) };

    private static TagDictionary Build()
    {
        ImmutableArray<Tag> all =
            [AsOf, MonthEnd, Place, Born, Age, Standard, Income, Heads, PerHead, ChildPlace, Accepting, Applied, Approved, Statuses, Listed, Claim];
        return new TagDictionary(all, [MonthEnd, Age, PerHead], new Scope(all.Select(t => t.Symbol)));
    }
}
