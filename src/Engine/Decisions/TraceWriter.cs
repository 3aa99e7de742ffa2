using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Matching.Rules.Values;

namespace Matching.Engine.Decisions;

/// <summary>Writes the values of one unit after another as <see cref="MatchTrace.Text"/>. For one thread.</summary>
internal sealed class TraceWriter : IDisposable
{
    /// <summary>Stands for a value that is not known.</summary>
    private const string Unknown = "未知";

    private readonly ArrayBufferWriter<byte> buffer = new(1024);
    private readonly Utf8JsonWriter writer;
    private readonly List<FactOrigin> origins = [];
    private readonly List<int> from = [];

    /// <summary>A writer.</summary>
    public TraceWriter() => writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>The trace of a unit whose frame is filled.</summary>
    /// <param name="trace">The common part.</param>
    /// <param name="plan">The version.</param>
    /// <param name="filler">What filled the frame.</param>
    /// <param name="facts">The unit's facts.</param>
    /// <param name="frame">The filled frame.</param>
    public MatchTrace Write(TraceFrame trace, FramePlan plan, FrameFiller filler, UnitFacts facts, Value[] frame)
    {
        buffer.ResetWrittenCount();
        writer.Reset();
        writer.WriteStartObject();
        writer.WriteString("frame", trace.Id);
        writer.WriteStartArray("values");
        origins.Clear();
        from.Clear();
        for (var i = 0; i < plan.Tags.Length; i++)
        {
            var value = frame[plan.Tags[i].Symbol.Slot];
            writer.WriteStringValue(value.IsUnknown ? Unknown : value.ToString());
            from.Add(PlaceOf(filler.Describe(facts, frame, i)));
        }

        writer.WriteEndArray();
        writer.WriteStartArray("from");
        from.ForEach(writer.WriteNumberValue);
        writer.WriteEndArray();
        writer.WriteStartArray("origins");
        origins.ForEach(Write);
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        return new MatchTrace(trace, Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    /// <inheritdoc/>
    public void Dispose() => writer.Dispose();

    private int PlaceOf(FactOrigin origin)
    {
        var place = origins.IndexOf(origin);
        if (place < 0)
        {
            place = origins.Count;
            origins.Add(origin);
        }

        return place;
    }

    private void Write(FactOrigin origin)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(origin.Kind.ToString());
        if (origin.SourceId is not null || origin.AsOf is not null)
        {
            writer.WriteStringValue(origin.SourceId);
        }

        if (origin.AsOf is { } asOf)
        {
            Span<byte> text = stackalloc byte[10];
            _ = asOf.TryFormat(text, out _, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }
}
