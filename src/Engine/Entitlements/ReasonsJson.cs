using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Matching.Rules;

namespace Matching.Engine.Entitlements;

/// <summary>The reasons of a notification as they are stored: a JSON array, members in a fixed order, null members left out.</summary>
public static class ReasonsJson
{
    private const string DateForm = "yyyy-MM-dd";

    // Stored and not embedded in a page as it is: Chinese text stays readable.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The JSON, or null when there are no reasons.</summary>
    public static string? Write(ImmutableArray<NotificationReason> reasons)
    {
        if (reasons.IsDefaultOrEmpty)
        {
            return null;
        }

        var buffer = new ArrayBufferWriter<byte>(2048);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartArray();
            foreach (var reason in reasons)
            {
                Write(writer, reason);
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>The reasons of a stored text; none for null.</summary>
    /// <exception cref="JsonException">The text is not what <see cref="Write(ImmutableArray{NotificationReason})"/> writes.</exception>
    public static ImmutableArray<NotificationReason> Read(string? json)
    {
        if (json is null)
        {
            return [];
        }

        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateArray().Select(Reason)];
    }

    private static void Write(Utf8JsonWriter writer, NotificationReason reason)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("condition");
        writer.WriteString("zh", reason.Condition.Zh);
        writer.WriteString("en", reason.Condition.En);
        writer.WriteEndObject();
        Text(writer, "reference", reason.Reference);
        if (reason.ReferenceVerified is { } verified)
        {
            writer.WriteBoolean("verified", verified);
        }

        writer.WriteStartArray("facts");
        foreach (var fact in reason.Facts)
        {
            Write(writer, fact);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ReasonFact fact)
    {
        writer.WriteStartObject();
        writer.WriteString("tag", fact.Tag);
        writer.WriteString("value", fact.Value);
        Text(writer, "unit", fact.Unit);
        Text(writer, "source", fact.SourceId);
        Text(writer, "asOf", fact.AsOf?.ToString(DateForm, CultureInfo.InvariantCulture));
        writer.WriteString("origin", fact.Origin);
        writer.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private static NotificationReason Reason(JsonElement reason) => new(
        new LocalizedText(Required(reason.GetProperty("condition"), "zh"), Required(reason.GetProperty("condition"), "en")),
        Optional(reason, "reference"),
        reason.TryGetProperty("verified", out var verified) ? verified.GetBoolean() : null,
        [.. reason.GetProperty("facts").EnumerateArray().Select(Fact)]);

    private static ReasonFact Fact(JsonElement fact) => new(
        Required(fact, "tag"), Required(fact, "value"), Optional(fact, "unit"), Optional(fact, "source"),
        Optional(fact, "asOf") is { } asOf ? DateOnly.ParseExact(asOf, DateForm, CultureInfo.InvariantCulture) : null, Required(fact, "origin"));

    private static string Required(JsonElement element, string name) =>
        Optional(element, name) ?? throw new JsonException($"a reason has no '{name}'");

    private static string? Optional(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;
}
