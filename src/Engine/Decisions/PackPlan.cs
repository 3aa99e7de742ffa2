using System.Collections.Immutable;
using Matching.Engine.Tags;
using Matching.Rules.Binding;
using Matching.Rules.Packs;

namespace Matching.Engine.Decisions;

/// <summary>A rule pack with the tags that its expressions need. Immutable; built once for a pack.</summary>
public sealed class PackPlan
{
    private readonly Lazy<TraceFrame> trace;

    /// <summary>A plan for a version of a policy that was picked by its reference date.</summary>
    public PackPlan(Policy policy, RulePack pack, TagDictionary tags)
        : this(policy, pack, tags, pack.Conditions)
    {
    }

    private PackPlan(Policy policy, RulePack pack, TagDictionary tags, ImmutableArray<Condition> conditions)
    {
        Policy = policy;
        Pack = pack;
        Conditions = conditions;
        Frame = new FramePlan(tags, Expressions(pack, conditions));
        trace = new Lazy<TraceFrame>(() => TraceFrame.Of(this));
    }

    /// <summary>The policy.</summary>
    public Policy Policy { get; }

    /// <summary>The version.</summary>
    public RulePack Pack { get; }

    /// <summary>All must be true: those of the pack, after that of its period where each unit has a reference date of its own.</summary>
    public ImmutableArray<Condition> Conditions { get; }

    /// <summary>The tags needed.</summary>
    public FramePlan Frame { get; }

    /// <summary>What the traces of its matches have in common.</summary>
    public TraceFrame Trace => trace.Value;

    /// <summary>The expression that one cycle pays by: its own where the pack has one, else the amount; null for what is never paid.</summary>
    public RuleExpression? Payment => Policy.Benefit.IsPaid ? Pack.CycleAmount ?? Pack.Amount : null;

    /// <summary>The expression of the reported amount; null where the benefit is a recognition or has none.</summary>
    public RuleExpression? Reported => Policy.Benefit.Kind == BenefitKind.Recognition ? null : Pack.Amount;

    /// <summary>A plan over the units of a night, where no one has picked the version by the unit's own reference date yet.</summary>
    /// <param name="policy">The policy, with all its versions.</param>
    /// <param name="pack">One of them.</param>
    /// <param name="tags">The dictionary.</param>
    public static PackPlan OfUnits(Policy policy, RulePack pack, TagDictionary tags) => policy.Reference.Tag is { } tag
        ? new PackPlan(policy, pack, tags, [PeriodCondition.Of(tag, policy.PeriodOf(pack), tags.Scope), .. pack.Conditions])
        : new PackPlan(policy, pack, tags);

    private static ImmutableArray<RuleExpression> Expressions(RulePack pack, ImmutableArray<Condition> conditions) =>
        [.. conditions.Select(c => c.When), .. pack.Amounts, .. pack.Review.Select(r => r.When)];
}
