using System.Collections.Immutable;
using Matching.Engine.Amounts;
using Matching.Engine.Decisions;
using Matching.Engine.Populations;
using Matching.Engine.Runs;
using Matching.Engine.Tags;
using Matching.Rules.Packs;

namespace Matching.Engine.Readiness;

/// <summary>Judges a snapshot with each condition of a version left out in turn: what it keeps back, unit by unit, never by an estimate.</summary>
/// <param name="tags">Dictionary in whose scope the pack is bound.</param>
public sealed class ReadinessMeasure(TagDictionary tags)
{
    /// <summary>The effect of every condition, in the pack's order, and the figures of the whole version.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="pack">The version; judged as if in force.</param>
    /// <param name="snapshot">The facts.</param>
    /// <param name="asOf">Date of judging, not before the snapshot's.</param>
    /// <param name="cancellation">Stops it between two conditions.</param>
    public (ImmutableArray<ConditionEffect> Effects, int Units, int Eligible, int Undetermined) Of(
        Policy policy, RulePack pack, Snapshot snapshot, DateOnly asOf, CancellationToken cancellation = default)
    {
        var units = snapshot.Of(Units.KindOf(policy)).Count;
        var whole = Judging(policy, pack, snapshot, asOf);
        var conditionsAlone = Judging(policy, WithoutAmounts(pack), snapshot, asOf);
        var decisions = new Decision[units];
        var keptBack = new bool[units];
        for (var row = 0; row < units; row++)
        {
            decisions[row] = whole.Decide(row);
            keptBack[row] = decisions[row].Outcome != Outcome.Eligible && conditionsAlone.Decide(row).Outcome != Outcome.Eligible;
        }

        var effects = ImmutableArray.CreateBuilder<ConditionEffect>(pack.Conditions.Length);
        foreach (var condition in pack.Conditions)
        {
            cancellation.ThrowIfCancellationRequested();
            var rest = Without(pack, condition);
            var others = Judging(policy, WithoutAmounts(rest), snapshot, asOf);
            effects.Add(Effect(policy, pack, condition, others, Judging(policy, rest, snapshot, asOf), decisions, keptBack));
        }

        return (effects.ToImmutable(), units, decisions.Count(d => d.Outcome == Outcome.Eligible), decisions.Count(d => d.Outcome == Outcome.Undetermined));
    }

    /// <summary>Every unit is judged by this version, also where each has a reference date of its own.</summary>
    private UnitJudging Judging(Policy policy, RulePack pack, Snapshot snapshot, DateOnly asOf)
    {
        var alone = policy with { Versions = [pack], Reference = ReferenceDate.BusinessDate };
        var plan = PackPlan.OfUnits(alone, pack, tags);
        return new UnitJudging(alone, pack, _ => plan, snapshot, asOf);
    }

    /// <param name="policy">The policy.</param>
    /// <param name="pack">The version.</param>
    /// <param name="condition">The condition.</param>
    /// <param name="others">The other conditions alone.</param>
    /// <param name="without">The version without the condition.</param>
    /// <param name="decisions">What the whole version says, row by row.</param>
    /// <param name="keptBack">Whether some condition keeps the unit back; one whose conditions all hold lacks only its amount.</param>
    private static ConditionEffect Effect(
        Policy policy, RulePack pack, Condition condition, UnitJudging others, UnitJudging without, Decision[] decisions, bool[] keptBack)
    {
        var (fails, failsAlone, unknownAlone, withoutAmount) = (0, 0, 0, 0);
        Money? cost = policy.Benefit.Kind == BenefitKind.Recognition || pack.Amount is null ? null : Money.ZeroCny;
        for (var row = 0; row < decisions.Length; row++)
        {
            var decision = decisions[row];
            fails += decision.Failed.Contains(condition.Id) ? 1 : 0;
            var byOthers = decision.Outcome == Outcome.NotEligible && !(decision.Failed is [var only] && only == condition.Id);
            if (!keptBack[row] || byOthers || others.Decide(row).Outcome != Outcome.Eligible)
            {
                continue;
            }

            failsAlone += decision.Outcome == Outcome.NotEligible ? 1 : 0;
            unknownAlone += decision.Outcome == Outcome.Undetermined ? 1 : 0;
            if (cost is { } sum)
            {
                var amount = without.Decide(row) is { Outcome: Outcome.Eligible, Held: null } then ? then.Amount : null;
                withoutAmount += amount is null ? 1 : 0;
                cost = amount is { } more ? sum + more : sum;
            }
        }

        return new ConditionEffect(condition.Id, fails, failsAlone, unknownAlone, withoutAmount, cost);
    }

    private static RulePack Without(RulePack pack, Condition dropped) =>
        pack with { Conditions = pack.Conditions.Remove(dropped), Hash = $"{pack.Hash}-without-{dropped.Id}" };

    private static RulePack WithoutAmounts(RulePack pack) => pack with { Amount = null, CycleAmount = null, Hash = $"{pack.Hash}-conditions" };
}
