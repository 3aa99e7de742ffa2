using Matching.Rules.Binding;
using Matching.Rules.Diagnostics;

namespace Matching.Rules.Tests.Binding;

/// <summary>What authors read when a rule is refused or read differently from what they typed.</summary>
public sealed class RefusalTests
{
    [Test]
    public void Compile_UnknownNameInIf_IsRefusedAndNotReadAsNull()
    {
        var bound = RuleCompiler.Compile("""if 缺失变量 > 5 then "不符合" else "符合" """, People.Scope);

        Assert.That(bound.Expression, Is.Null);
        Assert.That(Feel.Messages("""if 缺失变量 > 5 then "不符合" else "符合" """, People.Scope), Is.EqualTo(new[]
        {
            "FEEL2001 Error 3-7 名称“缺失变量”不在标签词典和本规则的参数中｜写错的名称如果当作空值，会使条件悄悄失效｜改正名称，或先在标签词典中登记",
        }));
    }

    [Test]
    public void Compile_MistypedName_NamesTheNearest() =>
        Assert.That(Feel.Messages("户藉地 = \"上海\"", People.Scope), Is.EqualTo(new[]
        {
            "FEEL2001 Error 0-3 名称“户藉地”不在标签词典和本规则的参数中｜写错的名称如果当作空值，会使条件悄悄失效｜是否想写：户籍地？否则改正名称，或先在标签词典中登记",
        }));

    [Test]
    public void Compile_FullWidthOperator_IsReadAndTold()
    {
        var bound = RuleCompiler.Compile("年龄＞60", People.Scope);

        Assert.That(bound.Expression!.Text, Is.EqualTo("年龄>60"));
        Assert.That(Feel.Messages("年龄＞60", People.Scope), Is.EqualTo(new[]
        {
            "FEEL1008 Notice 2-3 全角字符“＞”（U+FF1E）已按“>”理解｜按标准语法全角标点会成为名称的一部分，使整段被当作一个名称｜规则按半角标点保存，请核对含义；双引号内的文字不变",
        }));
    }

    [Test]
    public void Compile_FullWidthCall_GivesTheSum()
    {
        Assert.That(Feel.Evaluate("sum（1，2）").AsNumber, Is.EqualTo(3m));
        Assert.That(Feel.Codes("sum（1，2）", Scope.Empty), Is.EqualTo(new[] { "FEEL1008", "FEEL1008", "FEEL1008" }));
    }

    [Test]
    public void Compile_IdeographicSpace_SeparatesWords() =>
        Assert.That(RuleCompiler.Compile("年龄　>　60", People.Scope).Expression!.Text, Is.EqualTo("年龄 > 60"));

    [TestCase("today() >= 出生日期")]
    [TestCase("now() = now()")]
    public void Compile_Clock_IsRefused(string text) =>
        Assert.That(Feel.Messages(text, People.Scope)[0], Does.StartWith("FEEL2003 Error 0-").And.EndsWith("｜改用名称“基准日”"));

