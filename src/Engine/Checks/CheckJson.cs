using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Matching.Engine.Decisions;

namespace Matching.Engine.Checks;

/// <summary>The lines of a check as the contract writes them.</summary>
public static class CheckJson
{
    // The output is JSON for terminals and programs, never part of a page; Chinese and comparison signs stay readable.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One line, without its end of line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="language"><c>en</c> for English messages, everything else Chinese.</param>
    public static string Line(CheckLine line, string language)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            Write(writer, line, language);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Writes one line as an object.</summary>
    public static void Write(Utf8JsonWriter writer, CheckLine line, string language)
    {
        writer.WriteStartObject();
        writer.WriteString("id", line.Id);
        switch (line)
        {
            case CheckResult result:
                Write(writer, result, language);
                break;
            case CheckFault fault:
                Write(writer, fault, language);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(line), line, "no such line");
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, CheckResult result, string language)
    {
        writer.WriteString("policy", result.Policy.Id);
        writer.WriteString("version", result.Pack?.Version);
        writer.WriteString("asOf", result.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        writer.WriteString("outcome", result.Outcome);
        writer.WriteString("amount", result.Amount?.ToString());
        writer.WriteString("currency", result.Policy.Benefit.Currency);
        Strings(writer, "missing", result.Missing);
        Strings(writer, "failed", result.Failed);
        writer.WriteString("packHash", result.Pack?.Hash);
        if (result.Verdict?.Held is { } held)
        {
            writer.WriteString("held", held);
        }

        if (result.Explanation is { } explanation)
        {
            writer.WritePropertyName("trace");
            ExplanationJson.WriteTrace(writer, explanation, language);
        }
    }

    private static void Write(Utf8JsonWriter writer, CheckFault fault, string language)
    {
        writer.WriteStartObject("error");
        writer.WriteString("code", fault.Code);
        writer.WriteString("message", fault.Message.In(language));
        writer.WriteString("path", fault.Path);
        writer.WriteEndObject();
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
}
