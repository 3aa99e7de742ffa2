using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Matching.Synthetic.Feeds;

/// <summary>One JSON object a line; a cell that states nothing is left out.</summary>
internal sealed class JsonlFormatter : RowFormatter
{
    /// <summary>Chinese text stays readable; every file is UTF-8 and none is put into a page.</summary>
    internal static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> scratch = new();
    private readonly Utf8JsonWriter writer;

    public JsonlFormatter() => writer = new Utf8JsonWriter(scratch, Options);

    /// <summary>Writes a cell as a JSON value of its column's kind.</summary>
    public static void WriteValue(Utf8JsonWriter writer, FieldKind kind, bool quoted, string text)
    {
        if (quoted || kind is FieldKind.Text or FieldKind.Date or FieldKind.Enum)
        {
            writer.WriteStringValue(text);
        }
        else
        {
            writer.WriteRawValue(text, skipInputValidation: true);
        }
    }

    public override void WriteHeading(Feed feed, IBufferWriter<byte> output)
    {
    }

    public override void Write(FeedRow row, IBufferWriter<byte> output)
    {
        scratch.ResetWrittenCount();
        writer.Reset();
        writer.WriteStartObject();
        for (var i = 0; i < row.Cells.Length; i++)
        {
            if (row.Cells[i] is { } text)
            {
                writer.WritePropertyName(row.Feed.Columns[i].Name);
                WriteValue(writer, row.Feed.Columns[i].Kind, row.Quoted[i], text);
            }
        }

        writer.WriteEndObject();
        writer.Flush();
        output.Write(scratch.WrittenSpan);
        output.Write("\n"u8);
    }

    public override void Dispose() => writer.Dispose();
}
