using System.Collections.Immutable;
using Matching.Engine.Tags;
using Matching.Rules.Interpret;
using Matching.Rules.Packs;
using Matching.Rules.Values;

namespace Matching.Engine.Decisions;

/// <summary>Why one rule pack says what it says of one unit: what people read.</summary>
/// <param name="Subject">Key of the subject; in a check, the profile's identifier.</param>
/// <param name="Item">Item that the right hangs on, or <c>-</c>.</param>
/// <param name="Policy">The policy.</param>
/// <param name="Pack">The version that decided.</param>
/// <param name="AsOf">As-of date.</param>
/// <param name="SnapshotHash">Identity of the snapshot; null in a check.</param>
/// <param name="Verdict">What was decided.</param>
/// <param name="Conditions">Every condition, in the pack's order.</param>
/// <param name="Values">Every tag that the pack needs, in dictionary order.</param>
/// <param name="Amount">How the reported amount came about; null when nothing is reported.</param>
/// <param name="CycleAmount">How the cycle's payment came about, where the pack has an expression of its own; else null.</param>
/// <param name="Open">Every condition that is not true, the nearest to being true first; conditions alike keep the pack's order.</param>
public sealed record Explanation(
    string Subject, string Item, Policy Policy, RulePack Pack, DateOnly AsOf, string? SnapshotHash, Verdict Verdict,
    ImmutableArray<ConditionExplanation> Conditions, ImmutableArray<ValueRead> Values, TraceNode? Amount, TraceNode? CycleAmount,
    ImmutableArray<NearMiss> Open)
{
    /// <summary>The one condition that is in the way, when the pack has others and all of them are true; else null.</summary>
    public NearMiss? NearMiss => Open is [var only] && Conditions.Length > 1 ? only : null;
}

/// <summary>One condition and how it came out.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="Reference">The document it rests on, or null.</param>
/// <param name="Value">true, false or unknown.</param>
/// <param name="Trace">How the value came about.</param>
public sealed record ConditionExplanation(Condition Condition, LegalReference? Reference, Value Value, TraceNode Trace);

/// <summary>The value of one tag and where it came from.</summary>
/// <param name="Tag">The tag.</param>
/// <param name="Value">The value; unknown when absent or stale.</param>
/// <param name="Origin">Where it came from.</param>
public sealed record ValueRead(Tag Tag, Value Value, FactOrigin Origin);
