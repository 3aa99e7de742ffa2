using Matching.Rules.Dmn.Evaluation;
using Matching.Rules.Values;
using static Matching.Rules.Tests.Dmn.DmnText;

namespace Matching.Rules.Tests.Dmn;

public sealed class GraphTests
{
    [Test]
    public void Decision_ReadsWhatItRequiresAndNothingElse()
    {
        var content = Input("x y") + Decision("e", "10") + Decision("d", "[x y, e]", "Any", Requires("requiredInput", "x y") + Requires("requiredDecision", "e"));

        Assert.That(Decide(Compile(content), ("x y", Value.Of(1m))), Is.EqualTo("[1, 10]"));
        Assert.That(Decide(Compile(content)), Is.EqualTo("[null, 10]"));
        Assert.That(Decide(Compile(Decision("e", "10") + Decision("d", "[e]"))), Is.EqualTo("[null]"));
    }

    [Test]
    public void Decision_InACircle_IsRefusedWithTheWay()
    {
        var model = Compile(Decision("d", "e", "Any", Requires("requiredDecision", "e")) + Decision("e", "d", "Any", Requires("requiredDecision", "d")) + Decision("f", "1"));

        Assert.That(model.Findings.Single().What.En, Is.EqualTo("elements require each other in a circle: d → e → d").Or.EqualTo("elements require each other in a circle: e → d → e"));
        Assert.That(Decide(model), Is.EqualTo("null"));
        Assert.That(model.Run([]).Decision("f"), Is.EqualTo(Value.Of(1m)));
    }

    [Test]
    public void Decision_AtTheEndOfALongChain_IsRefused()
    {
        var chain = string.Concat(Enumerable.Range(0, 1000).Select(i => Decision("n" + i, i == 0 ? "1" : "n" + (i - 1), "Any", i == 0 ? "" : Requires("requiredDecision", "n" + (i - 1)))));
        var model = Compile(chain);

        Assert.That(model.Findings.Select(f => f.Code).Distinct(), Is.EqualTo(new[] { "DMN2004" }));
        Assert.That(model.Run([], EvaluationPath.Interpret).Decision("n999"), Is.EqualTo(Value.Null));
        Assert.That(model.Run([], EvaluationPath.Interpret).Decision("n300"), Is.EqualTo(Value.Of(1m)));
    }

    [TestCase("#nobody", "DMN2001")]
    [TestCase("urn:nowhere#e", "DMN2002")]
    public void Reference_ToNothing_IsReported(string href, string code)
    {
        var model = Compile(Decision("d", "1", "Any", $"<informationRequirement><requiredDecision href=\"{href}\"/></informationRequirement>"));

        Assert.That(model.Findings.Select(f => f.Code), Is.EqualTo(new[] { code }));
        Assert.That(Decide(model), Is.EqualTo("1"));
    }

    [Test]
    public void Reference_WithTheModelsOwnNamespace_IsLocal() => Assert.That(
        Decide(Compile(Decision("e", "1") + Decision("d", "e", "Any", "<informationRequirement><requiredDecision href=\"urn:test#e\"/></informationRequirement>"))),
        Is.EqualTo("1"));

    [TestCase("number", "1", "1")]
    [TestCase("number", "[1]", "1")]
    [TestCase("string", "1", "null")]
    [TestCase("ages", "1", "[1]")]
    [TestCase("ages", "[1, 200]", "null")]
    [TestCase("age", "200", "null")]
    [TestCase("few", "[1, 2]", "[1, 2]")]
    [TestCase("few", "[1, 2, 3]", "null")]
    [TestCase("person", "{age: 5, name: \"a\"}", "{\"age\": 5, \"name\": \"a\"}")]
    [TestCase("person", "{age: 500}", "null")]
    [TestCase("person", "{}", "null")]
    [TestCase("tree", "{children: [{children: []}]}", "{\"children\": [{\"children\": []}]}")]
    [TestCase("tree", "{children: 1}", "null")]
    public void Result_IsConvertedToTheTypeOfTheVariable(string type, string text, string expected)
    {
        const string Types = "<itemDefinition name=\"age\"><typeRef>number</typeRef><allowedValues><text>[0..150]</text></allowedValues></itemDefinition>"
            + "<itemDefinition name=\"ages\" isCollection=\"true\"><typeRef>age</typeRef></itemDefinition>"
            + "<itemDefinition name=\"few\" isCollection=\"true\"><typeRef>number</typeRef><typeConstraint><text>count(?) &lt; 3</text></typeConstraint></itemDefinition>"
            + "<itemDefinition name=\"person\"><itemComponent name=\"age\"><typeRef>age</typeRef></itemComponent></itemDefinition>"
            + "<itemDefinition name=\"tree\"><itemComponent name=\"children\" isCollection=\"true\"><typeRef>tree</typeRef></itemComponent></itemDefinition>";

        Assert.That(Decide(Compile(Types + Decision("d", text, type))), Is.EqualTo(expected));
    }

