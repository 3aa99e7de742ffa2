using Matching.Engine.Columns;
using Matching.Engine.Decisions;
using Matching.Engine.Populations;
using Matching.Engine.Runs;
using Matching.Rules.Binding;
using Matching.Rules.Packs;

namespace Matching.Engine.Increments;

/// <summary>Which units of a policy must be judged again, because of their facts or because of the date.</summary>
/// <param name="facts">What changed in the facts.</param>
/// <param name="before">Business date of the earlier night.</param>
internal sealed class PolicyChanges(FactChanges facts, DateOnly before)
{
    /// <summary>The units, or null when all must be judged.</summary>
    /// <param name="work">The policy tonight; the rules are those of the earlier night, by <see cref="RulesHash"/>.</param>
    /// <param name="plans">Plans of its versions.</param>
    /// <param name="space">Tonight's lanes.</param>
    public RowBitmap? Of(PartitionWork work, PackPlans plans, ColumnSpace space)
    {
        var (policy, after) = (work.Judged, work.AsOf);
        var judging = VersionPeriods.Judging(policy, work.Pack, after).Select(v => plans.Of(policy, v)).ToList();
        var units = facts.Of(Units.KindOf(policy), judging.SelectMany(p => p.Frame.Tags).Select(t => t.Name).Distinct(StringComparer.Ordinal));
        var (earlier, later) = (policy.Reference.On(before), policy.Reference.On(after));
        return earlier == later || AddFlips(policy, plans.Of(policy, work.Pack), new DateFlips(space, earlier, later), (earlier, later), units) ? units : null;
    }

    /// <summary>
    /// A unit with a reference date of its own is judged as of that day, which the night's date does not move. One without is judged by the
    /// newest version as of tonight, so the newest version's flips count there too.
    /// </summary>
    private static bool AddFlips(Policy policy, PackPlan plan, DateFlips flips, (DateOnly Earlier, DateOnly Later) days, RowBitmap units)
    {
        if (plan.Frame.Tags.Any(t => t.FigureOn(days.Earlier) != t.FigureOn(days.Later)))
        {
            return false;
        }

        return plan.Conditions.All(c => flips.Add(ConditionForm.Of(c.When), units))
            && plan.Pack.Amounts.Concat(plan.Pack.Review.Select(r => r.When)).All(e => flips.Add(e, units))
            && (policy.Reference.Tag is not { } tag || flips.AddTag(tag, units));
    }
}
