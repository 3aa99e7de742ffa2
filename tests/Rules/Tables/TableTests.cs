using System.Collections.Immutable;
using Matching.Rules.Binding;
using Matching.Rules.Tables;
using Matching.Rules.Values;

namespace Matching.Rules.Tests.Tables;

public sealed class TableTests
{
    /// <summary>The Shanghai allowance for older people since 2016-05 (沪府发〔2016〕24号).</summary>
    private static readonly TableDefinition Elderly = Table(
        HitPolicy.Unique, "[65..70) : 75", "[70..80) : 150", "[80..90) : 180", "[90..100) : 350", ">=100 : 600");

    [TestCase(65, 75)]
    [TestCase(69, 75)]
    [TestCase(70, 150)]
    [TestCase(79, 150)]
    [TestCase(80, 180)]
    [TestCase(90, 350)]
    [TestCase(99, 350)]
    [TestCase(100, 600)]
    public void Evaluate_AtEachThreshold_GivesThePublishedAmount(int age, int amount) =>
        Assert.That(Feel.Evaluate(Elderly, ("年龄", Value.Of((decimal)age))), Is.EqualTo(Value.Of((decimal)amount)));

    [Test]
    public void Evaluate_NoRowHits_IsNull() =>
        Assert.That(Feel.Evaluate(Elderly, ("年龄", Value.Of(64m))), Is.EqualTo(Value.Null));

    [Test]
    public void Evaluate_UnknownInput_IsUnknownByItsCause() =>
        Assert.That(Feel.Evaluate(Elderly, ("年龄", Value.Unknown("出生日期"))), Is.EqualTo(Value.Unknown("出生日期")));

    [TestCase(HitPolicy.First, "10")]
    [TestCase(HitPolicy.Collect, "[10, 20, 20]")]
    [TestCase(HitPolicy.CollectSum, "50")]
    public void Evaluate_SeveralHits_FollowsTheHitPolicy(HitPolicy policy, string expected) =>
        Assert.That(Feel.Evaluate(Table(policy, ">70 : 10", ">60 : 20", "<0 : 99", "- : 20"), ("年龄", Value.Of(75m))).ToString(), Is.EqualTo(expected));

    [Test]
    public void Evaluate_AnyWithTheSameOutput_GivesIt() =>
        Assert.That(Feel.Evaluate(Table(HitPolicy.Any, ">70 : 20", ">60 : 20"), ("年龄", Value.Of(75m))).AsNumber, Is.EqualTo(20m));

    [TestCase(HitPolicy.Unique)]
    [TestCase(HitPolicy.Any)]
    public void Evaluate_HitsThatContradict_IsUnknownByAFault(HitPolicy policy) =>
        Assert.That(
            Feel.Evaluate(Table(policy, ">下限 : 10", ">60 : 20"), ("年龄", Value.Of(75m)), ("下限", Value.Of(70m))).Causes,
            Is.EqualTo(new[] { "!决策表命中多行 / several rows of a decision table hit" }));

    [TestCase(HitPolicy.Unique, "1")]
    [TestCase(HitPolicy.Any, "1")]
    [TestCase(HitPolicy.First, "1")]
    [TestCase(HitPolicy.Collect, "unknown")]
    [TestCase(HitPolicy.CollectSum, "unknown")]
    public void Evaluate_CertainHitBeforeAnUnknownRow_IsCertainWhereItSettles(HitPolicy policy, string expected) =>
        Assert.That(Feel.Evaluate(TwoInputs(policy, ("1", "-", "1"), ("2", "true", "2"), ("x", "true", "1")), ("x", Value.Of(1m)), ("y", Value.Unknown("y"))).ToString(), Is.EqualTo(expected));

    [Test]
    public void Evaluate_FirstWithAnUnknownRowBeforeTheHit_IsUnknown() =>
        Assert.That(
            Feel.Evaluate(TwoInputs(HitPolicy.First, ("-", "true", "2"), ("1", "-", "1")), ("x", Value.Of(1m)), ("y", Value.Unknown("y"))),
            Is.EqualTo(Value.Unknown("y")));

    [Test]
    public void Evaluate_UnknownCellBesideAFalseOne_DoesNotMatter() =>
        Assert.That(
            Feel.Evaluate(TwoInputs(HitPolicy.Unique, ("2", "true", "2"), ("1", "-", "1")), ("x", Value.Of(1m)), ("y", Value.Unknown("y"))).AsNumber,
            Is.EqualTo(1m));

