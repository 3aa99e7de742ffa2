using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Matching.Rules;
using Matching.Rules.Binding;
using Matching.Rules.Values;

namespace Matching.Api.Commands;

/// <summary>The names and values of <c>feel --context</c>.</summary>
/// <param name="Scope">Names with the types of their values.</param>
/// <param name="Frame">The values, one slot a name.</param>
public sealed record ContextNames(Scope Scope, Value[] Frame)
{
    /// <summary>Reads a JSON object.</summary>
    /// <param name="json">The object; absent for no names.</param>
    /// <param name="dialect">
    /// Strict, as with tags: strings that are dates (YYYY-MM-DD) become dates, null is unknown, objects are refused.
    /// Standard, as with JSON: a string is a string, null is null, an object is a context.
    /// </param>
    /// <exception cref="CommandFailure">The text is not a JSON object, or a value has no counterpart.</exception>
    public static ContextNames Read(string? json, Dialect dialect)
    {
        if (string.IsNullOrWhiteSpace(json))
        {
            return new ContextNames(Scope.Empty, []);
        }

        using var document = Parse(json);
        var symbols = new List<Symbol>();
        var frame = new List<Value>();
        foreach (var property in document.RootElement.EnumerateObject())
        {
            if (symbols.Any(s => s.Name == property.Name))
            {
                throw Bad($"'{property.Name}' 出现两次", $"'{property.Name}' occurs twice");
            }

            var value = ToValue(property.Name, property.Value, dialect);
            symbols.Add(new Symbol(property.Name, TypeOf(value, dialect), frame.Count));
            frame.Add(value);
        }

        return new ContextNames(new Scope(symbols), [.. frame]);
    }

    private static JsonDocument Parse(string json)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json);
        }
        catch (JsonException e)
        {
            throw Bad($"不是 JSON：{e.Message}", $"not JSON: {e.Message}");
        }

        return document.RootElement.ValueKind == JsonValueKind.Object ? document : throw Bad("应为 JSON 对象", "a JSON object is expected");
    }

    private static Value ToValue(string name, JsonElement element, Dialect dialect) => element.ValueKind switch
    {
        JsonValueKind.Null => dialect == Dialect.Strict ? Value.Unknown(name) : Value.Null,
        JsonValueKind.True => Value.True,
        JsonValueKind.False => Value.False,
        JsonValueKind.Number when FeelNumber.TryParse(element.GetRawText(), out var number) => Value.Of(number),
        JsonValueKind.String when dialect == Dialect.Strict && DateOnly.TryParseExact(
            element.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) => Value.Of(date),
        JsonValueKind.String => Value.Of(element.GetString()!),
        JsonValueKind.Array => Value.Of(element.EnumerateArray().Select(e => ToValue(name, e, dialect)).ToImmutableArray()),
        JsonValueKind.Object when dialect == Dialect.Standard => Value.Of(new FeelContext(
            [.. element.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, ToValue(p.Name, p.Value, dialect)))])),
        _ => throw Bad($"'{name}' 的值无法使用", $"the value of '{name}' cannot be used here"),
    };

    private static FeelType TypeOf(Value value, Dialect dialect) => value.Kind switch
    {
        ValueKind.Boolean => FeelType.Boolean,
        ValueKind.Number => FeelType.Number,
        ValueKind.String => FeelType.String,
        ValueKind.Date => FeelType.Date,
        ValueKind.List when dialect == Dialect.Standard => new ListType(new ContextType([.. value.AsList.SelectMany(e => Fields(TypeOf(e, dialect))).DistinctBy(f => f.Key)])),
        ValueKind.List => new ListType(value.AsList.Select(e => TypeOf(e, dialect)).Distinct().Take(2).ToArray() is [var only] ? only : FeelType.Any),
        ValueKind.Context => new ContextType([.. value.AsContext.Entries.Select(e => KeyValuePair.Create(e.Key, TypeOf(e.Value, dialect)))]),
        _ => FeelType.Any,
    };

    /// <summary>Entries of an element, so that the parser knows names with blanks.</summary>
    private static IEnumerable<KeyValuePair<string, FeelType>> Fields(FeelType type) => type is ContextType context ? context.Fields : [];

    private static CommandFailure Bad(string zh, string en) => new(
        ExitCode.BadInput, new LocalizedText(zh, en), "--context",
        new LocalizedText("写成一个 JSON 对象，如 {\"年龄\": 65}", "write one JSON object, e.g. {\"age\": 65}"));
}
