using System.Collections.Immutable;
using Matching.Engine.Decisions;
using Matching.Engine.Tags;
using Matching.Rules.Mutation;
using Matching.Rules.Packs;
using Matching.Rules.Values;

namespace Matching.Engine.Mutation;

/// <summary>What boundary cases must show of a version: each comparison at, just below and just above, each condition failing alone, each fact missing, the edges of the period.</summary>
internal sealed class BoundaryGoals
{
    private readonly RulePack pack;
    private readonly FramePlan plan;
    private readonly ImmutableArray<(string Where, string? Condition, Crossing Crossing)> crossings;

    /// <summary>The goals of a version.</summary>
    /// <param name="pack">The version.</param>
    /// <param name="plan">The tags of the trials.</param>
    public BoundaryGoals(RulePack pack, FramePlan plan)
    {
        this.pack = pack;
        this.plan = plan;
        var amounts = new[] { pack.Amount, pack.CycleAmount }.OfType<Rules.Binding.RuleExpression>();
        crossings =
        [
            .. pack.Conditions.SelectMany(c => ExpressionFigures.CrossingsOf(c.When).Select(x => (c.Id, (string?)c.Id, x))),
            .. amounts.SelectMany(a => ExpressionFigures.CrossingsOf(a)).Select(x => ("amount", default(string), x)),
        ];
    }

    /// <summary>The goals that a trial reaches, each in words.</summary>
    public IEnumerable<string> ReachedBy(Trial trial, Verdict? verdict, Value[] frame)
    {
        foreach (var edge in Edges(trial.AsOf, verdict))
        {
            yield return edge;
        }

        if (verdict is null || verdict.Held is not null)
        {
            yield break;
        }

        if (verdict.Failed is [var only])
        {
            yield return $"只有 {only} 不满足";
        }

        if (verdict.Outcome == Outcome.Undetermined && verdict.Missing.Length <= 2)
        {
            foreach (var tag in verdict.Missing)
            {
                yield return $"缺 {tag}";
            }
        }

        foreach (var (where, condition, crossing) in crossings.Where(c => Matters(c.Condition, verdict)))
        {
            if (Side(crossing, frame) is { } side)
            {
                yield return $"{where}：{crossing.Left.Text} {side} {crossing.Right.Text}";
            }
        }
    }

    private IEnumerable<string> Edges(DateOnly asOf, Verdict? verdict)
    {
        if (verdict is null)
        {
            if (asOf == pack.From.AddDays(-1) || asOf == pack.To?.AddDays(1))
            {
                yield return asOf < pack.From ? "首日前一天" : "末日后一天";
            }
        }
        else if (verdict.Outcome == Outcome.Eligible)
        {
            if (asOf == pack.From)
            {
                yield return "首日";
            }

            if (asOf == pack.To)
            {
                yield return "末日";
            }
        }
    }

    /// <summary>A comparison shows only where nothing else decides: in a condition all others hold, in an amount all do.</summary>
    private static bool Matters(string? condition, Verdict verdict) =>
        verdict.Missing.IsEmpty && (condition is null ? verdict.Outcome == Outcome.Eligible : verdict.Failed.All(f => f == condition));

    /// <summary>Where the left side stands to the right one; null where it is more than a step away.</summary>
    private string? Side(Crossing crossing, Value[] frame)
    {
        if (Sides.Difference(crossing, frame) is not { } difference)
        {
            return null;
        }

        var steps = crossing.Left.Reads.Concat(crossing.Right.Reads).Select(r => plan.PositionOf(r.Name)).Where(i => i >= 0)
            .Select(i => plan.Tags[i].Type == TagType.Date ? 1m : FactPools.StepOf(plan.Tags[i]));
        return Math.Abs(difference) <= steps.DefaultIfEmpty(0m).Min() ? Sign(Math.Sign(difference)) : null;
    }

    private static string Sign(int sign) => sign < 0 ? "略小于" : sign > 0 ? "略大于" : "等于";
}
