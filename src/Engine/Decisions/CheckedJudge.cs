using Matching.Rules.Values;

namespace Matching.Engine.Decisions;

/// <summary>Decides by the compiled path and has the interpreter repeat whatever could lead to a payment or a request.</summary>
public static class CheckedJudge
{
    /// <summary>The verdict on one unit; held when the two paths disagree.</summary>
    /// <param name="plan">The pack.</param>
    /// <param name="filler">Fills the frames for the pack's plan.</param>
    /// <param name="facts">The unit's facts.</param>
    /// <param name="compiled">A frame for the fast path; filled when this returns.</param>
    /// <param name="reference">A frame for the reference path; filled when the outcome is repeated.</param>
    /// <param name="repeatOpen">Whether an undetermined outcome is repeated too; not where the columns said the same already.</param>
    public static Verdict Decide(
        PackPlan plan, FrameFiller filler, UnitFacts facts, Value[] compiled, Value[] reference, bool repeatOpen = true)
    {
        filler.Fill(facts, compiled, default(CompiledPath));
        var unverified = filler.UnverifiedFigures(facts);
        var verdict = Judge.Decide(plan, compiled, unverified, default(CompiledPath));
        if (verdict.Outcome == Outcome.NotEligible || (verdict.Outcome == Outcome.Undetermined && !repeatOpen))
        {
            return verdict;
        }

        filler.Fill(facts, reference, default(InterpretedPath));
        var repeated = Judge.Decide(plan, reference, unverified, default(InterpretedPath));
        return verdict.DifferenceTo(repeated) is { } difference
            ? verdict with { Held = $"编译求值与解释求值不一致：{difference}" }
            : verdict;
    }
}
