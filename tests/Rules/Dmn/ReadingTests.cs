using System.Text;
using Matching.Rules.Dmn;
using Matching.Rules.Dmn.Reading;
using Matching.Rules.Values;
using static Matching.Rules.Tests.Dmn.DmnText;

namespace Matching.Rules.Tests.Dmn;

public sealed class ReadingTests
{
    [TestCase("http://www.omg.org/spec/DMN/20151101/dmn.xsd")]
    [TestCase("http://www.omg.org/spec/DMN/20180521/MODEL/")]
    [TestCase("https://www.omg.org/spec/DMN/20191111/MODEL/")]
    [TestCase("https://www.omg.org/spec/DMN/20211108/MODEL/")]
    [TestCase("https://www.omg.org/spec/DMN/20230324/MODEL/")]
    public void Read_EveryVersion_GivesTheDecision(string space)
    {
        var model = Read(Document(Decision("a  decision\n", "1 + 1", "number"), space)).Model!;

        var decision = (DmnDecision)model.Elements.Single();
        Assert.That((decision.Name, decision.Variable), Is.EqualTo(("a decision", new DmnVariable("a decision", "number"))));
        Assert.That(((DmnLiteral)decision.Logic!).Text, Is.EqualTo("1 + 1"));
        Assert.That(decision.Place.Line, Is.EqualTo(2));
    }

    [Test]
    public void Read_TypeReferencesOfDmn11_LoseTheirPrefix()
    {
        var content = "<import xmlns:o=\"urn:other\" namespace=\"urn:other\" importType=\"x\"/>"
            + "<itemDefinition name=\"t\"><typeRef>feel:string</typeRef></itemDefinition>" + Input("x", "feel:number") + "<inputData name=\"y\" id=\"y\"><variable name=\"y\" typeRef=\"o:t\" xmlns:o=\"urn:other\"/></inputData>";
        var model = Read(Document(content, "http://www.omg.org/spec/DMN/20151101/dmn.xsd")).Model!;

        Assert.That(model.Imports.Single(), Is.EqualTo(new DmnImport("o", "urn:other")));
        Assert.That(model.Types.Single().TypeRef, Is.EqualTo("string"));
        Assert.That(model.Elements.Select(e => e.Variable.TypeRef), Is.EqualTo(new[] { "number", "o.t" }));
    }

    [Test]
    public void Read_DiagramsExtensionsAndStrangers_AreLeftOut()
    {
        var model = Read(Document("<extensionElements><x xmlns=\"urn:x\"/></extensionElements>" + Decision("d", "1")
            + "<textAnnotation/><knowledgeSource name=\"k\"/><decision xmlns=\"urn:x\" name=\"e\"/><DMNDI xmlns=\"https://www.omg.org/spec/DMN/20230324/DMNDI/\"/>")).Model!;

        Assert.That(model.Elements.Select(e => e.Name), Is.EqualTo(new[] { "d" }));
    }

    [Test]
    public void Read_EntityBomb_IsRefusedByItsDoctype()
    {
        var bomb = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>" + Document("<description>&b;</description>");

        Assert.That(Codes(bomb), Is.EqualTo(new[] { "DMN1002" }));
    }

    [TestCase("<definitions", "DMN1001")]
    [TestCase("", "DMN1001")]
    [TestCase("<definitions xmlns=\"urn:other\" namespace=\"n\"/>", "DMN1005")]
    [TestCase("<decision xmlns=\"https://www.omg.org/spec/DMN/20230324/MODEL/\" namespace=\"n\"/>", "DMN1005")]
    [TestCase("<definitions xmlns=\"https://www.omg.org/spec/DMN/20230324/MODEL/\" name=\"n\"/>", "DMN1006")]
    public void Read_WhatIsNoModel_IsRefused(string document, string code)
    {
        Assert.That(Read(document).Model, Is.Null);
        Assert.That(Codes(document), Is.EqualTo(new[] { code }));
    }

