using Matching.Engine.Decisions;
using Matching.Engine.Populations;
using Matching.Rules.Values;

namespace Matching.Engine.Runs;

/// <summary>One pack over the rows of one snapshot, with the frames that it reuses from row to row. For one thread.</summary>
internal sealed class UnitJudging
{
    private readonly PackPlan plan;
    private readonly Snapshot snapshot;
    private readonly UnitKeys keys;
    private readonly SnapshotFacts facts;
    private readonly FrameFiller filler;
    private readonly Value[] compiled;
    private readonly Value[] reference;

    public UnitJudging(PackPlan plan, Snapshot snapshot, UnitKind kind, DateOnly asOf)
    {
        this.plan = plan;
        this.snapshot = snapshot;
        keys = new UnitKeys(snapshot.Of(kind));
        facts = new SnapshotFacts(plan.Frame, snapshot, kind, asOf);
        filler = new FrameFiller(plan.Frame, asOf, defaults: true, child: kind == UnitKind.Child);
        compiled = filler.NewFrame();
        reference = filler.NewFrame();
    }

    public Decision Decide(int row)
    {
        facts.MoveTo(row);
        var verdict = CheckedJudge.Decide(plan, filler, facts, compiled, reference);
        var (subject, payee, item) = keys.Of(row);
        return new Decision(
            subject, plan.Policy.Id, item, payee, plan.Pack.Version, plan.Pack.Hash, snapshot.Hash, filler.AsOf,
            verdict.Outcome, verdict.Amount, verdict.CycleAmount, verdict.Missing, verdict.Failed, verdict.Review, verdict.Held);
    }
}