    [Test]
    public void Type_ThatDoesNotExist_IsReportedAndOpen()
    {
        var model = Compile(Decision("d", "1", "nothing"));

        Assert.That(model.Findings.Select(f => f.Code), Is.EqualTo(new[] { "DMN2005" }));
        Assert.That(Decide(model), Is.EqualTo("1"));
    }

    [Test]
    public void Type_ThatDoublesWithEachLevel_IsTakenAsAny()
    {
        var types = string.Concat(Enumerable.Range(0, 40).Select(i => $"<itemDefinition name=\"t{i}\"><itemComponent name=\"a\"><typeRef>t{i + 1}</typeRef></itemComponent><itemComponent name=\"b\"><typeRef>t{i + 1}</typeRef></itemComponent></itemDefinition>"));
        var model = Compile(types + "<itemDefinition name=\"t40\"><typeRef>number</typeRef></itemDefinition>" + Decision("d", "1", "t0"));

        Assert.That(model.Findings.Select(f => f.Code).Distinct(), Is.EqualTo(new[] { "DMN2010" }));
        Assert.That(Decide(model), Is.EqualTo("null"));
    }

    [Test]
    public void Type_AtTheEndOfALongChain_IsTakenAsAny()
    {
        var types = string.Concat(Enumerable.Range(0, 5000).Select(i => $"<itemDefinition name=\"t{i}\" isCollection=\"true\"><typeRef>t{i + 1}</typeRef></itemDefinition>"));
        var model = Compile(types + "<itemDefinition name=\"t5000\"><typeRef>number</typeRef></itemDefinition>" + Decision("d", "1", "string"));

        Assert.That(model.Findings.Select(f => f.Code).Distinct(), Is.EqualTo(new[] { "DMN2010" }));
        Assert.That(Decide(model), Is.EqualTo("null"));
    }

    [Test]
    public void Type_OfModelsThatImportEachOtherWithoutAName_IsLookedForOnce()
    {
        const string Import = "<import name=\"\" namespace=\"urn:other\" importType=\"x\"/>";
        var other = Document("<import name=\"\" namespace=\"urn:test\" importType=\"x\"/>", own: "urn:other");

        Assert.That(Compile(Import + Decision("d", "1", "nothing"), other).Findings.Select(f => f.Code), Is.EqualTo(new[] { "DMN2005" }));
    }

    [Test]
    public void Input_OfAnotherType_IsNullWithTheReason()
    {
        var run = Compile(Input("x", "number") + Decision("d", "x", "Any", Requires("requiredInput", "x"))).Run([new("x", null, Value.Of("a"))]);

        Assert.That(run.Decision("d"), Is.EqualTo(Value.Null));
        Assert.That(run.Errors.Select(e => $"{e.Element}: {e.Message.En}"), Is.EqualTo(new[] { "x: the value \"a\" does not conform to the type number" }));
    }

    [TestCase("b(1)", "2")]
    [TestCase("b(n: 1)", "2")]
    [TestCase("b(\"a\")", "null")]
    [TestCase("b()", "null")]
    [TestCase("b(m: 1)", "null")]
    public void KnowledgeModel_IsAFunctionWithTypes(string call, string expected) => Assert.That(
        Decide(Compile($"<businessKnowledgeModel name=\"b\" id=\"b\"><variable name=\"b\" typeRef=\"number\"/><encapsulatedLogic><formalParameter name=\"n\" typeRef=\"number\"/>{Literal("n + 1")}</encapsulatedLogic></businessKnowledgeModel>"
            + Decision("d", call, "Any", Requires("requiredKnowledge", "b")))),
        Is.EqualTo(expected));

    [Test]
    public void KnowledgeModel_TableWithoutParameters_TakesItsInputs() => Assert.That(
        Decide(Compile("<businessKnowledgeModel name=\"b\" id=\"b\"><encapsulatedLogic><decisionTable><input><inputExpression typeRef=\"number\"><text>my age</text></inputExpression></input><output/>"
            + "<rule><inputEntry><text>> 60</text></inputEntry><outputEntry><text>\"old\"</text></outputEntry></rule></decisionTable></encapsulatedLogic></businessKnowledgeModel>"
            + Decision("d", "[b(70), b(my age: 7)]", "Any", Requires("requiredKnowledge", "b")))),
        Is.EqualTo("[\"old\", null]"));

