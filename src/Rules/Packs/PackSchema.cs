using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Matching.Rules.Packs.Reading;

namespace Matching.Rules.Packs;

/// <summary>JSON Schemas (2020-12) of the catalogue's files, for editors that complete and check while one types.</summary>
/// <remarks>The reader is the authority; a schema cannot see dangling references or types inside expressions.</remarks>
public static class PackSchema
{
    private const string Draft = "https://json-schema.org/draft/2020-12/schema";
    private const string IdPattern = "^[a-z][a-z0-9-]*$";
    private const string DatePattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";

    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Schema of <c>policy.yaml</c>.</summary>
    public static string PolicyJson() => Document("policy.yaml", Closed(
        required: ["id", "name", "subject", "authority", "benefit", "department", "confirmation", "silence", "notice", "exclusions", "sources"],
        ("id", Pattern(IdPattern)),
        ("name", Localized()),
        ("subject", Words(PolicyWords.Subjects)),
        ("item", Enum(["child"])),
        ("authority", Type("string")),
        ("benefit", Closed(["kind", "cycle"], ("kind", Words(PolicyWords.Benefits)), ("currency", Enum(["CNY"])), ("cycle", Words(PolicyWords.Cycles)))),
        ("department", Type("string")),
        ("referenceDate", AnyOf(Words(PolicyWords.ReferenceDates), Closed(["tag"], ("tag", Type("string"))))),
        ("confirmation", Words(PolicyWords.Confirmations)),
        ("silence", Words(PolicyWords.Silences)),
        ("notice", AnyOf(Enum(["none"]), Closed(
            ["days", "calendar", "stage"],
            ("days", Whole(0)), ("calendar", Enum(["working", "calendar"])), ("countFirstDay", Type("boolean")), ("stage", Enum(["before", "after"]))))),
        ("exclusions", ListOf(Closed(
            ["with", "scope", "cycle", "keep"],
            ("with", Pattern(IdPattern)), ("scope", Words(PolicyWords.ExclusionScopes)), ("cycle", Enum(["same", "any"])),
            ("keep", Words(PolicyWords.Keeps)), ("external", Type("boolean"))))),
        ("budget", AnyOf(Enum(["none"]), Closed(
            ["line", "year", "amount"],
            ("line", Type("string")), ("year", Whole(2000)), ("amount", Type("number")), ("assumed", Type("boolean"))))),
        ("quota", Closed(["places"], ("places", Whole(1)), ("assumed", Type("boolean")))),
        ("priority", ListOf(Closed(["by", "first", "text"], ("by", Type("string")), ("first", Words(PolicyWords.PriorityEnds)), ("text", Localized())))),
        ("sources", ListOf(Type("string")))));

    /// <summary>Schema of <c>allocation.yaml</c>.</summary>
    public static string AllocationJson() => Document("allocation.yaml", Closed(
        [],
        ("groups", ListOf(Closed(
            ["id", "name", "members", "scope", "cycle", "keep", "reference"],
            ("id", Pattern(IdPattern)), ("name", Localized()), ("members", ListOf(Pattern(IdPattern))), ("scope", Words(PolicyWords.ExclusionScopes)),
            ("cycle", Enum(["same", "any"])), ("keep", Words(PolicyWords.Keeps)), ("reference", Type("string"))))),
        ("caps", ListOf(Closed(
            ["id", "name", "members", "scope", "period", "amount", "reference"],
            ("id", Pattern(IdPattern)), ("name", Localized()), ("members", ListOf(Pattern(IdPattern))), ("scope", Words(PolicyWords.CapScopes)),
            ("period", Words(PolicyWords.CapPeriods)), ("amount", Type("number")), ("reference", Type("string")))))));

    /// <summary>Schema of <c>&lt;version&gt;.yaml</c>.</summary>
    /// <param name="terms">Names that editors offer in expressions, with their values and units.</param>
    public static string VersionJson(IEnumerable<SchemaTerm> terms)
    {
        var known = terms.ToList();
        var expression = Expression(known);
        var condition = Condition(known);
        var document = Closed(
            ["policy", "version", "effective", "references", "conditions"],
            ("policy", Pattern(IdPattern)),
            ("version", Type("string")),
            ("revision", Whole(1)),
            ("publishedAt", Date()),
            ("verified", Type("boolean")),
            ("effective", Closed(["from"], ("from", Date()), ("to", AnyOf(Date(), Type("null"))))),
            ("references", ListOf(Closed(
                ["id", "title"],
                ("id", Pattern(IdPattern)), ("title", Type("string")), ("number", Type("string")), ("url", Type("string")), ("verified", Type("boolean"))))),
            ("parameters", MapOf(Closed(["value"], ("value", Type("number")), ("unit", Suggested(known.Select(t => t.Unit).OfType<string>())), ("reference", Pattern(IdPattern))))),
            ("conditions", ListOf(Closed(
                ["id", "text", "when"],
                ("id", Pattern(IdPattern)), ("text", Localized()), ("reference", Pattern(IdPattern)), ("when", condition.DeepClone())))),
            ("amount", Closed(
                [],
                ("formula", expression.DeepClone()), ("table", Table(expression)), ("rounding", Words(PolicyWords.Roundings)),
                ("ceiling", Type("boolean")), ("approvedAmount", expression.DeepClone()))),
            ("cycleAmount", Closed([], ("formula", expression.DeepClone()), ("table", Table(expression)))),
            ("review", ListOf(Closed(["when", "reason"], ("when", condition.DeepClone()), ("reason", Localized())))),
            ("doubts", ListOf(Localized())),
            ("survivors", ListOf(Closed(["mutant", "because"], ("mutant", Type("string")), ("because", Localized())))));
        return Document("<version>.yaml", document);
    }

