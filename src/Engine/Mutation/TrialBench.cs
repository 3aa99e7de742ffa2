using System.Collections.Immutable;
using Matching.Engine.Decisions;
using Matching.Rules.Values;

namespace Matching.Engine.Mutation;

/// <summary>Fills frames for trials and judges them by one version or another. For one thread.</summary>
/// <param name="plan">The tags that all versions which are judged need.</param>
internal sealed class TrialBench(FramePlan plan)
{
    private readonly Dictionary<DateOnly, FrameFiller> fillers = [];
    private readonly TrialFacts facts = new();

    /// <summary>The tags of the trials.</summary>
    public FramePlan Plan => plan;

    /// <summary>A frame of the dictionary.</summary>
    public Value[] NewFrame() => new Value[plan.Dictionary.Scope.SlotCount];

    /// <summary>Fills a frame with a trial.</summary>
    public void Fill(DateOnly asOf, IReadOnlyList<Value> given, Value[] frame)
    {
        if (!fillers.TryGetValue(asOf, out var filler))
        {
            fillers[asOf] = filler = new FrameFiller(plan, asOf, defaults: false, child: false);
        }

        filler.Fill(facts.At(given), frame, default(InterpretedPath));
    }

    /// <summary>What a version says of a filled frame; null when none is in force.</summary>
    public static Verdict? Decide(PackPlan? pack, Value[] frame) => pack is null ? null : Judge.Decide(pack, frame, [], default(InterpretedPath));

    /// <summary>The facts of a profile, by position in the plan.</summary>
    public ImmutableArray<Value> FactsOf(ImmutableDictionary<string, Value> values) =>
        [.. plan.Tags.Select(t => values.TryGetValue(t.Name, out var value) ? value : default)];
}