    [TestCase("s(1, 2)", "3")]
    [TestCase("s(e: 2, x: 1)", "3")]
    [TestCase("s(1, \"a\")", "null")]
    [TestCase("s(1)", "null")]
    [TestCase("[s(1, 2), e]", "[3, 100]")]
    public void Service_IsAFunctionOfInputDataThenInputDecisions(string call, string expected) => Assert.That(
        Decide(Compile(Service() + Decision("d", call, "Any", Requires("requiredKnowledge", "s") + Requires("requiredDecision", "e")))), Is.EqualTo(expected));

    [Test]
    public void Service_CalledDirectly_SeesOnlyItsInputs()
    {
        var model = Compile(Service());

        Assert.That(model.Run([new("x", null, Value.Of(1m)), new("e", null, Value.Of(2m))]).Service("s"), Is.EqualTo(Value.Of(3m)));
        Assert.That(model.Run([new("x", null, Value.Of(1m))]).Service("s"), Is.EqualTo(Value.Null));
        Assert.That(model.Run([]).Service("nobody"), Is.Null);
    }

    [Test]
    public void Service_WithSeveralOutputs_GivesAContext() => Assert.That(
        Compile("<decisionService name=\"s\" id=\"s\"><outputDecision href=\"#a\"/><outputDecision href=\"#b\"/></decisionService>" + Decision("a", "1") + Decision("b", "2")).Run([]).Service("s")!.Value.ToString(),
        Is.EqualTo("{\"a\": 1, \"b\": 2}"));

    [Test]
    public void Import_Elements_AreQualifiedByItsName()
    {
        var imported = Document(Input("p", "number") + "<itemDefinition name=\"t\"><typeRef>number</typeRef></itemDefinition>" + Decision("e", "p * 2", "t", Requires("requiredInput", "p")), own: "urn:other");
        const string Import = "<import name=\"o\" namespace=\"urn:other\" importType=\"x\"/>";
        const string Required = "<informationRequirement><requiredDecision href=\"urn:other#e\"/></informationRequirement>";

        Assert.That(Decide(Compile(Import + Decision("d", "o.e + 1", "o.t", Required), imported), ("o.p", Value.Of(4m))), Is.EqualTo("9"));
        Assert.That(Decide(Compile(Import.Replace("\"o\"", "\"\"") + Decision("d", "e + 1", "t", Required), imported), ("p", Value.Of(4m))), Is.EqualTo("9"));
    }

    [Test]
    public void Import_OfAnImport_IsQualifiedByBoth()
    {
        var inner = Document(Decision("e", "5"), own: "urn:inner");
        var outer = Document("<import name=\"i\" namespace=\"urn:inner\" importType=\"x\"/>", own: "urn:outer");
        var model = Compile("<import name=\"o\" namespace=\"urn:outer\" importType=\"x\"/>" + Decision("d", "o.i.e", "Any", "<informationRequirement><requiredDecision href=\"urn:inner#e\"/></informationRequirement>"), inner, outer);

        Assert.That(model.Findings, Is.Empty);
        Assert.That(Decide(model), Is.EqualTo("5"));
    }

    [Test]
    public void Import_OfNoModel_IsReported() => Assert.That(
        Compile("<import name=\"o\" namespace=\"urn:other\" importType=\"x\"/>" + Decision("d", "1")).Findings.Select(f => f.Code), Is.EqualTo(new[] { "DMN2002" }));

    [Test]
    public void Identifier_Twice_IsReportedAndTheFirstCounts()
    {
        var model = Compile(Decision("e", "1") + Decision("e", "2") + Decision("d", "e", "Any", Requires("requiredDecision", "e")));

        Assert.That(model.Findings.Select(f => f.Code), Is.EqualTo(new[] { "DMN2009" }));
        Assert.That(Decide(model), Is.EqualTo("1"));
    }

    [Test]
    public void Run_WithoutClock_NowIsNull()
    {
        var model = Compile(Decision("d", "now()"));

        Assert.That(model.Run([]).Decision("d"), Is.EqualTo(Value.Null));
        Assert.That(model.Run([], EvaluationPath.Compiled, Value.OfDateTime(1m, null)).Decision("d"), Is.EqualTo(Value.OfDateTime(1m, null)));
    }

    [Test]
    public void Result_DateForADateAndTime_IsMidnight() => Assert.That(
        Decide(Compile(Decision("e", "date(\"2020-01-02\")", "date and time") + Decision("d", "e.hour", "Any", Requires("requiredDecision", "e")))), Is.EqualTo("0"));

    private static string Service() => "<decisionService name=\"s\" id=\"s\"><outputDecision href=\"#o\"/><inputDecision href=\"#e\"/><inputData href=\"#x\"/></decisionService>"
        + Input("x", "number") + Decision("e", "100", "number")
        + Decision("o", "x + e", "Any", Requires("requiredInput", "x") + Requires("requiredDecision", "e"));
}