    [TestCase("年龄 = \"60\"", "FEEL3002")]
    [TestCase("年龄 > 出生日期", "FEEL3002")]
    [TestCase("duration(\"P1Y\") = duration(\"P365D\")", "FEEL3002")]
    [TestCase("残疾人证有效 > false", "FEEL3001")]
    [TestCase("年龄 + \"岁\"", "FEEL3001")]
    [TestCase("出生日期 + 发放月月末", "FEEL3001")]
    [TestCase("户籍地 = \"上海市\"", "FEEL3003")]
    [TestCase("户籍地 in (\"上海\", \"江苏\")", "FEEL3003")]
    [TestCase("残疾等级 in (1, 5)", "FEEL3003")]
    [TestCase("list contains(救助身份, \"低保户\")", "FEEL3003")]
    [TestCase("some 类 in 救助身份 satisfies 类 = \"贫困\"", "FEEL3003")]
    [TestCase("年龄 and true", "FEEL3004")]
    [TestCase("if 年龄 then 1 else 2", "FEEL3004")]
    [TestCase("string length(年龄)", "FEEL3005")]
    [TestCase("max(年龄, 户籍地)", "FEEL3005")]
    [TestCase("if 残疾人证有效 then 1 else \"无\"", "FEEL3010")]
    [TestCase("[1, \"二\"]", "FEEL3010")]
    [TestCase("some x in 年龄 satisfies x > 1", "FEEL3011")]
    [TestCase("[1..3]", "FEEL3012")]
    [TestCase("年龄 / 0", "FEEL3008")]
    [TestCase("date(\"2023-02-29\")", "FEEL3009")]
    [TestCase("date(2023, 2, 29)", "FEEL3009")]
    [TestCase("duration(\"1年\")", "FEEL3009")]
    [TestCase("@\"2023-13-01\"", "FEEL1009")]
    [TestCase("年龄 in [70..60]", "FEEL4001")]
    [TestCase("min()", "FEEL2004")]
    [TestCase("list contains(救助身份)", "FEEL2004")]
    [TestCase("round half up(n: 1, places: 2)", "FEEL2005")]
    [TestCase("出生日期.years", "FEEL2006")]
    [TestCase("年龄.year", "FEEL2006")]
    [TestCase("list contain(救助身份, \"低保\")", "FEEL2002")]
    [TestCase("{a: 1, a: 2}", "FEEL2008")]
    [TestCase("60岁", "FEEL1006")]
    [TestCase("12345678901234567890123456789", "FEEL1006")]
    [TestCase("\"未完", "FEEL1004")]
    [TestCase("\"\\x\"", "FEEL1005")]
    [TestCase("5.5%", "FEEL1007")]
    [TestCase("1 /* 未完", "FEEL1011")]
    public void Compile_Mistake_IsRefusedWithItsCode(string text, string code)
    {
        var bound = RuleCompiler.Compile(text, People.Scope);

        Assert.That(bound.Expression, Is.Null);
        Assert.That(Feel.Codes(bound), Does.Contain(code));
        Assert.That(bound.Diagnostics.All(d => d.What.Zh.Length > 0 && d.What.En.Length > 0 && d.Why.En.Length > 0 && d.Mend.En.Length > 0), Is.True);
    }

    [TestCase("年龄 > 上年度职工年平均工资")]
    [TestCase("家庭人均月收入 < 上年度职工年平均工资")]
    [TestCase("保障人口数 + 家庭人均月收入")]
    [TestCase("min(年龄, 保障人口数)")]
    [TestCase("if 残疾人证有效 then 年龄 else 保障人口数")]
    public void Compile_DifferentUnits_IsRefused(string text) =>
        Assert.That(Feel.Codes(text, People.Scope), Is.EqualTo(new[] { "FEEL3007" }));

    [TestCase("家庭人均月收入 < 1000")]
    [TestCase("家庭人均月收入 * 保障人口数 > 0")]
    [TestCase("家庭人均月收入 < 上年度职工年平均工资 / 12")]
    [TestCase("年龄 >= 最低年龄")]
    public void Compile_UnitsThatGoTogether_IsAccepted(string text) =>
        Assert.That(Feel.Codes(text, People.Scope), Is.Empty);

    [TestCase("年龄 大于 60", "关键字和运算符写作英文符号：“大于”请写作 >")]
    [TestCase("残疾人证有效 并且 年龄 > 60", "关键字和运算符写作英文符号：“并且”请写作 and")]
    public void Compile_ChineseOperator_SaysWhatToWrite(string text, string mend) =>
        Assert.That(RuleCompiler.Compile(text, People.Scope).Diagnostics[0].Mend.Zh, Is.EqualTo(mend));

    [Test]
    public void Compile_SeveralMistakes_ReportsAllInOrder() =>
        Assert.That(Feel.Codes("年龄段 > 5 and 户籍地 = 3 and foo(1) and 残疾等级 = 9", People.Scope),
            Is.EqualTo(new[] { "FEEL2001", "FEEL3002", "FEEL2002", "FEEL3003" }));

    [Test]
    public void Compile_MistakeInForm_StillReportsTheNamesAfterIt() =>
        Assert.That(Feel.Codes("年龄 > 60 70 and 户藉地 = \"上海\"", People.Scope), Is.EqualTo(new[] { "FEEL1003", "FEEL2001" }));

    [Test]
    public void Compile_ResultOfAnotherType_IsRefused() =>
        Assert.That(Feel.Codes("年龄 + 1", People.Scope, FeelType.Boolean), Is.EqualTo(new[] { "FEEL3006" }));

    [Test]
    public void Compile_LocalNameOfATag_Warns()
    {
        var bound = RuleCompiler.Compile("some 年龄 in [1, 2] satisfies 年龄 > 1", People.Scope);

        Assert.That(bound.Expression, Is.Not.Null);
        Assert.That(bound.Diagnostics.Single().Severity, Is.EqualTo(Severity.Warning));
    }
}