    [TestCase(">60,<80", 90, true)]
    [TestCase(">60,<80", 70, true)]
    [TestCase("not(1, 2)", 2, false)]
    [TestCase("not(1, 2)", 3, true)]
    [TestCase("-", 5, true)]
    [TestCase("!=5", 5, false)]
    [TestCase("? * 2 > 9 and ? < 6", 5, true)]
    [TestCase("[1, 2, 5]", 5, true)]
    [TestCase("x + 1", 5, true)]
    [TestCase("(4..5)", 5, false)]
    public void Evaluate_Cell_TestsTheInput(string cell, int input, bool hits) =>
        Assert.That(
            Feel.Evaluate(new TableDefinition(HitPolicy.First, ["年龄"], [new([cell], "1")]), ("年龄", Value.Of((decimal)input)), ("x", Value.Of(4m))),
            Is.EqualTo(hits ? Value.Of(1m) : Value.Null));

    [TestCase(HitPolicy.Unique, new[] { "[65..70] : 75", "[70..80) : 150" }, "FEEL4004")]
    [TestCase(HitPolicy.Unique, new[] { "<5 : 1", "- : 2" }, "FEEL4004")]
    [TestCase(HitPolicy.Any, new[] { ">5 : 1", ">6 : 2" }, "FEEL4004")]
    [TestCase(HitPolicy.First, new[] { ">5 : 1", "[6..7] : 2" }, "FEEL4005")]
    [TestCase(HitPolicy.First, new[] { "\"六十\" : 1" }, "FEEL3002")]
    [TestCase(HitPolicy.First, new[] { ">60 : 1", "<=60 : \"无\"" }, "FEEL3010")]
    [TestCase(HitPolicy.First, new[] { "年令 : 1" }, "FEEL2001")]
    [TestCase(HitPolicy.First, new[] { "[80..70] : 1" }, "FEEL4001")]
    [TestCase(HitPolicy.CollectSum, new[] { ">60 : \"一\"" }, "FEEL4006")]
    [TestCase(HitPolicy.First, new[] { " : 1" }, "FEEL1003")]
    public void CompileTable_Mistake_IsRefusedWithItsCode(HitPolicy policy, string[] rows, string code)
    {
        var bound = RuleCompiler.CompileTable(Table(policy, rows), People.Scope);

        Assert.That(bound.Expression, Is.Null);
        Assert.That(Feel.Codes(bound), Does.Contain(code));
    }

    [Test]
    public void CompileTable_MistakeInACell_NamesRowAndCell()
    {
        var bound = RuleCompiler.CompileTable(Table(HitPolicy.First, ">60 : 1", ">“七十” : 2"), People.Scope);

        Assert.That(bound.Diagnostics.Select(d => d.What.Zh), Does.Contain("第 2 行第 1 格：数字 与 文字 不能比较"));
    }

    [Test]
    public void CompileTable_WrongNumberOfCells_IsRefused() =>
        Assert.That(Feel.Codes(RuleCompiler.CompileTable(new(HitPolicy.First, ["年龄"], [new(["-", "-"], "1")]), People.Scope)), Is.EqualTo(new[] { "FEEL4002" }));

    [Test]
    public void CompileTable_WithoutRows_IsRefused() =>
        Assert.That(Feel.Codes(RuleCompiler.CompileTable(new(HitPolicy.First, ["年龄"], []), People.Scope)), Is.EqualTo(new[] { "FEEL4003" }));

    [Test]
    public void CompileTable_OutputOfAnotherType_IsRefused() =>
        Assert.That(Feel.Codes(RuleCompiler.CompileTable(Table(HitPolicy.First, "- : 年龄 > 1"), People.Scope, FeelType.Number)), Does.Contain("FEEL3006"));

    [Test]
    public void Text_OfATable_ShowsPolicyInputsAndRows() =>
        Assert.That(RuleCompiler.CompileTable(Table(HitPolicy.First, "＞60 : 1"), People.Scope).Expression!.Text, Is.EqualTo("F | 年龄\n>60 | 1"));

    private static TableDefinition Table(HitPolicy policy, params string[] rows) => new(policy, ["年龄"], [.. rows.Select(r =>
    {
        var parts = r.Split(" : ");
        return new TableRow([parts[0]], parts[1]);
    })]);

    private static TableDefinition TwoInputs(HitPolicy policy, params (string X, string Y, string Output)[] rows) =>
        new(policy, ["x", "y"], rows.Select(r => new TableRow([r.X, r.Y], r.Output)).ToImmutableArray());
}
