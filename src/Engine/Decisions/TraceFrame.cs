using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Matching.Engine.Payouts;
using Matching.Rules.Binding;
using Matching.Rules.Packs;
using Matching.Rules.Packs.Words;

namespace Matching.Engine.Decisions;

/// <summary>
/// The common part of the traces of one version, known by its content and stored once; a <see cref="MatchTrace"/> holds one unit's values only.
/// Whoever keeps both can read why somebody was matched without the rules and without the facts.
/// </summary>
public sealed class TraceFrame
{
    private const int IdLength = 26;

    // Stored and not embedded in a page as it is: Chinese text stays readable.
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>A frame of some content.</summary>
    public TraceFrame(TraceContent content)
    {
        Content = content;
        Json = JsonSerializer.Serialize(content, Options);
        Id = "T" + Base32.OfHash(Json, IdLength);
    }

    /// <summary>What it says.</summary>
    public TraceContent Content { get; }

    /// <summary>The content as it is stored.</summary>
    public string Json { get; }

    /// <summary>Identifier by content: the same words over the same tags have the same.</summary>
    public string Id { get; }

    /// <summary>The frame of a version.</summary>
    public static TraceFrame Of(PackPlan plan) => new(new TraceContent(
        plan.Policy.Id, plan.Pack.Version, plan.Pack.Hash,
        [.. plan.Conditions.Select(c => ConditionOf(plan, c))],
        [.. plan.Pack.Amounts.SelectMany(a => Reads(plan.Frame, a)).Distinct()],
        [.. plan.Frame.Tags.Select(t => new TraceTag(t.Name, t.Unit, t.Formula is { } formula ? Reads(plan.Frame, formula) : []))]));

    /// <summary>A stored frame.</summary>
    /// <exception cref="JsonException">The text is not what <see cref="Json"/> gives.</exception>
    public static TraceFrame Read(string json) =>
        new(JsonSerializer.Deserialize<TraceContent>(json, Options) ?? throw new JsonException("a trace frame is an object, not null"));

    private static TraceCondition ConditionOf(PackPlan plan, Condition condition)
    {
        var reference = plan.Pack.References.FirstOrDefault(r => r.Id == condition.Reference);
        return new TraceCondition(
            condition.Id, condition.Text, reference is null ? null : ReferenceWords.Citation(reference, english: false), reference?.Verified, Reads(plan.Frame, condition.When));
    }

    /// <summary>What an expression reads; figures of the version itself are no tags.</summary>
    private static ImmutableArray<int> Reads(FramePlan frame, RuleExpression expression) =>
        [.. expression.Reads.Select(s => frame.PositionOf(s.Name)).Where(i => i >= 0).Distinct()];
}
