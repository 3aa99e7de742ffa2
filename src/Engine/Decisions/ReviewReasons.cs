using System.Collections.Immutable;
using Matching.Rules.Packs;
using Matching.Rules.Values;

namespace Matching.Engine.Decisions;

/// <summary>Why an eligible match is looked at before it is paid.</summary>
public static class ReviewReasons
{
    private const string UnverifiedPack = "的数字未与公布文本核实";
    private const string UnverifiedFigure = "”的取值未核实";

    /// <summary>Whether a reason, as <see cref="Of"/> words it, is that figures were not verified.</summary>
    public static bool NamesUnverified(string? reason) =>
        reason is not null && (reason.Contains(UnverifiedPack, StringComparison.Ordinal) || reason.Contains(UnverifiedFigure, StringComparison.Ordinal));

    /// <summary>The reasons, in a fixed order; empty for fast track.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="frame">The filled frame.</param>
    /// <param name="unverified">Names of unverified catalogue figures that stand in the frame.</param>
    /// <param name="path">How expressions are evaluated.</param>
    public static ImmutableArray<string>.Builder Of<TPath>(RulePack pack, Value[] frame, ImmutableArray<string> unverified, TPath path)
        where TPath : IExpressionPath
    {
        var reasons = ImmutableArray.CreateBuilder<string>();
        if (!pack.Verified)
        {
            reasons.Add($"版本 {pack.Version} {UnverifiedPack}");
        }

        reasons.AddRange(unverified.Select(name => $"参数“{name}{UnverifiedFigure}"));
        foreach (var clause in pack.Review)
        {
            var value = path.Evaluate(clause.When, frame);
            if (!value.IsFalse)
            {
                reasons.Add(value.IsTrue ? clause.Reason.Zh : $"{clause.Reason.Zh}（未知：{string.Join("、", value.Causes.Select(c => c.TrimStart('!')))}）");
            }
        }

        return reasons;
    }
}
