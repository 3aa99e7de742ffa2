using System.Collections.Immutable;
using Matching.Rules.Distances;
using Matching.Rules.Packs;
using Matching.Rules.Values;

namespace Matching.Engine.Decisions;

/// <summary>Says of conditions that are not true why they are not, and how far they are from it.</summary>
public static class NearMissReading
{
    /// <summary>Everything that is open, the nearest first; the nearest with the day on which time alone meets it.</summary>
    internal static ImmutableArray<NearMiss> Of(
        PackPlan plan, FrameFiller filler, UnitFacts facts, Value[] frame, ImmutableArray<ConditionExplanation> conditions)
    {
        ImmutableArray<NearMiss> open =
        [
            .. conditions.Where(c => !c.Value.IsTrue).Select(c => Of(plan, facts, frame, c.Condition, c.Value))
                .Order(Comparer<NearMiss>.Create((left, right) => Gaps.Compare(left.Gaps, right.Gaps))),
        ];
        if (open is not [{ Kind: NearMissKind.Changeable or NearMissKind.Fixed } first, ..])
        {
            return open;
        }

        var condition = conditions.First(c => c.Condition.Id == first.ConditionId).Condition;
        return open.SetItem(0, first with { MetOn = TimeAlone.FirstDay(plan, filler, facts, condition) });
    }

    /// <summary>Why one condition is not true on one unit, without regard to time.</summary>
    /// <param name="plan">The pack.</param>
    /// <param name="facts">The unit's facts.</param>
    /// <param name="frame">The filled frame.</param>
    /// <param name="condition">One of the pack's conditions.</param>
    /// <param name="value">What it came to; not true.</param>
    public static NearMiss Of(PackPlan plan, UnitFacts facts, Value[] frame, Condition condition, Value value)
    {
        var gaps = Gaps.Of(condition.When, frame, s => plan.Frame.Dictionary.IsFixed(s.Name));
        var kind = value.IsFalse ? gaps.Any(g => g.IsFixed) ? NearMissKind.Fixed : NearMissKind.Changeable
            : IsStale(plan, facts, value) ? NearMissKind.Stale
            : NearMissKind.Unknown;
        return new NearMiss(condition.Id, kind, gaps, null);
    }

    private static bool IsStale(PackPlan plan, UnitFacts facts, Value value) => value.Causes
        .Select(plan.Frame.PositionOf).Any(i => i >= 0 && facts.Describe(i).Kind == FactOriginKind.Stale);
}
