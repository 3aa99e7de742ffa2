using Matching.Rules.Binding;
using Matching.Rules.Values;

namespace Matching.Rules.Tests;

/// <summary>A small dictionary of citizens' and enterprises' tags.</summary>
internal static class People
{
    public static Scope Scope { get; } = new(
    [
        new("年龄", FeelType.Number, 0, "岁"),
        new("户籍地", FeelType.String, 1, null, [Value.Of("上海"), Value.Of("外省市")]),
        new("残疾人证有效", FeelType.Boolean, 2),
        new("救助身份", new ListType(FeelType.String), 3, null, [Value.Of("低保"), Value.Of("低保边缘"), Value.Of("特困")]),
        new("出生日期", FeelType.Date, 4),
        new("发放月月末", FeelType.Date, 5),
        new("家庭人均月收入", FeelType.Number, 6, "元/人/月"),
        new("保障人口数", FeelType.Number, 7, "人"),
        new("上年度职工年平均工资", FeelType.Number, 8, "元/年"),
        new("残疾等级", FeelType.Number, 9, "级（1最重）", [Value.Of(1m), Value.Of(2m), Value.Of(3m), Value.Of(4m)]),
        new("基准日", FeelType.Date, 10),
        new("最低年龄", FeelType.Number, -1, "岁", default, Value.Of(65m)),
    ]);
}
