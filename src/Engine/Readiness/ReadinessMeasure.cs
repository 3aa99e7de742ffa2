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
        var decisions = new Decision[units];
        for (var row = 0; row < units; row++)
        {
            decisions[row] = whole.Decide(row);
        }

        var effects = ImmutableArray.CreateBuilder<ConditionEffect>(pack.Conditions.Length);
        foreach (var condition in pack.Conditions)
        {
            cancellation.ThrowIfCancellationRequested();
            effects.Add(Effect(policy, pack, condition, Judging(policy, Without(pack, condition), snapshot, asOf), decisions));
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

    private static ConditionEffect Effect(Policy policy, RulePack pack, Condition condition, UnitJudging without, Decision[] decisions)
    {
        var (fails, failsAlone, unknownAlone) = (0, 0, 0);
        Money? cost = policy.Benefit.Kind == BenefitKind.Recognition || pack.Amount is null ? null : Money.ZeroCny;
        for (var row = 0; row < decisions.Length; row++)
        {
            var decision = decisions[row];
            fails += decision.Failed.Contains(condition.Id) ? 1 : 0;
            if (decision.Outcome == Outcome.Eligible || decision.Failed.Any(id => id != condition.Id))
            {
                continue;
            }

            if (without.Decide(row) is { Outcome: Outcome.Eligible, Held: null } then)
            {
                failsAlone += decision.Outcome == Outcome.NotEligible ? 1 : 0;
                unknownAlone += decision.Outcome == Outcome.Undetermined ? 1 : 0;
                cost = cost is { } sum && then.Amount is { } more ? sum + more : cost;
            }
        }

        return new ConditionEffect(condition.Id, fails, failsAlone, unknownAlone, cost);
    }

    private static RulePack Without(RulePack pack, Condition dropped) => new()
    {
        PolicyId = pack.PolicyId,
        Version = pack.Version,
        From = pack.From,
        To = pack.To,
        Verified = pack.Verified,
        AmountIsCeiling = pack.AmountIsCeiling,
        Parameters = pack.Parameters,
        Conditions = pack.Conditions.Remove(dropped),
        Amount = pack.Amount,
        CycleAmount = pack.CycleAmount,
        ApprovedAmount = pack.ApprovedAmount,
        Rounding = pack.Rounding,
        Review = pack.Review,
        Hash = $"{pack.Hash}-without-{dropped.Id}",
    };
}
