using System.Collections.Immutable;
using Matching.Engine.Amounts;
using Matching.Rules.Values;

namespace Matching.Engine.Decisions;

/// <summary>Decides one filled frame by Kleene's rules: any condition false, not eligible; else any unknown, undetermined.</summary>
public static class Judge
{
    /// <summary>The verdict of a pack on a frame.</summary>
    /// <param name="plan">The pack.</param>
    /// <param name="frame">The frame, filled by the same path.</param>
    /// <param name="unverified">Names of unverified catalogue figures that stand in the frame.</param>
    /// <param name="path">How expressions are evaluated.</param>
    public static Verdict Decide<TPath>(PackPlan plan, Value[] frame, ImmutableArray<string> unverified, TPath path)
        where TPath : IExpressionPath
    {
        var failed = default(ImmutableArray<string>.Builder);
        var causes = default(UnknownCauses);
        string? held = null;
        foreach (var condition in plan.Conditions)
        {
            var value = path.Evaluate(condition.When, frame);
            if (value.IsFalse)
            {
                (failed ??= ImmutableArray.CreateBuilder<string>()).Add(condition.Id);
            }
            else if (!value.IsTrue)
            {
                (causes ??= new UnknownCauses()).Add(value);
                held ??= Trouble(condition.Id, value);
            }
        }

        if (failed is not null)
        {
            return new Verdict(Outcome.NotEligible, null, null, [], failed.ToImmutable(), [], null);
        }

        return causes is not null ? Undetermined(causes.Tags(), held) : Grant(plan, frame, unverified, path);
    }

    /// <summary>Why a value that is neither true nor false is not simply a matter of fetching tags, or null.</summary>
    private static string? Trouble(string id, Value value)
    {
        var fault = value.Causes.FirstOrDefault(Fault.Is);
        return fault is not null ? $"条件 {id} 无法计算：{fault[1..]}"
            : value.Causes.IsEmpty ? $"条件 {id} 由所给的值得不出真假：{value}"
            : null;
    }

    private static Verdict Undetermined(ImmutableArray<string> missing, string? held) =>
        new(Outcome.Undetermined, null, null, missing, [], [], held);

    private static Verdict Grant<TPath>(PackPlan plan, Value[] frame, ImmutableArray<string> unverified, TPath path)
        where TPath : IExpressionPath
    {
        var reported = default(AmountReading?);
        if (plan.Reported is { } expression)
        {
            reported = AmountReading.Of(path.Evaluate(expression, frame), plan.Pack.Rounding, plan.Policy.Benefit.Currency);
            if (reported.Value.Amount is null)
            {
                return Undetermined(reported.Value.Missing, reported.Value.Fault);
            }
        }

        var reasons = ReviewReasons.Of(plan.Pack, frame, unverified, path);
        var (cycle, held) = Payment(plan, frame, reported, reasons, path);
        return new Verdict(Outcome.Eligible, reported?.Amount, cycle, [], [], reasons.ToImmutable(), held);
    }

    private static (Money? Amount, string? Held) Payment<TPath>(
        PackPlan plan, Value[] frame, AmountReading? reported, ImmutableArray<string>.Builder reasons, TPath path)
        where TPath : IExpressionPath
    {
        if (plan.Payment is not { } expression)
        {
            return (null, null);
        }

        var paid = ReferenceEquals(expression, plan.Reported) && reported is { } same
            ? same
            : AmountReading.Of(path.Evaluate(expression, frame), plan.Pack.Rounding, plan.Policy.Benefit.Currency);
        if (!paid.Missing.IsEmpty)
        {
            reasons.Add($"本期应付金额未知（缺少：{string.Join("、", paid.Missing)}）");
        }

        return plan.Pack.AmountIsCeiling && paid.Amount is { } ceiling
            ? Approved(plan, frame, ceiling, reasons, path)
            : (paid.Amount, paid.Fault);
    }

    /// <summary>Of a ceiling, only what the department approved is paid, and never more than the ceiling.</summary>
    private static (Money? Amount, string? Held) Approved<TPath>(
        PackPlan plan, Value[] frame, Money ceiling, ImmutableArray<string>.Builder reasons, TPath path)
        where TPath : IExpressionPath
    {
        if (plan.Pack.ApprovedAmount is not { } expression)
        {
            reasons.Add("金额为最高限额，无部门核定额");
            return (null, null);
        }

        var approved = AmountReading.Of(path.Evaluate(expression, frame), plan.Pack.Rounding, plan.Policy.Benefit.Currency);
        if (!approved.Missing.IsEmpty)
        {
            reasons.Add($"金额为最高限额，部门核定额未知（缺少：{string.Join("、", approved.Missing)}）");
        }

        return (approved.Amount is { } amount && amount > ceiling ? ceiling : approved.Amount, approved.Fault);
    }
}
