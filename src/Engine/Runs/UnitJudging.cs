using Matching.Engine.Decisions;
using Matching.Engine.Populations;
using Matching.Rules.Packs;

namespace Matching.Engine.Runs;

/// <summary>One policy over the rows of one snapshot, with the frames that it reuses from row to row. For one thread.</summary>
internal sealed class UnitJudging(Policy policy, RulePack pack, Func<RulePack, PackPlan> planOf, Snapshot snapshot, DateOnly asOf)
{
    private readonly UnitKeys keys = new(snapshot.Of(Units.KindOf(policy)));
    private readonly UnitSheets sheets = new(policy, pack, planOf, snapshot, asOf);

    /// <summary>The policy of a partition over its snapshot.</summary>
    public static UnitJudging Of(PartitionWork work, PackPlans plans)
    {
        var judged = work.Judged;
        return new UnitJudging(judged, work.Pack, p => plans.Of(judged, p), work.Snapshot, work.AsOf);
    }

    /// <summary>The decisions on some units of a partition's population, in their order.</summary>
    public static IReadOnlyList<Decision> Each(PartitionWork work, PackPlans plans, IReadOnlyList<int> rows)
    {
        if (rows.Count == 0)
        {
            return [];
        }

        var judging = Of(work, plans);
        return [.. rows.Select(row => judging.Decide(row))];
    }

    /// <summary>Turns to a unit and gives its view by the version that judges it.</summary>
    /// <param name="row">Row of the population.</param>
    public UnitSheet MoveTo(int row) => sheets.MoveTo(row);

    /// <summary>The decision on a unit.</summary>
    /// <param name="row">Row of the population.</param>
    /// <param name="repeatOpen">Whether an undetermined outcome is repeated by the interpreter.</param>
    public Decision Decide(int row, bool repeatOpen = true)
    {
        var sheet = sheets.MoveTo(row);
        var verdict = sheet.Decide(repeatOpen);
        var (subject, payee, item) = keys.Of(row);
        return new Decision(
            subject, policy.Id, item, payee, sheet.Plan.Pack.Version, sheet.Plan.Pack.Hash, snapshot.Hash, asOf,
            verdict.Outcome, verdict.Amount, verdict.CycleAmount, verdict.Missing, verdict.Failed, verdict.Review, verdict.Held);
    }
}
