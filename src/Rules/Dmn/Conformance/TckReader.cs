using System.Globalization;
using System.Xml.Linq;
using Matching.Rules.Diagnostics;
using Matching.Rules.Dmn.Evaluation;
using Matching.Rules.Dmn.Reading;

namespace Matching.Rules.Dmn.Conformance;

/// <summary>Reads test files of the DMN TCK.</summary>
public static class TckReader
{
    /// <summary>The test cases of a file; null when it is no test file or cannot be read.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="file">Its name.</param>
    public static TckFile? Read(Stream stream, string file)
    {
        if (DmnXml.Load(stream, file, new DiagnosticBag()) is not { Name.LocalName: "testCases" } root)
        {
            return null;
        }

        var model = Child(root, "modelName")?.Value.Trim() ?? "";
        return new TckFile(model, [.. All(root, "testCase").Select(Case)]);
    }

    private static TckCase Case(XElement element, int index) => new(
        element.Attribute("id")?.Value ?? (index + 1).ToString(CultureInfo.InvariantCulture),
        element.Attribute("type")?.Value ?? "decision",
        element.Attribute("invocableName")?.Value,
        [.. All(element, "inputNode").Select(i => new DmnInput(i.Attribute("name")?.Value ?? "", i.Attribute("namespace")?.Value, TckValues.Of(i)))],
        [.. All(element, "resultNode").Select(Result)]);

    private static TckResult Result(XElement element) => new(
        element.Attribute("name")?.Value ?? "",
        element.Attribute("type")?.Value,
        element.Attribute("errorResult")?.Value.Trim() is "true" or "1",
        TckValues.Of(Child(element, "expected")));

    private static IEnumerable<XElement> All(XElement element, string name) => element.Elements().Where(e => e.Name.LocalName == name);

    private static XElement? Child(XElement element, string name) => All(element, name).FirstOrDefault();
}