    [TestCase("<decision id=\"d\"/>", "DMN1006")]
    [TestCase("<decision name=\"d\"><informationRequirement><requiredInput/></informationRequirement></decision>", "DMN1006")]
    [TestCase("<decision name=\"d\"><decisionTable hitPolicy=\"LAST\"><output/></decisionTable></decision>", "DMN1008")]
    [TestCase("<decision name=\"d\"><decisionTable hitPolicy=\"COLLECT\" aggregation=\"MEAN\"><output/></decisionTable></decision>", "DMN1008")]
    [TestCase("<decision name=\"d\"><decisionTable/></decision>", "DMN1006")]
    [TestCase("<decision name=\"d\"><decisionTable><input/><output/></decisionTable></decision>", "DMN1006")]
    [TestCase("<decision name=\"d\"><decisionTable><output/><rule><inputEntry><text>1</text></inputEntry><outputEntry><text>1</text></outputEntry></rule></decisionTable></decision>", "DMN1009")]
    [TestCase("<decision name=\"d\"><list><poem/></list></decision>", "DMN1007")]
    [TestCase("<decision name=\"d\"><invocation><binding/></invocation></decision>", "DMN1006")]
    public void Read_ElementWithAMistake_IsRefusedWithItsPlace(string content, string code)
    {
        var finding = Read(Document(content)).Diagnostics.Single();

        Assert.That((finding.Code, finding.Place!.File, finding.Place.Line), Is.EqualTo((code, "test.dmn", 2)));
        Assert.That(finding.Why.Zh.Length > 0 && finding.Mend.Zh.Length > 0, Is.True);
    }

    [Test]
    public void Read_NestedTooDeep_IsRefused()
    {
        var deep = string.Concat(Enumerable.Repeat("<list>", 200)) + string.Concat(Enumerable.Repeat("</list>", 200));

        Assert.That(Codes(Document($"<decision name=\"d\">{deep}</decision>")), Is.EqualTo(new[] { "DMN1004" }));
    }

    [Test]
    public void Read_TooLarge_IsRefused()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Document("<description>" + new string('x', (8 * 1024 * 1024) + 1) + "</description>")));

        Assert.That(DmnReader.Read(stream, "large.dmn").Diagnostics.Single().Code, Is.EqualTo("DMN1003"));
    }

    [Test]
    public void Read_Table_KeepsValuesDefaultsAndAnnotations()
    {
        var table = "<decisionTable hitPolicy=\"COLLECT\" aggregation=\"MAX\"><input><inputExpression typeRef=\"number\"><text>x</text></inputExpression><inputValues><text>[0..9]</text></inputValues></input>"
            + "<output name=\"o\" typeRef=\"number\"><outputValues><text>1, 2</text></outputValues><defaultOutputEntry><text>2</text></defaultOutputEntry></output><annotation name=\"why\"/>"
            + "<rule><inputEntry><text>-</text></inputEntry><outputEntry><text>1</text></outputEntry><annotationEntry><text>because</text></annotationEntry></rule></decisionTable>";
        var read = (DmnTable)((DmnDecision)Read(Document($"<decision name=\"d\">{table}</decision>")).Model!.Elements.Single()).Logic!;

        Assert.That(read.Policy, Is.EqualTo(Matching.Rules.Tables.HitPolicy.CollectMax));
        Assert.That((read.Inputs[0].Expression.Text, read.Inputs[0].Expression.TypeRef, read.Inputs[0].Values), Is.EqualTo(("x", "number", "[0..9]")));
        Assert.That((read.Outputs[0].Name, read.Outputs[0].Values, read.Outputs[0].Default!.Text), Is.EqualTo(("o", "1, 2", "2")));
        Assert.That(read.Rules[0].Annotations, Is.EqualTo(new[] { "because" }));
    }

    [Test]
    public void Compile_ForeignLanguage_HasNoValueAndIsNamed()
    {
        var model = Compile("<decision name=\"d\"><literalExpression expressionLanguage=\"urn:groovy\"><text>1</text></literalExpression></decision>");

        Assert.That(Decide(model), Is.EqualTo(Value.Null.ToString()));
        Assert.That(model.Findings.Single().What.En, Does.Contain("urn:groovy"));
    }
}
