using Matching.Api.Commands;
using Matching.Rules.Dmn.Evaluation;
using Matching.Rules.Values;

namespace Matching.Conformance.Tests;

/// <summary>How suites are found, compared and reported.</summary>
public sealed class SuiteTests
{
    private const string Model = "<definitions xmlns=\"https://www.omg.org/spec/DMN/20230324/MODEL/\" name=\"m\" namespace=\"urn:m\">"
        + "<decision name=\"n\" id=\"n\"><literalExpression><text>1 / 3</text></literalExpression></decision>"
        + "<decision name=\"c\" id=\"c\"><literalExpression><text>{a: [1, null], b: date(\"2020-01-02\")}</text></literalExpression></decision></definitions>";

    private string folder = null!;

    [SetUp]
    public void Begin() => folder = Directory.CreateTempSubdirectory("tck").FullName;

    [TearDown]
    public void End() => Directory.Delete(folder, true);

    [TestCase("<value xsi:type=\"xsd:decimal\">0.333333333</value>", true)]
    [TestCase("<value xsi:type=\"xsd:double\">3.33333333E-1</value>", true)]
    [TestCase("<value xsi:type=\"xsd:decimal\">0.3333</value>", false)]
    [TestCase("<value xsi:type=\"xsd:string\">0.333333333</value>", false)]
    [TestCase("<value xsi:nil=\"true\"/>", false)]
    [TestCase("<list><item><value xsi:type=\"xsd:decimal\">0.333333333</value></item></list>", false)]
    public void Run_Number_IsComparedWithinTheTolerance(string expected, bool passed) => Assert.That(Passed("n", expected), Is.EqualTo(passed));

    [TestCase("2020-01-02", "xsi:nil=\"true\"", true)]
    [TestCase("2020-01-03", "xsi:nil=\"true\"", false)]
    [TestCase("2020-01-02", "xsi:type=\"xsd:decimal\"", false)]
    public void Run_Context_IsComparedEntryByEntry(string date, string second, bool passed) => Assert.That(
        Passed("c", $"<component name=\"b\"><value xsi:type=\"xsd:date\">{date}</value></component><component name=\"a\"><list><item><value xsi:type=\"xsd:decimal\">1</value></item><item><value {second}>{(second.Contains("decimal", StringComparison.Ordinal) ? "2" : "")}</value></item></list></component>"),
        Is.EqualTo(passed));

    [Test]
    public void Run_UnknownDecision_FailsWithTheReason()
    {
        Write("suite", "nobody", "<value xsi:nil=\"true\"/>");

        var row = new TckSuites(folder).Run(EvaluationPath.Compiled, Value.Null).Single();

        Assert.That((row.Suite, row.Case, row.Passed, row.ExpectedNull), Is.EqualTo(("suite", "1", false, true)));
        Assert.That(row.Message, Does.Contain("no such element"));
    }

    [Test]
    public void Run_FolderWithoutSuites_IsRefused() =>
        Assert.That(() => new TckSuites(folder).Run(EvaluationPath.Compiled, Value.Null), Throws.TypeOf<CommandFailure>());

    [Test]
    public void Summary_Ends_WithTheCount()
    {
        Write("suite", "n", "<value xsi:type=\"xsd:decimal\">4</value>");

        var lines = DmnTck.Summary([.. new TckSuites(folder).Run(EvaluationPath.Interpret, Value.Null)], (_, en) => en).ToArray();

        Assert.That(lines[0], Is.EqualTo("suite: 1/1 failed"));
        Assert.That(lines[1], Does.StartWith("  1 n: expected 4, got 0.333"));
        Assert.That(lines[^1], Is.EqualTo("0 passed, 1 failed"));
    }

    private bool Passed(string node, string expected)
    {
        Write("suite", node, expected);
        return new TckSuites(folder).Run(EvaluationPath.Compiled, Value.Null).Single().Passed;
    }

    private void Write(string suite, string node, string expected)
    {
        var path = Directory.CreateDirectory(Path.Combine(folder, suite)).FullName;
        File.WriteAllText(Path.Combine(path, "m.dmn"), Model);
        File.WriteAllText(
            Path.Combine(path, "m-test.xml"),
            "<testCases xmlns=\"http://www.omg.org/spec/DMN/20160719/testcase\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\">"
            + $"<modelName>m.dmn</modelName><testCase id=\"1\"><resultNode name=\"{node}\"><expected>{expected}</expected></resultNode></testCase></testCases>");
    }
}
