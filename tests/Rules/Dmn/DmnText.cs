using System.Text;
using Matching.Rules.Dmn;
using Matching.Rules.Dmn.Evaluation;
using Matching.Rules.Dmn.Reading;
using Matching.Rules.Values;

namespace Matching.Rules.Tests.Dmn;

/// <summary>Small DMN documents, evaluated on both paths at once.</summary>
internal static class DmnText
{
    public const string Dmn15 = "https://www.omg.org/spec/DMN/20230324/MODEL/";

    public static string Document(string content, string space = Dmn15, string own = "urn:test") =>
        $"<definitions xmlns=\"{space}\" name=\"test\" namespace=\"{own}\" xmlns:feel=\"http://www.omg.org/spec/FEEL/20140401\">\n{content}\n</definitions>";

    public static DmnReading Read(string document)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(document));
        return DmnReader.Read(stream, "test.dmn");
    }

    public static string[] Codes(string document) => [.. Read(document).Diagnostics.Select(d => d.Code)];

    public static DecisionModel Compile(string content, params string[] imported) =>
        DecisionModel.Compile(Model(Document(content)), imported.Select(Model));

    public static DmnModel Model(string document)
    {
        var reading = Read(document);
        Assert.That(reading.Diagnostics.Select(d => $"{d.Place} {d.What.En}"), Is.Empty);
        return reading.Model!;
    }

    /// <summary>The value of the decision <c>d</c>.</summary>
    public static string Decide(DecisionModel model, params (string Name, Value Value)[] inputs)
    {
        var given = inputs.Select(i => new DmnInput(i.Name, null, i.Value)).ToArray();
        var interpreted = model.Run(given, EvaluationPath.Interpret).Decision("d")!.Value;
        Assert.That(model.Run(given, EvaluationPath.Compiled).Decision("d"), Is.EqualTo(interpreted), "the compiled path disagrees with the interpreter");
        return interpreted.ToString();
    }

    /// <summary>The value of a decision with one boxed expression, over the input <c>x</c>.</summary>
    public static string Boxed(string expression, Value? x = null) => Decide(
        Compile($"{Input("x")}<decision name=\"d\" id=\"d\">{Requires("requiredInput", "x")}{expression}</decision>"), ("x", x ?? Value.Null));

    public static string Literal(string text, string type = "") =>
        $"<literalExpression{(type.Length > 0 ? $" typeRef=\"{type}\"" : "")}><text>{text.Replace("<", "&lt;", StringComparison.Ordinal)}</text></literalExpression>";

    public static string Input(string name, string type = "Any") =>
        $"<inputData name=\"{name}\" id=\"{name}\"><variable name=\"{name}\" typeRef=\"{type}\"/></inputData>";

    public static string Decision(string name, string text, string type = "Any", string requires = "") =>
        $"<decision name=\"{name}\" id=\"{name}\"><variable name=\"{name}\" typeRef=\"{type}\"/>{requires}{Literal(text)}</decision>";

    public static string Requires(string kind, string id) => kind == "requiredKnowledge"
        ? $"<knowledgeRequirement><requiredKnowledge href=\"#{id}\"/></knowledgeRequirement>"
        : $"<informationRequirement><{kind} href=\"#{id}\"/></informationRequirement>";
}
