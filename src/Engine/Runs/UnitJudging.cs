using Matching.Engine.Decisions;
using Matching.Engine.Populations;
using Matching.Rules.Packs;

namespace Matching.Engine.Runs;

/// <summary>One policy over the rows of one snapshot, with the frames that it reuses from row to row. For one thread.</summary>
internal sealed class UnitJudging(Policy policy, RulePack pack, Func<RulePack, PackPlan> planOf, Snapshot snapshot, DateOnly asOf)
{
    private readonly UnitKeys keys = new(snapshot.Of(Units.KindOf(policy)));
    private readonly UnitSheets sheets = new(policy, pack, planOf, snapshot, asOf);

    public Decision Decide(int row)
    {
        var sheet = sheets.MoveTo(row);
        var verdict = sheet.Decide();
        var (subject, payee, item) = keys.Of(row);
        return new Decision(
            subject, policy.Id, item, payee, sheet.Plan.Pack.Version, sheet.Plan.Pack.Hash, snapshot.Hash, asOf,
            verdict.Outcome, verdict.Amount, verdict.CycleAmount, verdict.Missing, verdict.Failed, verdict.Review, verdict.Held);
    }
}