    /// <summary>Schema of <c>cases.yaml</c>.</summary>
    /// <param name="terms">Names that a profile may use, with their types and values.</param>
    public static string CasesJson(IEnumerable<SchemaTerm> terms)
    {
        var known = terms.ToList();
        return Document("cases.yaml", ListOf(Closed(
            ["name", "asOf", "tags", "expect", "source"],
            ("name", Type("string")),
            ("asOf", Date()),
            ("tags", Closed([], [.. known.Select(t => (t.Name, Value(t)))])),
            ("expect", Closed(
                ["outcome"],
                ("outcome", Enum(["eligible", "not-eligible", "undetermined", "not-in-force"])), ("amount", AnyOf(Type("number"), Type("null"))),
                ("cycleAmount", Type("number")), ("missing", ListOf(Enum(known.Select(t => t.Name)))), ("failed", ListOf(Pattern(IdPattern))))),
            ("source", Type("string")))));
    }

    /// <summary>A value of a tag as a profile states it.</summary>
    private static JsonNode Value(SchemaTerm term)
    {
        JsonObject value = term.Type switch
        {
            SchemaType.Number when term.Values.IsEmpty => AnyOf(Type("number"), Pattern("^-?[0-9]+(\\.[0-9]+)?$")),
            SchemaType.Number => Words(term),
            SchemaType.Boolean => Type("boolean"),
            SchemaType.Date => Date(),
            SchemaType.List => ListOf(term.Values.IsEmpty || term.IsOpen ? Suggested(term.Values) : Enum(term.Values)),
            _ => Words(term),
        };
        if (term.Description is { } description)
        {
            value["description"] = description;
        }

        return value;
    }

    private static JsonObject Words(SchemaTerm term) => term.IsOpen || term.Values.IsEmpty
        ? new JsonObject { ["type"] = new JsonArray("string", "number"), ["examples"] = Array(term.Values) }
        : AnyOf(Enum(term.Values), Type("number"));

    /// <summary>An expression that gives a value: any text; editors offer the names.</summary>
    private static JsonObject Expression(IEnumerable<SchemaTerm> terms) => new()
    {
        ["type"] = new JsonArray("string", "number", "boolean"),
        ["examples"] = Array(terms.Select(t => t.Name)),
        ["description"] = "FEEL：标签名、数字和运算 · names of tags, numbers and operations",
    };

    /// <summary>A condition: any text; editors offer a comparison for each name, with its values where they are closed.</summary>
    private static JsonObject Condition(IEnumerable<SchemaTerm> terms) => new()
    {
        ["type"] = new JsonArray("string", "boolean"),
        ["examples"] = Array(terms.SelectMany(Comparisons)),
        ["description"] = "FEEL：得出真假的条件 · a condition that is true or false",
    };

    private static IEnumerable<string> Comparisons(SchemaTerm term) => term.Type switch
    {
        SchemaType.Boolean => [term.Name, $"not({term.Name})"],
        SchemaType.Date => [$"{term.Name} >= date(\"2025-01-01\")"],
        SchemaType.List => term.Values.Select(v => $"list contains({term.Name}, \"{v}\")"),
        SchemaType.Number when term.Values.IsEmpty => [$"{term.Name} >= "],
        SchemaType.Number => term.Values.Select(v => $"{term.Name} = {v}"),
        _ => term.Values.Select(v => $"{term.Name} = \"{v}\"").DefaultIfEmpty($"{term.Name} = "),
    };

    private static JsonArray Array(IEnumerable<string> words) => [.. words.Distinct().Select(w => (JsonNode)w)];

    private static JsonObject Suggested(IEnumerable<string> words) => new() { ["type"] = "string", ["examples"] = Array(words) };

    private static JsonObject Table(JsonObject expression) => Closed(
        ["hitPolicy", "inputs", "rows"],
        ("hitPolicy", Words(PolicyWords.HitPolicies)), ("inputs", ListOf(expression.DeepClone())),
        ("rows", ListOf(ListOf(new JsonObject { ["type"] = new JsonArray("string", "number", "boolean") }))));

    private static string Document(string title, JsonObject schema)
    {
        schema.Insert(0, "$schema", Draft);
        schema.Insert(1, "title", title);
        return schema.ToJsonString(Layout);
    }

    private static JsonObject Closed(IEnumerable<string> required, params (string Key, JsonNode Schema)[] properties) => new()
    {
        ["type"] = "object",
        ["additionalProperties"] = false,
        ["required"] = new JsonArray([.. required.Select(r => (JsonNode)r)]),
        ["properties"] = new JsonObject(properties.Select(p => KeyValuePair.Create(p.Key, (JsonNode?)p.Schema))),
    };

    private static JsonObject Localized() => Closed(["zh", "en"], ("zh", Type("string")), ("en", Type("string")));

    private static JsonObject ListOf(JsonNode items) => new() { ["type"] = "array", ["items"] = items };

    private static JsonObject MapOf(JsonNode values) => new() { ["type"] = "object", ["additionalProperties"] = values };

    private static JsonObject AnyOf(params JsonNode[] choices) => new() { ["anyOf"] = new JsonArray(choices) };

    private static JsonObject Type(string name) => new() { ["type"] = name };

    private static JsonObject Whole(int least) => new() { ["type"] = "integer", ["minimum"] = least };

    private static JsonObject Date() => Pattern(DatePattern);

    private static JsonObject Pattern(string pattern) => new() { ["type"] = "string", ["pattern"] = pattern };

    private static JsonObject Words<T>(IEnumerable<(string Word, T Value)> words) => Enum(words.Select(w => w.Word));

    private static JsonObject Enum(IEnumerable<string> words) => new() { ["enum"] = new JsonArray([.. words.Select(w => (JsonNode)w)]) };
}
