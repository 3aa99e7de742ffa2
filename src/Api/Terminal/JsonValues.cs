using System.Text.Json.Nodes;
using Matching.Rules.Values;

namespace Matching.Api.Terminal;

/// <summary>Values of the rule language as JSON: numbers stay exact, dates and durations are strings, unknown and null are null.</summary>
public static class JsonValues
{
    /// <summary>The JSON form of a value.</summary>
    public static JsonNode? ToJson(Value value) => value.Kind switch
    {
        ValueKind.Unknown or ValueKind.Null => null,
        ValueKind.Boolean => JsonValue.Create(value.IsTrue),
        ValueKind.Number => JsonNode.Parse(value.ToString()),
        ValueKind.String => JsonValue.Create(value.AsString),
        ValueKind.Context => new JsonObject(value.AsContext.Entries.Select(e => KeyValuePair.Create(e.Key, ToJson(e.Value)))),
        ValueKind.List => new JsonArray([.. value.AsList.Select(ToJson)]),
        _ => JsonValue.Create(value.ToString()),
    };
}
