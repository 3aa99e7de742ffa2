using System.Xml.Linq;
using Matching.Rules.Binding;
using Matching.Rules.Functions;
using Matching.Rules.Values;

namespace Matching.Rules.Dmn.Conformance;

/// <summary>Reads the values of test cases.</summary>
internal static class TckValues
{
    private static readonly XNamespace Instance = "http://www.w3.org/2001/XMLSchema-instance";

    /// <summary>The value that an element holds in a <c>value</c>, in <c>component</c>s or in a <c>list</c>; null when it holds none.</summary>
    public static Value Of(XElement? holder)
    {
        if (holder is null || IsNil(holder))
        {
            return Value.Null;
        }

        var inside = holder.Elements().Where(e => e.Name.LocalName is "value" or "component" or "list").ToArray();
        return inside.Length == 0 ? Value.Null : inside[0].Name.LocalName switch
        {
            "value" => Simple(inside[0]),
            "list" => IsNil(inside[0]) ? Value.Null : Value.Of([.. inside[0].Elements().Where(e => e.Name.LocalName == "item").Select(Of)]),
            _ => Components(inside.Where(e => e.Name.LocalName == "component")),
        };
    }

    private static Value Components(IEnumerable<XElement> components) =>
        Value.Of(new FeelContext([.. components.DistinctBy(Name).Select(c => KeyValuePair.Create(Name(c), Of(c)))]));

    private static string Name(XElement component) => component.Attribute("name")?.Value ?? "";

    private static bool IsNil(XElement element) => element.Attribute(Instance + "nil")?.Value.Trim() is "true" or "1";

    private static Value Simple(XElement element)
    {
        if (IsNil(element))
        {
            return Value.Null;
        }

        var type = element.Attribute(Instance + "type")?.Value ?? "string";
        var (kind, text) = (type[(type.LastIndexOf(':') + 1)..], element.Value);
        return kind switch
        {
            "boolean" => Value.Of(text.Trim() is "true" or "1"),
            "decimal" or "double" or "float" or "integer" or "int" or "long" or "short" or "byte" or "nonNegativeInteger" or "positiveInteger" => Number(text.Trim()),
            "date" => Call("date", text),
            "time" => Call("time", text),
            "dateTime" => Call("date and time", text),
            "duration" or "dayTimeDuration" or "yearMonthDuration" => Call("duration", text),
            _ => Value.Of(text),
        };
    }

    private static Value Number(string text) => NumberText.TryRead(text, out var number) ? Value.Of(number) : Fault.InvalidText;

    /// <summary>Reads a text the way the language's own function does; what it cannot read is unknown and equals nothing.</summary>
    private static Value Call(string function, string text) => FunctionTable.Find(function, Dialect.Standard) is { } called
        ? Invocation.Dispatch(called, [], [Value.Of(text.Trim())], new Budget())
        : Fault.UnknownName;
}
