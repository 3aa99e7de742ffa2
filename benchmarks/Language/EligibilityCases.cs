using System.Collections.Immutable;
using Matching.Rules.Tables;
using Matching.Rules.Values;

namespace Matching.Benchmarks.Language;

/// <summary>Ten rules of the kinds that published policies are made of, each with eight people.</summary>
internal static class EligibilityCases
{
    private static readonly int[] Ages = [64, 65, 69, 70, 79, 80, 90, 101];

    /// <summary>The rules.</summary>
    public static ImmutableArray<EligibilityCase> All { get; } =
    [
        new("age and place", "年龄 >= 65 and 户籍地 = \"上海\"", People(i => [("年龄", N(Ages[i])), ("户籍地", S(i % 2 == 0 ? "上海" : "外省市"))])),
        new("range", "(年龄 in [65..70)) or (年龄 between 80 and 90)", People(i => [("年龄", N(Ages[i]))])),
        new("date", "出生日期 <= date(\"1960-01-31\")", People(i => [("出生日期", D(1958 + (i / 2), 1, 28 + (i % 4)))])),
        new("date and duration", "出生日期 + duration(\"P60Y\") <= 基准日", People(i => [("出生日期", D(1962 + i, 6, 30)), ("基准日", D(2025, 6, 30))])),
        new("some satisfies", "some 类 in 救助身份 satisfies 类 = \"低保\" or 类 = \"特困\"", People(i => [("救助身份", L(S("低保边缘"), S("支出型"), S(i % 3 == 0 ? "特困" : "其他")))])),
        new("money", "家庭月收入 / 家庭人口 < 低保标准 * 1.5 and 家庭人口 in (1, 2, 3, 4)", People(i => [("家庭月收入", N(1500 * (i + 1))), ("家庭人口", N((i % 5) + 1)), ("低保标准", N(1650))])),
        new("if", "if 年龄 >= 90 then 350 else if 年龄 >= 80 then 180 else if 年龄 >= 70 then 150 else 75", People(i => [("年龄", N(Ages[i]))])),
        new("decision table", "if 年龄 in [65..70) then 75 else if 年龄 in [70..80) then 150 else if 年龄 in [80..90) then 180 else if 年龄 in [90..100) then 350 else if 年龄 >= 100 then 600 else 0",
            People(i => [("年龄", N(Ages[i]))]),
            new TableDefinition(HitPolicy.Unique, ["年龄"],
            [
                new(["<65"], "0"), new(["[65..70)"], "75"), new(["[70..80)"], "150"), new(["[80..90)"], "180"), new(["[90..100)"], "350"), new([">=100"], "600"),
            ])),
        new("list filter", "count(家庭收入[item > 1000]) >= 2 and sum(家庭收入) < 9000", People(i => [("家庭收入", L(N(500 * i), N(900 + (40 * i)), N(1800)))])),
        new("text", "starts with(信用代码, \"9131\") and string length(信用代码) = 18 and contains(行业, \"软件\")",
            People(i => [("信用代码", S(i % 4 == 3 ? "91320000MA1FL0000X" : "91310000MA1FL0000X")), ("行业", S(i % 2 == 0 ? "软件和信息技术服务业" : "批发业"))])),
    ];

    private static ImmutableArray<ImmutableArray<(string Name, Value Value)>> People(Func<int, ImmutableArray<(string Name, Value Value)>> facts) =>
        [.. Enumerable.Range(0, 8).Select(facts)];

    private static Value N(int number) => Value.Of((decimal)number);

    private static Value S(string text) => Value.Of(text);

    private static Value D(int year, int month, int day) => Value.Of(new DateOnly(year, month, day));

    private static Value L(params Value[] elements) => Value.Of([.. elements]);
}
