using Matching.Rules.Binding;
using Matching.Rules.Diagnostics;
using Matching.Rules.Tables;

namespace Matching.Rules.Tests.Tables;

/// <summary>What the check of a whole table finds, and what it rightly does not.</summary>
public sealed class TableCheckTests
{
    [TestCase("U", "年龄", "[0..60) : 1", ">60 : 2", "年龄: 60; e.g. 年龄 = 60")]
    [TestCase("U", "年龄", "<60 : 1", ">=62 : 2", "年龄: [60..62); e.g. 年龄 = 60")]
    [TestCase("U", "家庭人均月收入", "[0..1000) : 1", "(1000..2000] : 2", "家庭人均月收入: <0, 1000, >2000; e.g. 家庭人均月收入 = -1")]
    [TestCase("U", "家庭人均月收入", "<1 : 1", ">1.5 : 2", "家庭人均月收入: [1..1.5]; e.g. 家庭人均月收入 = 1")]
    [TestCase("U", "出生日期", "<=@\"2024-01-30\" : 1", ">=@\"2024-02-01\" : 2", "出生日期: (@\"2024-01-30\"..@\"2024-02-01\"); e.g. 出生日期 = @\"2024-01-31\"")]
    [TestCase("U", "年龄", "<=3 : 1", "not([0..5]) : 2", "年龄: (3..5]; e.g. 年龄 = 4")]
    [TestCase("U", "残疾等级", "1, 2 : 1", "4 : 2", "残疾等级: 3; e.g. 残疾等级 = 3")]
    [TestCase("U", "姓名", "\"甲\" : 1", "\"乙\" : 2", "姓名: not(\"乙\", \"甲\"); e.g. 姓名 = \"其他\"")]
    public void CompileTable_Gap_IsToldWithAnExample(string policy, string input, string first, string second, string expected)
    {
        Assert.That(Gaps(policy, [input], [first, second]), Is.EqualTo(new[] { "no row hits: " + expected }));
    }

    [TestCase("U", "出生日期", "<=@\"2024-01-31\" : 1", ">=@\"2024-02-01\" : 2")]
    [TestCase("U", "年龄", "<=59 : 1", ">=60 : 2")]
    [TestCase("U", "年龄", "[0..59] : 1", "(59..200) : 2", ">=200 : 3")]
    [TestCase("U", "保障人口数", "0 : 0", "1 : 1", ">1 : 2")]
    [TestCase("U", "户籍地", "\"上海\" : 1", "\"外省市\" : 2")]
    [TestCase("U", "户籍地", "\"上海\" : 1", "not(\"上海\") : 2")]
    [TestCase("U", "残疾人证有效", "true : 1", "false : 2")]
    [TestCase("U", "残疾等级", "<3 : 1", "[3..4] : 2")]
    [TestCase("U", "姓名", "<\"m\" : 1", ">=\"m\" : 2")]
    [TestCase("F", "年龄", ">60 : 1", "- : 2")]
    [TestCase("C", "家庭人均月收入", "<=1000 : 1", ">=1000 : 2")]
    public void CompileTable_EveryValueTaken_HasNoFinding(string policy, string input, params string[] rows) =>
        Assert.That(Messages(Compile(policy, [input], rows)), Is.Empty);

    [TestCase("U", "年龄", "[65..70] : 1", "[70..80) : 2", "rows 1 and 2 overlap, e.g. 年龄 = 70")]
    [TestCase("U", "家庭人均月收入", "<=1000 : 1", ">=1000 : 2", "rows 1 and 2 overlap, e.g. 家庭人均月收入 = 1000")]
    [TestCase("U", "户籍地", "\"上海\" : 1", "not(\"外省市\") : 2", "rows 1 and 2 overlap, e.g. 户籍地 = \"上海\"")]
    [TestCase("U", "年龄", ">60,<80 : 1", "70 : 2", "rows 1 and 2 overlap, e.g. 年龄 = 70")]
    [TestCase("A", "年龄", ">60 : 1", ">70 : 2", "rows 1 and 2 overlap, e.g. 年龄 = 71")]
    [TestCase("F", "年龄", ">60 : 1", "[61..70] : 2", "row 2 can never hit: row 1 covers it")]
    [TestCase("U", "年龄", "(60..61) : 1", "- : 2", "row 1, cell 1: no value that can occur passes")]
    [TestCase("U", "年龄", "<0 : 1", ">=0 : 2", "row 1, cell 1: no value that can occur passes")]
    public void CompileTable_RowThatContradicts_IsRefused(string policy, string input, string first, string second, string expected)
    {
        var bound = Compile(policy, [input], [first, second]);

        Assert.That(bound.Expression, Is.Null);
        Assert.That(bound.Diagnostics.Where(d => d.Severity == Severity.Error).Select(d => d.What.En), Is.EqualTo(new[] { expected }));
    }

