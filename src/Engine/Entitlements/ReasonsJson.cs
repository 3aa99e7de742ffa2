using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Matching.Engine.Decisions;
using Matching.Rules;

namespace Matching.Engine.Entitlements;

/// <summary>The reasons of a notification as they are stored: the JSON object of the trace, with <c>weighed</c> where something was weighed against the right.</summary>
public static class ReasonsJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The JSON, or null when there are no reasons.</summary>
    public static string? Write(MatchTrace? trace, LocalizedText? weighed) =>
        trace is null ? null : weighed is null ? trace.Text : $"{trace.Text.AsSpan(0, trace.Text.Length - 1)},\"weighed\":{JsonSerializer.Serialize(weighed, Options)}}}";

    /// <summary>Identifier of the frame by which a stored text is read.</summary>
    /// <exception cref="JsonException">The text is not what <see cref="Write"/> writes.</exception>
    public static string FrameOf(string json) => Parsed(json).Frame;

    /// <summary>The reasons of a stored text: each condition with the facts that it read, then what was weighed.</summary>
    /// <param name="json">The text.</param>
    /// <param name="frame">The frame that it names.</param>
    /// <exception cref="JsonException">The text is not what <see cref="Write"/> writes, or of another frame.</exception>
    public static ImmutableArray<NotificationReason> Read(string json, TraceFrame frame)
    {
        var stored = Parsed(json);
        if (stored.Frame != frame.Id || stored.Values.Length != frame.Content.Tags.Length || stored.From.Length != stored.Values.Length)
        {
            throw new JsonException($"the reasons are of the frame {stored.Frame} with {stored.Values.Length} values; they were read by {frame.Id} with {frame.Content.Tags.Length}");
        }

        var conditions = frame.Content.Conditions.Select(c => new NotificationReason(c.Text, c.Reference, c.Verified, FactsOf(stored, frame.Content, c.Reads)));
        return [.. conditions, .. stored.Weighed is { } weighed ? [new NotificationReason(weighed, null, null, [])] : Array.Empty<NotificationReason>()];
    }

    private static StoredTrace Parsed(string json) =>
        JsonSerializer.Deserialize<StoredTrace>(json, Options) ?? throw new JsonException("the reasons are no object");

    private static ImmutableArray<ReasonFact> FactsOf(StoredTrace stored, TraceContent content, ImmutableArray<int> reads)
    {
        var facts = ImmutableArray.CreateBuilder<ReasonFact>();
        var seen = new HashSet<int>();
        foreach (var tag in reads)
        {
            Add(tag);
        }

        return facts.ToImmutable();

        // A fact, and after a computed one those that it was computed from: only they have a source and a date.
        void Add(int tag)
        {
            if (!seen.Add(tag))
            {
                return;
            }

            var origin = stored.Origins[stored.From[tag]];
            var (kind, source) = (origin[0] ?? "", origin.Length > 1 ? origin[1] : null);
            var asOf = origin.Length > 2 && origin[2] is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : (DateOnly?)null;
            facts.Add(new ReasonFact(content.Tags[tag].Name, stored.Values[tag], content.Tags[tag].Unit, source, asOf, kind));
            if (kind == nameof(FactOriginKind.Computed))
            {
                foreach (var read in content.Tags[tag].Reads)
                {
                    Add(read);
                }
            }
        }
    }

    private sealed record StoredTrace(string Frame, ImmutableArray<string> Values, ImmutableArray<int> From, ImmutableArray<string?[]> Origins, LocalizedText? Weighed);
}
