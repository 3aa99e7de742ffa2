using Matching.Rules.Values;
using static Matching.Rules.Tests.Dmn.DmnText;

namespace Matching.Rules.Tests.Dmn;

public sealed class DecisionTableTests
{
    private static readonly string Outputs = "<output typeRef=\"string\"><outputValues><text>\"high\", \"medium\", \"low\"</text></outputValues></output>";

    [TestCase("UNIQUE", "null")]
    [TestCase("ANY", "null")]
    [TestCase("FIRST", "\"low\"")]
    [TestCase("PRIORITY", "\"high\"")]
    [TestCase("RULE ORDER", "[\"low\", \"high\", \"medium\"]")]
    [TestCase("OUTPUT ORDER", "[\"high\", \"medium\", \"low\"]")]
    [TestCase("COLLECT", "[\"low\", \"high\", \"medium\"]")]
    [TestCase("COLLECT\" aggregation=\"COUNT", "3")]
    [TestCase("COLLECT\" aggregation=\"MIN", "\"high\"")]
    [TestCase("COLLECT\" aggregation=\"MAX", "\"medium\"")]
    [TestCase("COLLECT\" aggregation=\"SUM", "null")]
    public void Table_OfSeveralHits_FollowsItsPolicy(string policy, string expected) => Assert.That(
        Boxed(Table(policy, Outputs, Rule("> 1", "\"low\""), Rule("> 2", "\"high\""), Rule("-", "\"medium\""), Rule("< 0", "\"low\"")), Value.Of(5m)),
        Is.EqualTo(expected));

    [TestCase("SUM", "6")]
    [TestCase("MIN", "1")]
    [TestCase("MAX", "3")]
    [TestCase("COUNT", "3")]
    public void Table_OfNumbers_IsAggregated(string aggregation, string expected) => Assert.That(
        Boxed(Table($"COLLECT\" aggregation=\"{aggregation}", "<output/>", Rule("-", "3"), Rule("-", "1"), Rule("-", "2")), Value.Of(5m)), Is.EqualTo(expected));

    [TestCase("UNIQUE")]
    [TestCase("COLLECT")]
    [TestCase("RULE ORDER")]
    [TestCase("COLLECT\" aggregation=\"COUNT")]
    public void Table_WithoutHit_IsNullOrItsDefault(string policy)
    {
        Assert.That(Boxed(Table(policy, "<output/>", Rule("> 9", "1")), Value.Of(5m)), Is.EqualTo("null"));
        Assert.That(Boxed(Table(policy, "<output><defaultOutputEntry><text>7</text></defaultOutputEntry></output>", Rule("> 9", "1")), Value.Of(5m)), Is.EqualTo("7"));
    }

    [Test]
    public void Table_AnyWithTheSameOutput_GivesIt() =>
        Assert.That(Boxed(Table("ANY", "<output/>", Rule("> 1", "1"), Rule("> 2", "1")), Value.Of(5m)), Is.EqualTo("1"));

    [Test]
    public void Table_SeveralOutputs_AreAContextOrderedFromLeftToRight()
    {
        const string Two = "<output name=\"a\"><outputValues><text>1, 2</text></outputValues></output><output name=\"b\"><outputValues><text>\"y\", \"x\"</text></outputValues><defaultOutputEntry><text>\"z\"</text></defaultOutputEntry></output>";

        Assert.That(Boxed(Table("PRIORITY", Two, Rule("-", "2", "\"y\""), Rule("-", "1", "\"x\""), Rule("-", "1", "\"y\"")), Value.Of(5m)), Is.EqualTo("{\"a\": 1, \"b\": \"y\"}"));
        Assert.That(Boxed(Table("UNIQUE", Two, Rule("> 9", "2", "\"y\"")), Value.Of(5m)), Is.EqualTo("{\"a\": null, \"b\": \"z\"}"));
    }

    [TestCase("5", "\"in\"")]
    [TestCase("50", "null")]
    [TestCase("null", "null")]
    public void Table_CellForAny_AllowsTheInputValues(string value, string expected) => Assert.That(
        Boxed($"<decisionTable><input><inputExpression><text>{value}</text></inputExpression><inputValues><text>[0..9]</text></inputValues></input><output/>{Rule("-", "\"in\"")}</decisionTable>"),
        Is.EqualTo(expected));

    [Test]
    public void Table_OutputOfAnotherType_IsNull() =>
        Assert.That(Boxed(Table("UNIQUE", "<output typeRef=\"number\"/>", Rule("-", "\"a\"")), Value.Of(5m)), Is.EqualTo("null"));

    [Test]
    public void Table_InputOfAnotherType_IsNull() => Assert.That(
        Boxed($"<decisionTable><input><inputExpression typeRef=\"number\"><text>\"5\"</text></inputExpression></input><output/>{Rule("null", "\"null\"")}</decisionTable>"), Is.EqualTo("\"null\""));

    [TestCase("not(1, 2)", "null")]
    [TestCase("? > 0 and ? < 3", "1")]
    [TestCase("[1, 3]", "1")]
    [TestCase("1, 2", "1")]
    [TestCase("> \"a\"", "null")]
    [TestCase("(", "null")]
    public void Table_Cell_IsUnaryTests(string cell, string expected) =>
        Assert.That(Boxed(Table("UNIQUE", "<output/>", Rule(cell, "1")), Value.Of(1m)), Is.EqualTo(expected));

    [Test]
    public void Table_WithoutInputs_AlwaysHits() => Assert.That(
        Boxed("<decisionTable><output/><rule><outputEntry><text>1</text></outputEntry></rule></decisionTable>"), Is.EqualTo("1"));

    private static string Table(string policy, string outputs, params string[] rules) =>
        $"<decisionTable hitPolicy=\"{policy}\"><input><inputExpression><text>x</text></inputExpression></input>{outputs}{string.Concat(rules)}</decisionTable>";

    private static string Rule(string cell, params string[] outputs) =>
        $"<rule><inputEntry><text>{cell.Replace("<", "&lt;", StringComparison.Ordinal)}</text></inputEntry>{string.Concat(outputs.Select(o => $"<outputEntry><text>{o}</text></outputEntry>"))}</rule>";
}
