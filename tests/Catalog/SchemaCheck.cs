using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Matching.Catalog.Tests;

/// <summary>The part of JSON Schema 2020-12 that the schemas for editors use. A keyword that it does not know fails the test.</summary>
internal static class SchemaCheck
{
    private static readonly string[] Silent = ["$schema", "title", "description", "examples"];

    /// <summary>Every place that does not fit, with what was wanted there.</summary>
    public static IEnumerable<string> Faults(JsonNode schema, JsonNode? value, string place = "$") =>
        schema.AsObject().Where(k => !Silent.Contains(k.Key)).SelectMany(k => Faults(schema, k.Key, k.Value!, value, place));

    private static IEnumerable<string> Faults(JsonNode schema, string keyword, JsonNode rule, JsonNode? value, string place) => keyword switch
    {
        "type" => Check(Types(rule).Any(t => Is(value, t)), $"{place}: not of type {rule.ToJsonString()}"),
        "enum" => Check(rule.AsArray().Any(a => JsonNode.DeepEquals(a, value)), $"{place}: '{value}' is none of the words"),
        "pattern" => Check(value?.GetValueKind() != System.Text.Json.JsonValueKind.String || Regex.IsMatch(value.GetValue<string>(), rule.GetValue<string>(), RegexOptions.None, TimeSpan.FromSeconds(1)), $"{place}: '{value}' is not like {rule}"),
        "minimum" => Check(!Is(value, "number") || value!.GetValue<decimal>() >= rule.GetValue<decimal>(), $"{place}: {value} is below {rule}"),
        "anyOf" => Check(rule.AsArray().Any(a => !Faults(a!, value, place).Any()), $"{place}: '{value}' fits no choice"),
        "required" => value is JsonObject o ? rule.AsArray().Where(r => !o.ContainsKey(r!.GetValue<string>())).Select(r => $"{place}: lacks {r}") : [],
        "properties" => value is JsonObject o ? o.Where(p => rule[p.Key] is not null).SelectMany(p => Faults(rule[p.Key]!, p.Value, $"{place}.{p.Key}")) : [],
        "additionalProperties" => value is JsonObject o ? o.Where(p => schema["properties"]?[p.Key] is null).SelectMany(p => Additional(rule, p, place)) : [],
        "items" => value is JsonArray a ? a.SelectMany((item, i) => Faults(rule, item, $"{place}[{i}]")) : [],
        _ => [$"{place}: the check does not know the keyword {keyword}"],
    };

    private static IEnumerable<string> Additional(JsonNode rule, KeyValuePair<string, JsonNode?> property, string place) =>
        rule.GetValueKind() == System.Text.Json.JsonValueKind.False ? [$"{place}: {property.Key} is not a key"] : Faults(rule, property.Value, $"{place}.{property.Key}");

    private static IEnumerable<string> Check(bool good, string fault) => good ? [] : [fault];

    private static IEnumerable<string> Types(JsonNode rule) => rule is JsonArray many ? many.Select(m => m!.GetValue<string>()) : [rule.GetValue<string>()];

    private static bool Is(JsonNode? value, string type) => (value, type) switch
    {
        (null, "null") => true,
        (JsonObject, "object") or (JsonArray, "array") => true,
        (JsonValue v, "string") => v.GetValueKind() == System.Text.Json.JsonValueKind.String,
        (JsonValue v, "boolean") => v.GetValueKind() is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False,
        (JsonValue v, "number") => v.GetValueKind() == System.Text.Json.JsonValueKind.Number,
        (JsonValue v, "integer") => v.GetValueKind() == System.Text.Json.JsonValueKind.Number && v.GetValue<decimal>() % 1 == 0,
        _ => false,
    };
}
