using System.Collections.Immutable;
using System.Globalization;
using Matching.Rules.Diagnostics;
using Matching.Rules.Packs.Yaml;

namespace Matching.Rules.Packs.Reading;

/// <summary>Typed access to the keys of one mapping. Every mistake becomes a finding; a value with a mistake reads as null.</summary>
public sealed class YamlFields
{
    private readonly Dictionary<string, YamlNode> values;
    private readonly Findings findings;

    private YamlFields(YamlMap map, Findings findings)
    {
        this.findings = findings;
        Place = map.Place;
        values = map.Entries.ToDictionary(e => e.Key.Text, e => e.Value, StringComparer.Ordinal);
    }

    /// <summary>Where the mapping starts.</summary>
    public FilePlace Place { get; }

    /// <summary>Opens a mapping and reports every key that is not known.</summary>
    /// <returns>The fields, or null (with a finding) when the node is not a mapping.</returns>
    public static YamlFields? Open(YamlNode? node, Findings findings, ImmutableArray<string> known)
    {
        if (node is null)
        {
            return null;
        }

        if (node is not YamlMap map)
        {
            findings.Add(ShapeFindings.WrongShape(node.Place, node.Shape, new("键值映射", "a mapping")));
            return null;
        }

        foreach (var entry in map.Entries.Where(e => !known.Contains(e.Key.Text, StringComparer.Ordinal)))
        {
            findings.Add(ShapeFindings.UnknownKey(entry.Key.Place, entry.Key.Text, known));
        }

        return new YamlFields(map, findings);
    }

    /// <summary>The node under a key; null when it is absent or null (an error when it is required).</summary>
    public YamlNode? Node(string key, Presence presence = Presence.Required)
    {
        if (values.TryGetValue(key, out var node) && node is not YamlScalar { IsNull: true })
        {
            return node;
        }

        if (presence == Presence.Required)
        {
            findings.Add(ShapeFindings.MissingKey(node?.Place ?? Place, key));
        }

        return null;
    }

    /// <summary>The single value under a key.</summary>
    public YamlScalar? Scalar(string key, Presence presence = Presence.Required)
    {
        var node = Node(key, presence);
        if (node is null or YamlScalar)
        {
            return node as YamlScalar;
        }

        findings.Add(ShapeFindings.WrongShape(node.Place, node.Shape, new("单个值", "a single value")));
        return null;
    }

    /// <summary>The text under a key.</summary>
    public string? Text(string key, Presence presence = Presence.Required) => Scalar(key, presence)?.Text;

    /// <summary>The decimal number under a key.</summary>
    public decimal? Number(string key, Presence presence = Presence.Required) =>
        Parse(key, presence, new("十进制数", "a decimal number"), ParseNumber);

    /// <summary>The whole number under a key.</summary>
    public int? Whole(string key, Presence presence = Presence.Required) => Parse<int>(
        key, presence, new("整数", "a whole number"),
        s => int.TryParse(s.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null);

    /// <summary>The date under a key, written YYYY-MM-DD.</summary>
    public DateOnly? Date(string key, Presence presence = Presence.Required) => Parse<DateOnly>(
        key, presence, new("日期 YYYY-MM-DD", "a date YYYY-MM-DD"),
        s => DateOnly.TryParseExact(s.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null);

    /// <summary>The truth value under a key, or a default when it is absent.</summary>
    public bool Flag(string key, bool fallback) => Parse<bool>(
        key, Presence.Optional, new("true 或 false", "true or false"),
        s => (s.Quoted, s.Text) switch { (false, "true") => true, (false, "false") => false, _ => null }) ?? fallback;

    /// <summary>One of a fixed set of words.</summary>
    public T? Choice<T>(string key, ImmutableArray<(string Word, T Value)> choices, Presence presence = Presence.Required)
        where T : struct => Parse<T>(
            key, presence, new(string.Join("、", choices.Select(c => c.Word)), "one of " + string.Join(", ", choices.Select(c => c.Word))),
            s => choices.Where(c => c.Word == s.Text).Select(c => (T?)c.Value).FirstOrDefault());

    /// <summary>The items of a list; empty when the key is absent.</summary>
    public ImmutableArray<YamlNode> Items(string key, Presence presence = Presence.Required)
    {
        var node = Node(key, presence);
        if (node is YamlList list)
        {
            return list.Items;
        }

        if (node is not null)
        {
            findings.Add(ShapeFindings.WrongShape(node.Place, node.Shape, new("列表", "a list")));
        }

        return [];
    }

    /// <summary>The single values of a list; empty when the key is absent.</summary>
    public ImmutableArray<YamlScalar> Scalars(string key, Presence presence = Presence.Required) =>
        [.. Items(key, presence).Select(AsScalar).OfType<YamlScalar>()];

    /// <summary>A text in Chinese and English: <c>{ zh: …, en: … }</c>.</summary>
    public LocalizedText? Localized(string key, Presence presence = Presence.Required) => Localized(Node(key, presence), findings);

    /// <summary>A text in Chinese and English, from its node.</summary>
    public static LocalizedText? Localized(YamlNode? node, Findings findings)
    {
        var both = Open(node, findings, ["zh", "en"]);
        var zh = both?.Text("zh");
        var en = both?.Text("en");
        return zh is null || en is null ? null : new LocalizedText(zh, en);
    }

    /// <summary>The number that a plain value stands for, or null.</summary>
    public static decimal? ParseNumber(YamlScalar scalar) =>
        !scalar.Quoted && decimal.TryParse(
            scalar.Text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private YamlScalar? AsScalar(YamlNode node)
    {
        if (node is YamlScalar scalar)
        {
            return scalar;
        }

        findings.Add(ShapeFindings.WrongShape(node.Place, node.Shape, new("单个值", "a single value")));
        return null;
    }

    private T? Parse<T>(string key, Presence presence, LocalizedText wanted, Func<YamlScalar, T?> parse)
        where T : struct
    {
        if (Scalar(key, presence) is not { } scalar)
        {
            return null;
        }

        var parsed = parse(scalar);
        if (parsed is null)
        {
            findings.Add(ShapeFindings.WrongValue(scalar.Place, key, scalar.Text, wanted));
        }

        return parsed;
    }
}
