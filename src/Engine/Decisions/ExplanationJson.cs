using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Matching.Rules.Interpret;
using Matching.Rules.Packs;
using Matching.Rules.Values;

namespace Matching.Engine.Decisions;

/// <summary>An explanation as JSON.</summary>
public static class ExplanationJson
{
    /// <summary>Writes one object with all parts.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="explanation">The explanation.</param>
    /// <param name="language"><c>en</c> for English words, everything else Chinese.</param>
    public static void Write(Utf8JsonWriter writer, Explanation explanation, string language)
    {
        var verdict = explanation.Verdict;
        writer.WriteStartObject();
        writer.WriteString("subject", explanation.Subject);
        writer.WriteString("item", explanation.Item);
        writer.WriteString("policy", explanation.Policy.Id);
        writer.WriteString("name", explanation.Policy.Name.In(language));
        writer.WriteString("version", explanation.Pack.Version);
        writer.WriteString("packHash", explanation.Pack.Hash);
        writer.WriteString("snapshotHash", explanation.SnapshotHash);
        writer.WriteString("asOf", Date(explanation.AsOf));
        writer.WriteString("outcome", verdict.Outcome.ToContract());
        writer.WriteString("amount", verdict.Amount?.ToString());
        writer.WriteString("cycleAmount", verdict.CycleAmount?.ToString());
        writer.WriteString("currency", explanation.Policy.Benefit.Currency);
        Strings(writer, "missing", verdict.Missing);
        Strings(writer, "failed", verdict.Failed);
        Strings(writer, "review", verdict.Review);
        writer.WriteString("held", verdict.Held);
        NearMissJson.Write(writer, explanation, language);
        writer.WritePropertyName("trace");
        WriteTrace(writer, explanation, language);
        writer.WriteEndObject();
    }

    /// <summary>Writes only what was evaluated: conditions, values and amounts; the <c>trace</c> of <c>check</c>.</summary>
    public static void WriteTrace(Utf8JsonWriter writer, Explanation explanation, string language)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("conditions");
        foreach (var condition in explanation.Conditions)
        {
            Write(writer, condition, language);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("values");
        foreach (var read in explanation.Values)
        {
            Write(writer, read);
        }

        writer.WriteEndArray();
        Write(writer, "amount", explanation.Amount);
        Write(writer, "cycleAmount", explanation.CycleAmount);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ConditionExplanation condition, string language)
    {
        writer.WriteStartObject();
        writer.WriteString("id", condition.Condition.Id);
        writer.WriteString("text", condition.Condition.Text.In(language));
        Write(writer, condition.Reference);
        Write(writer, "value", condition.Value);
        Write(writer, "trace", condition.Trace);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, LegalReference? reference)
    {
        if (reference is null)
        {
            writer.WriteNull("reference");
            return;
        }

        writer.WriteStartObject("reference");
        writer.WriteString("title", reference.Title);
        writer.WriteString("number", reference.Number);
        writer.WriteString("url", reference.Url);
        writer.WriteBoolean("verified", reference.Verified);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ValueRead read)
    {
        writer.WriteStartObject();
        writer.WriteString("tag", read.Tag.Name);
        Write(writer, "value", read.Value);
        writer.WriteString("unit", read.Tag.Unit);
        writer.WriteString("origin", JsonNamingPolicy.KebabCaseLower.ConvertName(read.Origin.Kind.ToString()));
        writer.WriteString("source", read.Origin.SourceId);
        writer.WriteString("asOf", read.Origin.AsOf is { } asOf ? Date(asOf) : null);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, TraceNode? node)
    {
        writer.WritePropertyName(name);
        if (node is null)
        {
            writer.WriteNullValue();
            return;
        }

        Write(writer, node);
    }

    private static void Write(Utf8JsonWriter writer, TraceNode node)
    {
        writer.WriteStartObject();
        writer.WriteString("text", node.Text);
        Write(writer, "value", node.Value);
        if (node.Symbol is { } symbol)
        {
            writer.WriteString("symbol", symbol);
        }

        if (!node.Children.IsDefaultOrEmpty)
        {
            writer.WriteStartArray("children");
            foreach (var child in node.Children)
            {
                Write(writer, child);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, Value value)
    {
        writer.WritePropertyName(name);
        Write(writer, value);
    }

    /// <summary>Unknown is an object with its causes, so that it cannot be taken for null.</summary>
    private static void Write(Utf8JsonWriter writer, Value value)
    {
        switch (value.Kind)
        {
            case ValueKind.Unknown:
                writer.WriteStartObject();
                Strings(writer, "unknown", [.. value.Causes]);
                writer.WriteEndObject();
                break;
            case ValueKind.Null:
                writer.WriteNullValue();
                break;
            case ValueKind.Boolean:
                writer.WriteBooleanValue(value.IsTrue);
                break;
            case ValueKind.Number:
                writer.WriteRawValue(value.ToString());
                break;
            case ValueKind.String:
                writer.WriteStringValue(value.AsString);
                break;
            case ValueKind.List:
                writer.WriteStartArray();
                foreach (var element in value.AsList)
                {
                    Write(writer, element);
                }

                writer.WriteEndArray();
                break;
            default:
                writer.WriteStringValue(value.ToString());
                break;
        }
    }

    private static void Strings(Utf8JsonWriter writer, string name, ImmutableArray<string> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }

    private static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
