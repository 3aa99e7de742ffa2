using System.Collections.Immutable;
using Matching.Engine.Populations;
using Matching.Engine.Runs;
using Matching.Engine.Tags;
using Matching.Rules.Binding;
using Matching.Rules.Interpret;
using Matching.Rules.Packs;
using Matching.Rules.Values;

namespace Matching.Engine.Decisions;

/// <summary>Repeats a decision by the reference path and keeps every step. Pure.</summary>
public static class Explainer
{
    /// <summary>Explains the decisions of a pack on a subject: one for each item (child) of it, else one.</summary>
    /// <param name="tags">The dictionary.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="pack">Its version.</param>
    /// <param name="snapshot">The facts.</param>
    /// <param name="asOf">As-of date.</param>
    /// <param name="subject">Key of the subject or item; for a household also that of its applicant.</param>
    /// <returns>Explanations in order of the unit keys; empty when the snapshot has no such unit.</returns>
    public static ImmutableArray<Explanation> OfSnapshot(
        TagDictionary tags, Policy policy, RulePack pack, Snapshot snapshot, DateOnly asOf, string subject)
    {
        var sheets = new UnitSheets(policy, pack, p => PackPlan.OfUnits(policy, p, tags), snapshot, asOf);
        return [.. RowsOf(sheets.Facts, subject).Select(row => OfRow(sheets, row, asOf, snapshot.Hash))];
    }

    /// <summary>Explains one row of a snapshot by the version that its reference date picks.</summary>
    internal static Explanation OfRow(UnitSheets sheets, int row, DateOnly asOf, string snapshotHash)
    {
        var sheet = sheets.MoveTo(row);
        var (owner, _, item) = new UnitKeys(sheet.Facts.Units).Of(row);
        return Explain(sheet.Plan, sheet.Filler, sheet.Facts, owner, item, snapshotHash) with { AsOf = asOf };
    }

    /// <summary>Explains one unit.</summary>
    /// <param name="plan">The pack.</param>
    /// <param name="filler">Fills frames for the pack's plan.</param>
    /// <param name="facts">The unit's facts.</param>
    /// <param name="subject">Key of the subject.</param>
    /// <param name="item">Item, or <c>-</c>.</param>
    /// <param name="snapshotHash">Identity of the snapshot, or null.</param>
    public static Explanation Explain(
        PackPlan plan, FrameFiller filler, UnitFacts facts, string subject, string item, string? snapshotHash)
    {
        var frame = filler.NewFrame();
        var verdict = CheckedJudge.Decide(plan, filler, facts, filler.NewFrame(), filler.NewFrame());
        filler.Fill(facts, frame, default(ReferencePath));
        ImmutableArray<ConditionExplanation> conditions = [.. plan.Conditions.Select(c => Explain(plan.Pack, c, frame))];
        ImmutableArray<ValueRead> values =
            [.. plan.Frame.Tags.Select((t, i) => new ValueRead(t, frame[t.Symbol.Slot], filler.Describe(facts, frame, i)))];
        var met = verdict.Outcome != Outcome.NotEligible && conditions.All(c => c.Value.IsTrue);
        return new Explanation(
            subject, item, plan.Policy, plan.Pack, filler.AsOf, snapshotHash, verdict, conditions, values,
            met ? Trace(plan.Reported, frame) : null,
            met && plan.Policy.Benefit.IsPaid ? Trace(plan.Pack.CycleAmount, frame) : null,
            NearMissReading.Of(plan, filler, facts, frame, conditions));
    }

    private static IEnumerable<int> RowsOf(SnapshotFacts facts, string subject)
    {
        var row = facts.Units.IndexOf(subject);
        return row >= 0 ? [row] : Enumerable.Range(0, facts.Units.Count).Where(r => facts.LinkOf(r) == subject);
    }

    private static TraceNode? Trace(RuleExpression? expression, Value[] frame) => expression?.Explain(frame).Trace;

    private static ConditionExplanation Explain(RulePack pack, Condition condition, Value[] frame)
    {
        var (value, trace) = condition.When.Explain(frame);
        return new ConditionExplanation(condition, pack.References.FirstOrDefault(r => r.Id == condition.Reference), value, trace);
    }
}
