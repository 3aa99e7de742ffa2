using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Matching.Rules.Binding;
using Matching.Rules.Packs.Yaml;
using Matching.Rules.Values;

namespace Matching.Rules.Packs.Reading;

/// <summary>Reads <c>cases.yaml</c>: a list of literal expectations about one policy.</summary>
internal static class CaseFileReader
{
    private static readonly ImmutableArray<string> Keys = ["name", "asOf", "tags", "expect", "source"];

    private static readonly ImmutableArray<(string, int)> Outcomes = [("eligible", 0), ("not-eligible", 1), ("undetermined", 2), ("not-in-force", 3)];

    /// <summary>The cases that can be read; names are unique.</summary>
    public static ImmutableArray<Case> Read(string policyId, YamlNode? root, Scope scope, Findings findings)
    {
        if (root is null)
        {
            return [];
        }

        if (root is not YamlList list)
        {
            findings.Add(ShapeFindings.WrongShape(root.Place, root.Shape, new("列表", "a list")));
            return [];
        }

        var read = list.Items.Select(node => (Case: One(policyId, node, scope, findings), Node: node)).Where(p => p.Case is not null);
        return [.. Identifier.Distinct(read.Select(p => (p.Case!, p.Case!.Name, p.Node)), findings)];
    }

    private static Case? One(string policyId, YamlNode node, Scope scope, Findings findings)
    {
        if (YamlFields.Open(node, findings, Keys) is not { } fields)
        {
            return null;
        }

        var name = fields.Text("name");
        var asOf = fields.Date("asOf");
        var tags = Tags(fields, scope, findings);
        var source = fields.Text("source");
        if (YamlFields.Open(fields.Node("expect"), findings, ["outcome", "amount", "cycleAmount", "missing", "failed"]) is not { } expect
            || expect.Choice("outcome", Outcomes) is null || name is null || asOf is not { } date || tags is null || source is null)
        {
            return null;
        }

        return new Case(
            policyId, name, date, tags, expect.Text("outcome")!, expect.Number("amount", Presence.Optional),
            expect.Number("cycleAmount", Presence.Optional), MissingTags(expect, scope, findings), source)
        {
            Failed = [.. expect.Scalars("failed", Presence.Optional).Select(s => s.Text)],
            Place = fields.Place,
        };
    }

    private static ImmutableArray<string> MissingTags(YamlFields expect, Scope scope, Findings findings)
    {
        var names = expect.Scalars("missing", Presence.Optional);
        foreach (var name in names.Where(n => scope.Find(n.Text) is null))
        {
            findings.Add(UnknownTag(name, scope));
        }

        return [.. names.Select(n => n.Text)];
    }

    private static JsonObject? Tags(YamlFields fields, Scope scope, Findings findings)
    {
        if (fields.Node("tags") is not { } node)
        {
            return null;
        }

        if (node is not YamlMap map)
        {
            findings.Add(ShapeFindings.WrongShape(node.Place, node.Shape, new("键值映射", "a mapping")));
            return null;
        }

        var tags = new JsonObject();
        foreach (var (key, value) in map.Entries)
        {
            if (scope.Find(key.Text) is not { } symbol)
            {
                findings.Add(UnknownTag(key, scope));
                continue;
            }

            CheckValues(symbol, value, findings);
            tags[key.Text] = Json(value, findings);
        }

        return tags;
    }

    private static Diagnostics.Diagnostic UnknownTag(YamlScalar name, Scope scope) =>
        CatalogueFindings.UnknownTag(name.Place, name.Text, Nearest.To(name.Text, scope.Symbols.Select(s => s.Name)));

    private static void CheckValues(Symbol symbol, YamlNode node, Findings findings)
    {
        if (symbol.AllowedValues.IsDefaultOrEmpty)
        {
            return;
        }

        var given = node is YamlList list ? list.Items.OfType<YamlScalar>() : node is YamlScalar scalar ? [scalar] : [];
        foreach (var value in given.Where(v => !symbol.AllowedValues.Any(a => IsSame(a, v))))
        {
            findings.Add(CatalogueFindings.ValueOutsideSet(value.Place, symbol.Name, value.Text, symbol.AllowedValues.Select(v => v.ToString())));
        }
    }

    private static bool IsSame(Value allowed, YamlScalar given) => allowed.Kind == ValueKind.Number
        ? YamlFields.ParseNumber(given) == allowed.AsNumber
        : allowed.AsString == given.Text;

    private static JsonNode? Json(YamlNode node, Findings findings)
    {
        switch (node)
        {
            case YamlList list:
                return new JsonArray([.. list.Items.Select(i => Json(i, findings))]);
            case YamlScalar { Quoted: false, Text: "true" or "false" } flag:
                return JsonValue.Create(flag.Text == "true");
            case YamlScalar scalar when YamlFields.ParseNumber(scalar) is { } number:
                return JsonValue.Create(number);
            case YamlScalar scalar:
                return JsonValue.Create(scalar.Text);
            default:
                findings.Add(ShapeFindings.WrongShape(node.Place, node.Shape, new("单个值或列表", "a single value or a list")));
                return null;
        }
    }
}
