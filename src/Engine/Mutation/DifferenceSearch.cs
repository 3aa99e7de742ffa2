using System.Collections.Immutable;
using Matching.Engine.Decisions;
using Matching.Rules.Binding;
using Matching.Rules.Mutation;
using Matching.Rules.Packs;
using Matching.Rules.Values;

namespace Matching.Engine.Mutation;

/// <summary>A profile on which a rule and its mutant differ.</summary>
/// <param name="Trial">The profile.</param>
/// <param name="Original">What the rule says.</param>
/// <param name="Mutant">What the mutant says.</param>
internal sealed record Witness(Trial Trial, Verdict? Original, Verdict? Mutant)
{
    /// <summary>The weight after which a better profile need not be looked for.</summary>
    public const int Best = 3;

    /// <summary>Whether it shows more than another; of equals the one with fewer missing facts.</summary>
    public bool BetterThan(Witness? other) =>
        Weight > (other?.Weight ?? 0) || (other is not null && Weight == other.Weight && Original?.Missing.Length < other.Original?.Missing.Length);

    /// <summary>How much it shows to a reader; 0 where there is no difference.</summary>
    public int Weight => Verdicts.Compare(Original, Mutant) switch
    {
        VerdictDifference.None => 0,
        VerdictDifference.Reasons => 1,
        _ => Original?.Outcome == Outcome.Eligible || Mutant?.Outcome == Outcome.Eligible ? Best : 2,
    };
}

/// <summary>Looks for a profile that tells a mutant from its rule.</summary>
internal sealed class DifferenceSearch
{
    private readonly TrialBench bench;
    private readonly Policy policy;
    private readonly Policy changed;
    private readonly RulePack pack;
    private readonly PackMutant mutant;
    private readonly PackPlan mutantPlan;
    private readonly Func<RulePack, PackPlan> planOf;
    private readonly ImmutableArray<Trial> seeds;
    private readonly ImmutableArray<(RuleExpression Before, RuleExpression? After)> changes;

    /// <summary>A search for one mutant.</summary>
    public DifferenceSearch(
        TrialBench bench, Policy policy, RulePack pack, PackMutant mutant, ImmutableArray<PreparedCase> cases, Func<RulePack, PackPlan> planOf)
    {
        this.bench = bench;
        this.policy = policy;
        this.pack = pack;
        this.mutant = mutant;
        this.planOf = planOf;
        changed = policy with { Versions = policy.Versions.Replace(pack, mutant.Pack) };
        mutantPlan = planOf(mutant.Pack);
        changes = PackExpressions.Changes(pack, mutant.Pack);
        seeds = [.. cases.Select(c => c.Trial)];
    }

    private bool MovesPeriod => mutant.Pack.From != pack.From || mutant.Pack.To != pack.To;

    /// <summary>
    /// The profile that shows the difference best: one side eligible, else another outcome, else only other reasons; null where none differs.
    /// </summary>
    public Witness? Run()
    {
        var best = default(Witness);
        var frame = bench.NewFrame();
        foreach (var trial in Source().Take(VersionMutation.Profiles, Dice.Of($"{policy.Id} {pack.Version} {mutant.Id}")))
        {
            bench.Fill(trial.AsOf, trial.Facts, frame);
            if (!MovesPeriod && changes.All(c => IsSame(c.Before, c.After, frame)))
            {
                continue;
            }

            var witness = new Witness(trial, Decide(policy, trial.AsOf, frame), Decide(changed, trial.AsOf, frame));
            best = witness.BetterThan(best) ? witness : best;
            if (best?.Weight == Witness.Best)
            {
                break;
            }
        }

        return best;
    }

    private static bool IsSame(RuleExpression before, RuleExpression? after, Value[] frame) =>
        before.Interpret(frame) is var value && (after is null ? value.IsTrue : value == after.Interpret(frame));

    private Verdict? Decide(Policy judged, DateOnly asOf, Value[] frame) =>
        judged.VersionOn(asOf) is { } version ? TrialBench.Decide(ReferenceEquals(version, mutant.Pack) ? mutantPlan : planOf(version), frame) : null;

    private TrialSource Source()
    {
        ImmutableArray<RuleExpression> all = [.. PackExpressions.Of(pack), .. changes.Select(c => c.After).OfType<RuleExpression>()];
        var pools = new FactPools(bench.Plan, all, seeds);
        ImmutableArray<RuleExpression> touched = [.. changes.Select(c => c.Before), .. changes.Select(c => c.After).OfType<RuleExpression>()];
        var focus = new FramePlan(bench.Plan.Dictionary, touched).Tags.Select(t => bench.Plan.PositionOf(t.Name)).Where(i => i >= 0).ToImmutableArray();
        var days = MovesPeriod ? ReferenceDays.Edges(mutant.Pack).Union(ReferenceDays.Edges(pack)).ToImmutableArray() : ReferenceDays.Of(policy, pack, bench.Plan, pools.Dates);
        var crossings = touched.SelectMany(e => ExpressionFigures.CrossingsOf(e)).ToImmutableArray();
        return new TrialSource(bench, pools, [.. seeds.Select(s => Moved(s, days))], days, focus, crossings);
    }

    /// <summary>For a change of the period the cases are held on its edges; a day that none of them names says nothing.</summary>
    private Trial Moved(Trial seed, ImmutableArray<DateOnly> days) => MovesPeriod && !days.Contains(seed.AsOf)
        ? seed with { AsOf = days.MinBy(d => Math.Abs(d.DayNumber - seed.AsOf.DayNumber)) }
        : seed;
}
