using System.Collections.Frozen;
using System.Globalization;
using Matching.Api.Site;
using Matching.Engine.Decisions;
using Matching.Engine.Tags;
using Matching.Storage.Sources;

namespace Matching.Api.Recipients;

/// <summary>One fact as people read it.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">What was read, with its unit.</param>
/// <param name="Source">Who states it.</param>
/// <param name="AsOf">As of when, or null where it is not dated.</param>
/// <param name="IsUsable">False where it is missing or too old, and so unknown.</param>
public sealed record FactLine(string Name, string Value, string Source, string? AsOf, bool IsUsable);

/// <summary>Facts in words: tag names, values, units and the sources that state them.</summary>
/// <param name="words">The language.</param>
/// <param name="tags">The dictionary.</param>
/// <param name="sources">The feeds.</param>
public sealed class FactWords(PageWords words, TagDictionary tags, SourceCatalogue sources)
{
    private static readonly FrozenDictionary<string, string> EnglishUnits = new Dictionary<string, string>
    {
        ["元"] = "yuan", ["人"] = "people", ["岁"] = "years", ["月"] = "months", ["年"] = "years", ["天"] = "days", ["个"] = "", ["项"] = "items", ["分"] = "points",
        ["元/年"] = "yuan a year", ["元/月"] = "yuan a month", ["元/人/年"] = "yuan a person and year", ["元/人/月"] = "yuan a person and month",
        ["人月"] = "person-months", ["平方米"] = "square metres", ["平方米/人"] = "square metres a person",
    }.ToFrozenDictionary();

    private readonly PlainWords plain = new(words);

    /// <summary>The name of a tag.</summary>
    public string Name(string tagName)
    {
        if (!words.IsEnglish || tags.Find(tagName) is not { } tag)
        {
            return tagName;
        }

        var text = tag.Code.Replace('_', ' ');
        return char.ToUpperInvariant(text[0]) + text[1..];
    }

    /// <summary>One fact.</summary>
    /// <param name="tagName">Tag.</param>
    /// <param name="value">Value as the rule language writes it; ignored where the fact is missing.</param>
    /// <param name="sourceId">Feed, or null.</param>
    /// <param name="asOf">As-of date, or null.</param>
    /// <param name="origin">Where it came from.</param>
    public FactLine Line(string tagName, string value, string? sourceId, DateOnly? asOf, FactOriginKind origin)
    {
        var usable = origin is not (FactOriginKind.Absent or FactOriginKind.Stale);
        var shown = origin switch
        {
            FactOriginKind.Absent => words.Say("没有数据", "no data"),
            FactOriginKind.Stale => words.Say("数据太旧，不能用", "too old to be used"),
            _ => Value(tagName, value),
        };
        return new FactLine(Name(tagName), shown, Source(tagName, sourceId, origin), asOf is { } date ? plain.Date(date) : null, usable);
    }

    /// <summary>Who states a tag: its department, and the feed where there is one.</summary>
    public string Source(string tagName, string? sourceId, FactOriginKind origin) => origin switch
    {
        FactOriginKind.Parameter => words.Say("政策规定的标准", "a figure set by the policy"),
        FactOriginKind.System => words.Say("核对日期", "the date of the check"),
        FactOriginKind.Computed => words.Say("下面数据的计算", "a computation on the facts below"),
        _ => Stating(tagName, sourceId),
    };

    /// <summary>A number with the unit of its tag.</summary>
    public string Measure(decimal number, string? unit) => unit switch
    {
        null => PlainWords.Number(number),
        "比例" => PlainWords.Number(number * 100) + "%",
        _ => $"{PlainWords.Number(number)} {(words.IsEnglish ? EnglishUnits.GetValueOrDefault(unit, unit) : unit)}".TrimEnd(),
    };

    /// <summary>A value as the rule language writes it, in words.</summary>
    public string Value(string tagName, string text)
    {
        var tag = tags.Find(tagName);
        if (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return tag?.Type == TagType.Enum ? text : Measure(number, tag?.Unit);
        }

        return text switch
        {
            "true" => words.Say("是", "yes"),
            "false" => words.Say("否", "no"),
            "[]" => words.Say("无", "none"),
            _ when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) => plain.Date(date),
            _ => text.Trim('[', ']').Replace("\"", "", StringComparison.Ordinal).Replace(", ", words.Say("、", ", "), StringComparison.Ordinal),
        };
    }

    private string Stating(string tagName, string? sourceId)
    {
        if (sourceId is not null && sources.Find(sourceId) is { } source)
        {
            return words.Say(source.Name);
        }

        return tags.Find(tagName)?.Department is { } department ? department : words.Say("暂无部门提供", "no department states it yet");
    }
}
