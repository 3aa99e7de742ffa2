using System.Text;
using Matching.Rules.Diagnostics;
using Matching.Rules.Packs.Reading;
using Matching.Rules.Packs.Yaml;

namespace Matching.Rules.Packs;

/// <summary>Where the parts of a version stand in its text, for findings about a version that can be used.</summary>
public sealed class PackPlaces
{
    private readonly YamlMap? root;
    private readonly FilePlace start;

    private PackPlaces(YamlMap? root, FilePlace start)
    {
        this.root = root;
        this.start = start;
    }

    /// <summary>The places in a version's text; all of them its start where it has no text.</summary>
    /// <param name="pack">The version.</param>
    public static PackPlaces Of(RulePack pack)
    {
        var root = pack.Text.Length == 0 ? null : StrictYaml.Read(pack.File, Encoding.UTF8.GetBytes(pack.Text), new Findings()) as YamlMap;
        return new PackPlaces(root, new FilePlace(pack.File, 1, 1));
    }

    /// <summary>The value of a key of the version.</summary>
    public FilePlace Value(string key) => Child(root, key)?.Place ?? start;

    /// <summary>A key of the version with its value, as it is written.</summary>
    public FilePlace Key(string key) => root?.Entries.FirstOrDefault(e => e.Key.Text == key)?.Key.Place ?? start;

    /// <summary>A condition, or a parameter, by its name.</summary>
    public FilePlace Named(string name) =>
        Items("conditions").FirstOrDefault(n => (Child(n as YamlMap, "id") as YamlScalar)?.Text == name)?.Place
        ?? (Child(root, "parameters") as YamlMap)?.Entries.FirstOrDefault(e => e.Key.Text == name)?.Key.Place
        ?? start;

    /// <summary>An item of a list of the version, counted from 0.</summary>
    public FilePlace Item(string list, int index) => Items(list).ElementAtOrDefault(index)?.Place ?? start;

    private IEnumerable<YamlNode> Items(string list) => Child(root, list) is YamlList { Items: var items } ? items : [];

    private static YamlNode? Child(YamlMap? map, string key) => map?.Entries.FirstOrDefault(e => e.Key.Text == key)?.Value;
}
