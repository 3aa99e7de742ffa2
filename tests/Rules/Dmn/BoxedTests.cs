using System.Collections.Immutable;
using Matching.Rules.Values;
using static Matching.Rules.Tests.Dmn.DmnText;

namespace Matching.Rules.Tests.Dmn;

public sealed class BoxedTests
{
    private static readonly Value People = Value.Of(ImmutableArray.Create(
        Value.Of(new FeelContext([new("name", Value.Of("a")), new("age", Value.Of(10m))])),
        Value.Of(new FeelContext([new("name", Value.Of("b")), new("age", Value.Of(70m))]))));

    [Test]
    public void Context_Entries_SeeEarlierOnes() => Assert.That(
        Boxed($"<context>{Entry("a b", "1")}{Entry("c", "a b + 1")}</context>"), Is.EqualTo("{\"a b\": 1, \"c\": 2}"));

    [Test]
    public void Context_WithResult_IsTheResult() => Assert.That(
        Boxed($"<context>{Entry("a", "20")}{Entry("f", "function(n) n + a")}<contextEntry>{Literal("f(1)")}</contextEntry></context>"), Is.EqualTo("21"));

    [Test]
    public void Context_TypedEntryThatDoesNotConform_IsNull() => Assert.That(
        Boxed($"<context><contextEntry><variable name=\"a\" typeRef=\"string\"/>{Literal("1")}</contextEntry></context>"), Is.EqualTo("{\"a\": null}"));

    [Test]
    public void Context_SameNameTwice_IsNull() => Assert.That(Boxed($"<context>{Entry("a", "1")}{Entry("a", "2")}</context>"), Is.EqualTo("null"));

    [TestCase("f", "n", "3")]
    [TestCase("f", "m", "null")]
    [TestCase("x", "n", "null")]
    [TestCase("abs", "n", "2")]
    [TestCase("abs", "m", "null")]
    public void Invocation_Arguments_GoByName(string function, string parameter, string expected) => Assert.That(
        Boxed($"<context>{Entry("f", "function(n) 1 - n")}<contextEntry><invocation>{Literal(function)}<binding><parameter name=\"{parameter}\"/>{Literal("-2")}</binding></invocation></contextEntry></context>"),
        Is.EqualTo(expected));

    [Test]
    public void Function_TypedParameter_RefusesOtherValues()
    {
        const string Function = "<contextEntry><variable name=\"f\"/><functionDefinition><formalParameter name=\"n\" typeRef=\"number\"/><literalExpression><text>n = null</text></literalExpression></functionDefinition></contextEntry>";

        Assert.That(Boxed($"<context>{Function}<contextEntry>{Literal("f(1)")}</contextEntry></context>"), Is.EqualTo("false"));
        Assert.That(Boxed($"<context>{Function}<contextEntry>{Literal("f(null)")}</contextEntry></context>"), Is.EqualTo("true"));
        Assert.That(Boxed($"<context>{Function}<contextEntry>{Literal("f(\"1\")")}</contextEntry></context>"), Is.EqualTo("null"));
    }

    [TestCase("Java")]
    [TestCase("PMML")]
    public void Function_OfForeignCode_IsNullAndNamed(string kind)
    {
        var model = Compile($"<decision name=\"d\" id=\"d\"><context><contextEntry><variable name=\"f\"/><functionDefinition kind=\"{kind}\"><formalParameter name=\"n\"/><context/></functionDefinition></contextEntry>"
            + $"<contextEntry>{Literal("f(1)")}</contextEntry></context></decision>");

        Assert.That(Decide(model), Is.EqualTo("null"));
        Assert.That(model.Findings.Single().What.En, Is.EqualTo($"external functions of kind {kind} are not supported"));
        Assert.That(model.CallsForeignCode("d"), Is.True);
    }

    [Test]
    public void Relation_Rows_AreContexts() => Assert.That(
        Boxed($"<relation><column name=\"a\"/><column name=\"b\" typeRef=\"string\"/><row>{Literal("1")}{Literal("\"x\"")}</row><row>{Literal("2")}{Literal("3")}</row></relation>"),
        Is.EqualTo("[{\"a\": 1, \"b\": \"x\"}, {\"a\": 2, \"b\": null}]"));

