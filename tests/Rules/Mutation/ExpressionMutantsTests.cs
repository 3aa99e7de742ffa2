using Matching.Rules.Binding;
using Matching.Rules.Mutation;
using Matching.Rules.Values;

namespace Matching.Rules.Tests.Mutation;

/// <summary>The small mistakes that are put into one expression.</summary>
public sealed class ExpressionMutantsTests
{
    private static readonly Scope Scope = new(
    [
        new Symbol("年龄", FeelType.Number, 0, "岁"), new Symbol("收入", FeelType.Number, 1, "元/月"), new Symbol("比例", FeelType.Number, 2, "比例"),
        new Symbol("户籍地", FeelType.String, 3, AllowedValues: [Value.Of("上海"), Value.Of("外省市")]), new Symbol("失信", FeelType.Boolean, 4),
        new Symbol("出生日期", FeelType.Date, 5), new Symbol("类别", new ListType(FeelType.String), 6),
    ]);

    [TestCase("年龄 >= 65", "年龄 >= 65 → 年龄 > 65", "年龄 >= 65 → 年龄 < 65", "年龄 >= 65 → 年龄 >= 66", "年龄 >= 65 → 年龄 >= 64")]
    [TestCase("收入 < 1650", "收入 < 1650 → 收入 <= 1650", "收入 < 1650 → 收入 >= 1650", "收入 < 1650 → 收入 < 1650.01", "收入 < 1650 → 收入 < 1649.99")]
    [TestCase("比例 <= 0.055", "比例 <= 0.055 → 比例 < 0.055", "比例 <= 0.055 → 比例 > 0.055", "比例 <= 0.055 → 比例 <= 0.0551", "比例 <= 0.055 → 比例 <= 0.0549")]
    [TestCase("户籍地 = \"上海\"", "户籍地 = \"上海\" → 户籍地 != \"上海\"", "户籍地 = \"上海\" → 户籍地 = \"外省市\"")]
    [TestCase("户籍地 in (\"上海\", \"外省市\")", "户籍地 in (\"上海\", \"外省市\") → 户籍地 in (\"外省市\")", "户籍地 in (\"上海\", \"外省市\") → 户籍地 in (\"上海\")")]
    [TestCase("not(失信)", "not(失信) → (失信)")]
    [TestCase("some 项 in 类别 satisfies 项 = \"甲\"", "some 项 in 类别 satisfies 项 = \"甲\" → every 项 in 类别 satisfies 项 = \"甲\"", "项 = \"甲\" → 项 != \"甲\"")]
    [TestCase("失信 or 户籍地 = \"上海\"", "失信 or 户籍地 = \"上海\" → 失信 and 户籍地 = \"上海\"", "失信 or 户籍地 = \"上海\" → (户籍地 = \"上海\")", "失信 or 户籍地 = \"上海\" → 失信", "户籍地 = \"上海\" → 户籍地 != \"上海\"", "户籍地 = \"上海\" → 户籍地 = \"外省市\"")]
    [TestCase("出生日期 >= date(\"2022-01-01\")", "出生日期 >= date(\"2022-01-01\") → 出生日期 > date(\"2022-01-01\")", "出生日期 >= date(\"2022-01-01\") → 出生日期 < date(\"2022-01-01\")", "date(\"2022-01-01\") → date(\"2022-01-02\")", "date(\"2022-01-01\") → date(\"2021-12-31\")")]
    [TestCase("min(收入, 300)", "min(收入, 300) → max(收入, 300)", "min(收入, 300) → min(收入, 300.01)", "min(收入, 300) → min(收入, 299.99)")]
    [TestCase("if 失信 then 75 else 150", "if 失信 then 75 else 150 → if 失信 then 150 else 75", "if 失信 then 75 else 150 → if 失信 then 76 else 150", "if 失信 then 75 else 150 → if 失信 then 74 else 150", "if 失信 then 75 else 150 → if 失信 then 75 else 151", "if 失信 then 75 else 150 → if 失信 then 75 else 149")]
    [TestCase("收入 * 0.5", "收入 * 0.5 → 收入 / 0.5", "收入 * 0.5 → 收入 * 0.6", "收入 * 0.5 → 收入 * 0.4")]
    [TestCase("年龄 in [65..70)", "年龄 in [65..70) → 年龄 in (65..70)", "年龄 in [65..70) → 年龄 in [65..70]", "[65..70) → [66..70)", "[65..70) → [64..70)", "[65..70) → [65..71)", "[65..70) → [65..69)")]
    public void Of_Expression_MakesOneSmallMistakeEach(string text, params string[] expected)
    {
        var expression = RuleCompiler.Compile(text, Scope).Expression!;

        Assert.That(ExpressionMutants.Of(expression, Scope).Select(m => m.Words), Is.EqualTo(expected));
    }

    [Test]
    public void Of_ChangeThatTheCompilerRefuses_HasNoMutant()
    {
        var expression = RuleCompiler.Compile("not(户籍地 = \"上海\")", Scope).Expression!;

        Assert.That(ExpressionMutants.Of(expression, Scope).Select(m => m.Mutant), Has.None.Null);
        Assert.That(ExpressionMutants.Of(RuleCompiler.Compile("date(\"2022-01-31\") < 出生日期 + duration(\"P1M\")", Scope).Expression!, Scope).Count(), Is.EqualTo(7));
    }

    [Test]
    public void Of_Mutant_IsAnExpressionThatEvaluates()
    {
        var expression = RuleCompiler.Compile("年龄 >= 65", Scope).Expression!;
        var strict = ExpressionMutants.Of(expression, Scope).First().Mutant!;
        var frame = new Value[Scope.SlotCount];
        frame[0] = Value.Of(65m);

        Assert.That((expression.Interpret(frame), strict.Interpret(frame)), Is.EqualTo((Value.True, Value.False)));
    }

    [TestCase(65, "岁", "1")]
    [TestCase(0.5, "比例", "0.0001")]
    [TestCase(1650, "元/人/月", "0.01")]
    [TestCase(30, "平方米/人", "0.01")]
    [TestCase(12.5, null, "0.1")]
    public void Steps_OfAFigure_AreTheSmallestOfItsMeasure(decimal figure, string? unit, string expected) =>
        Assert.That(Steps.Of(figure, unit).ToString(System.Globalization.CultureInfo.InvariantCulture), Is.EqualTo(expected));

    [Test]
    public void CrossingsOf_Comparison_AreItsTwoSides()
    {
        var expression = RuleCompiler.Compile("失信 or 收入 * 2 < 1650", Scope).Expression!;

        Assert.That(ExpressionFigures.CrossingsOf(expression).Select(c => $"{c.Left.Text} | {c.Right.Text}"), Is.EqualTo(new[] { "收入 * 2 | 1650" }));
        Assert.That(ExpressionFigures.ConstantsOf(expression), Is.EqualTo(new[] { Value.Of(2m), Value.Of(1650m) }));
    }
}
