using System.Collections.Immutable;
using Matching.Rules.Binding;
using Matching.Rules.Diagnostics;
using Matching.Rules.Packs.Yaml;

namespace Matching.Rules.Packs.Reading;

/// <summary>A parameter with the place where it stands.</summary>
internal readonly record struct PlacedParameter(Parameter Parameter, FilePlace Place);

/// <summary>Reads the figures of a version: a mapping of name to <c>{ value, unit, reference }</c>.</summary>
internal static class ParameterReader
{
    public static ImmutableArray<PlacedParameter> Read(YamlFields version, Scope scope, HashSet<string> cited, Findings findings)
    {
        var node = version.Node("parameters", Presence.Optional);
        if (node is null)
        {
            return [];
        }

        if (node is not YamlMap map)
        {
            findings.Add(ShapeFindings.WrongShape(node.Place, node.Shape, new("键值映射", "a mapping")));
            return [];
        }

        return [.. map.Entries.Select(e => One(e, scope, cited, findings)).OfType<PlacedParameter>()];
    }

    private static PlacedParameter? One(YamlEntry entry, Scope scope, HashSet<string> cited, Findings findings)
    {
        if (scope.Find(entry.Key.Text) is not null)
        {
            findings.Add(CatalogueFindings.HidesTag(entry.Key.Place, entry.Key.Text));
        }

        if (YamlFields.Open(entry.Value, findings, ["value", "unit", "reference"]) is not { } fields)
        {
            return null;
        }

        var value = fields.Number("value");
        var unit = fields.Text("unit", Presence.Optional);
        var reference = Citation.Read(fields, cited, findings);
        return value is { } figure ? new PlacedParameter(new Parameter(entry.Key.Text, figure, unit, reference), entry.Key.Place) : null;
    }
}
