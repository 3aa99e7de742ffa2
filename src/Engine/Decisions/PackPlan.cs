using System.Collections.Immutable;
using Matching.Engine.Tags;
using Matching.Rules.Binding;
using Matching.Rules.Packs;

namespace Matching.Engine.Decisions;

/// <summary>A rule pack with the tags that its expressions need. Immutable; built once for a pack.</summary>
public sealed class PackPlan
{
    /// <summary>A plan for a version of a policy.</summary>
    public PackPlan(Policy policy, RulePack pack, TagDictionary tags)
    {
        Policy = policy;
        Pack = pack;
        Frame = new FramePlan(tags, Expressions(pack));
    }

    /// <summary>The policy.</summary>
    public Policy Policy { get; }

    /// <summary>The version.</summary>
    public RulePack Pack { get; }

    /// <summary>The tags needed.</summary>
    public FramePlan Frame { get; }

    /// <summary>The expression that one cycle pays by: its own where the pack has one, else the amount; null for what is never paid.</summary>
    public RuleExpression? Payment => Policy.Benefit.IsPaid ? Pack.CycleAmount ?? Pack.Amount : null;

    /// <summary>The expression of the reported amount; null where the benefit is a recognition or has none.</summary>
    public RuleExpression? Reported => Policy.Benefit.Kind == BenefitKind.Recognition ? null : Pack.Amount;

    private static ImmutableArray<RuleExpression> Expressions(RulePack pack)
    {
        RuleExpression?[] amounts = [pack.Amount, pack.CycleAmount, pack.ApprovedAmount];
        return [.. pack.Conditions.Select(c => c.When), .. amounts.OfType<RuleExpression>(), .. pack.Review.Select(r => r.When)];
    }
}