    [Test]
    public void List_Elements_AreBoxes() => Assert.That(Boxed($"<list>{Literal("1")}<list>{Literal("2")}</list>{Literal("\"a\"", "number")}</list>"), Is.EqualTo("[1, [2], null]"));

    [TestCase("x > 1", "\"then\"")]
    [TestCase("x > 9", "\"else\"")]
    [TestCase("null", "\"else\"")]
    [TestCase("\"true\"", "null")]
    public void Conditional_ByItsCondition(string condition, string expected) => Assert.That(
        Boxed($"<conditional><if>{Literal(condition)}</if><then>{Literal("\"then\"")}</then><else>{Literal("\"else\"")}</else></conditional>", Value.Of(5m)), Is.EqualTo(expected));

    [TestCase("[1, 2, 3]", "i * 2", "[2, 4, 6]")]
    [TestCase("[1, 2, 3]", "count(partial)", "[0, 1, 2]")]
    [TestCase("[]", "i", "[]")]
    public void For_CollectsItsResults(string source, string body, string expected) => Assert.That(
        Boxed($"<for iteratorVariable=\"i\"><in>{Literal(source)}</in><return>{Literal(body)}</return></for>"), Is.EqualTo(expected));

    [TestCase("some", "i > 2", "true")]
    [TestCase("some", "i > 3", "false")]
    [TestCase("every", "i > 0", "true")]
    [TestCase("every", "i > 1", "false")]
    [TestCase("every", "i", "null")]
    [TestCase("some", "if i = 3 then true else \"no\"", "null")]
    public void Quantified_NeedsBooleans(string kind, string condition, string expected) => Assert.That(
        Boxed($"<{kind} iteratorVariable=\"i\"><in>{Literal("[1, 2, 3]")}</in><satisfies>{Literal(condition)}</satisfies></{kind}>"), Is.EqualTo(expected));

    [TestCase("age > 60", "[{\"name\": \"b\", \"age\": 70}]")]
    [TestCase("item.age > 90", "[]")]
    [TestCase("null", "[]")]
    [TestCase("1", "null")]
    public void Filter_SeesEntriesOfTheItem(string condition, string expected) =>
        Assert.That(Boxed($"<filter><in>{Literal("x")}</in><match>{Literal(condition)}</match></filter>", People), Is.EqualTo(expected));

    [Test]
    public void Filter_MatchThatIsABox_SeesEntriesOfTheItem() => Assert.That(
        Boxed($"<filter><in>{Literal("x")}</in><match><conditional><if>{Literal("age > 60")}</if><then>{Literal("true")}</then><else>{Literal("false")}</else></conditional></match></filter>", People),
        Is.EqualTo("[{\"name\": \"b\", \"age\": 70}]"));

    [Test]
    public void Literal_TextThatIsNotFeel_IsNullAndReportedWithItsPlace()
    {
        var model = Compile(Decision("d", "1 +") + Decision("e", "2"));

        Assert.That(Decide(model), Is.EqualTo("null"));
        Assert.That(model.Run([]).Decision("e"), Is.EqualTo(Value.Of(2m)));
        Assert.That(model.Findings.Select(f => (f.Code, f.Place!.Line)), Is.EqualTo(new[] { ("DMN2008", 2) }));
    }

    [Test]
    public void Box_ThatIsMissing_IsNull() => Assert.That(Boxed("<conditional><if/><then/><else/></conditional>"), Is.EqualTo("null"));

    private static string Entry(string name, string text) => $"<contextEntry><variable name=\"{name}\"/>{Literal(text)}</contextEntry>";
}