    [Test]
    public void CompileTable_RowCoveredByEarlierRowsTogether_IsRefused() =>
        Assert.That(
            Messages(Compile("F", ["年龄", "残疾人证有效"], ["<40 | - : 1", ">=30 | true : 2", ">20 | true : 3", "- | - : 4"])),
            Is.EqualTo(new[] { "FEEL4005 row 3 can never hit: earlier rows together cover it (1, 2)" }));

    [Test]
    public void CompileTable_RowPartlyCovered_IsAccepted() =>
        Assert.That(Messages(Compile("F", ["年龄", "残疾人证有效"], ["<40 | - : 1", ">=30 | true : 2", ">20 | - : 3", "- | - : 4"])), Has.Length.EqualTo(1).And.All.Contains("row 4"));

    [Test]
    public void CompileTable_AnyWithOutputsThatAgree_MayOverlap() =>
        Assert.That(Messages(Compile("A", ["年龄"], [">60 : 20", "<=70 : 20"])), Is.Empty);

    [Test]
    public void CompileTable_GapOfTwoInputs_IsAsWideAsItIs() =>
        Assert.That(
            Gaps("U", ["年龄", "户籍地"], ["<60 | - : 1", ">=60 | \"上海\" : 2"]),
            Is.EqualTo(new[] { "no row hits: 年龄: >=60; 户籍地: \"外省市\"; e.g. 年龄 = 60, 户籍地 = \"外省市\"" }));

    [Test]
    public void CompileTable_ManyGaps_TellsFive() =>
        Assert.That(Gaps("U", ["保障人口数", "年龄"], [.. Enumerable.Range(0, 9).Select(i => $"{i} | {i} : {i}")]), Has.Length.EqualTo(5));

    [Test]
    public void CompileTable_InputWithoutInfluence_Warns() =>
        Assert.That(
            Messages(Compile("U", ["年龄", "残疾人证有效"], ["<60 | - : 1", ">=60 | true, false : 2"])),
            Is.EqualTo(new[] { "FEEL4009 input 2, '残疾人证有效', decides nothing: every row takes any value of it" }));

    [Test]
    public void CompileTable_ComputedCell_IsNeitherOverlapNorGapAndSaysSo() =>
        Assert.That(
            Messages(Compile("U", ["年龄", "户籍地"], ["<60 | \"上海\" : 1", ">年龄 - 1 | - : 2"])),
            Is.EqualTo(new[] { "FEEL4011 cells that cannot be told beforehand: 1; the first is row 2, cell 1" }));

    [Test]
    public void CompileTable_GapThatAConditionRulesOut_IsNoGap()
    {
        var table = Table("U", ["年龄"], ["[65..70) : 75", ">=80 : 150"]);
        var given = new[] { "年龄 >= 最低年龄 and 残疾人证有效", "not(年龄 in [70..79])" }.Select(c => RuleCompiler.Compile(c, Scope).Expression!);

        Assert.That(Messages(RuleCompiler.CompileTable(table, Scope, null, given)), Is.Empty);
    }

    [Test]
    public void CompileTable_GapThatAConditionLeaves_IsTold()
    {
        var table = Table("U", ["年龄"], ["[65..70) : 75", ">=80 : 150"]);
        var given = new[] { RuleCompiler.Compile("年龄 >= 65 or 残疾人证有效", Scope).Expression! };

        Assert.That(Messages(RuleCompiler.CompileTable(table, Scope, null, given)), Is.EqualTo(new[] { "FEEL4008 no row hits: 年龄: <65, [70..80); e.g. 年龄 = 64" }));
    }

    [Test]
    public void CompileTable_MoreRowsThanTheLimit_IsRefused() =>
        Assert.That(
            Messages(Compile("F", ["年龄"], [.. Enumerable.Repeat("- : 1", 5001)])),
            Is.EqualTo(new[] { "FEEL4007 the decision table has 5001 rows, more than the limit of 5000" }));

    private static Scope Scope { get; } = People.Scope.With([new Symbol("姓名", FeelType.String, 11)]);

    private static string[] Gaps(string policy, string[] inputs, string[] rows) =>
        [.. Compile(policy, inputs, rows).Diagnostics.Where(d => d.Code == "FEEL4008").Select(d => d.What.En)];

    private static string[] Messages(Bound bound) => [.. bound.Diagnostics.Select(d => $"{d.Code} {d.What.En}")];

    private static Bound Compile(string policy, string[] inputs, string[] rows) => RuleCompiler.CompileTable(Table(policy, inputs, rows), Scope);

    private static TableDefinition Table(string policy, string[] inputs, string[] rows)
    {
        var letter = policy switch { "U" => HitPolicy.Unique, "F" => HitPolicy.First, "A" => HitPolicy.Any, _ => HitPolicy.Collect };
        return new TableDefinition(letter, [.. inputs], [.. rows.Select(r => r.Split(" : ")).Select(p => new TableRow([.. p[0].Split(" | ")], p[1]))]);
    }
}
