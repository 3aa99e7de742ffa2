using System.Globalization;
using System.Text.Json;
using Matching.Rules.Distances;
using Matching.Rules.Values;

namespace Matching.Engine.Decisions;

/// <summary>What an explanation lacks, as JSON: <c>nearMiss</c> where all conditions but one are true, and every <c>open</c> condition, the nearest first.</summary>
internal static class NearMissJson
{
    /// <summary>Writes both properties.</summary>
    public static void Write(Utf8JsonWriter writer, Explanation explanation, string language)
    {
        var words = NearMissWords.Of(explanation, language);
        writer.WritePropertyName("nearMiss");
        if (explanation.NearMiss is { } only)
        {
            Write(writer, only, words);
        }
        else
        {
            writer.WriteNullValue();
        }

        writer.WriteStartArray("open");
        foreach (var near in explanation.Open)
        {
            Write(writer, near, words);
        }

        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, NearMiss near, NearMissWords words)
    {
        writer.WriteStartObject();
        writer.WriteString("condition", near.ConditionId);
        writer.WriteString("kind", Name(near.Kind));
        writer.WriteString("text", words.Whole(near));
        writer.WriteString("metOn", near.MetOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        writer.WriteStartArray("gaps");
        foreach (var gap in near.Gaps)
        {
            Write(writer, gap, words);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, Gap gap, NearMissWords words)
    {
        writer.WriteStartObject();
        writer.WriteString("kind", Name(gap.Kind));
        writer.WriteString("rule", gap.Text);
        writer.WriteBoolean("mustHold", gap.MustHold);
        writer.WriteString("text", words.Piece(gap));
        writer.WriteString("distance", gap.Distance is { } distance ? Value.Of(distance).ToString() : null);
        writer.WriteString("unit", gap.Unit);
        writer.WriteBoolean("thresholdCounts", !gap.IsOpen);
        writer.WriteBoolean("fixed", gap.IsFixed);
        writer.WriteEndObject();
    }

    private static string Name<T>(T kind)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());
}
