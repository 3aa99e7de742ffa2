using System.Collections.Immutable;
using Matching.Engine.Checks;
using Matching.Engine.Decisions;
using Matching.Engine.Tags;
using Matching.Rules.Binding;
using Matching.Rules.Mutation;
using Matching.Rules.Packs;
using Matching.Rules.Values;

namespace Matching.Engine.Mutation;

/// <summary>Holds the cases of every policy that reads a shared tag against the mutants of that tag. For one thread.</summary>
public sealed class TagMutation
{
    private readonly Tag tag;
    private readonly TagDictionary tags;
    private readonly ImmutableArray<User> users;

    /// <summary>A bench for one tag.</summary>
    /// <param name="tag">A tag with a formula or with dated figures.</param>
    /// <param name="tags">The dictionary.</param>
    /// <param name="policies">The policies of the catalogue.</param>
    /// <param name="cases">Their cases by policy.</param>
    public TagMutation(Tag tag, TagDictionary tags, IEnumerable<Policy> policies, ILookup<string, Case> cases)
    {
        this.tag = tag;
        this.tags = tags;
        users = [.. policies.Where(p => p.Versions.Any(v => Reads(v, tag, tags))).Select(p => new User(p, Expressions(p, tag), tags, cases[p.Id]))];
    }

    /// <summary>Whether a version reads a tag, itself or through a formula.</summary>
    public static bool Reads(RulePack pack, Tag tag, TagDictionary tags) => new FramePlan(tags, PackExpressions.Of(pack)).PositionOf(tag.Name) >= 0;

    /// <summary>Makes the mutants and judges each.</summary>
    public MutationReport Run()
    {
        var (mutants, refused) = TagMutants.Of(tag, tags);
        var results = users.IsEmpty ? [] : mutants.Select(Judge).ToImmutableArray();
        var needed = results.Where(r => r.Fate == MutantFate.Explained).Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        return new MutationReport(
            TagDictionaryReader.FileName, tag.Name, results, refused, [], [.. tag.Survivors.Where(n => !needed.Contains(n.Mutant))]);
    }

    private static ImmutableArray<RuleExpression> Expressions(Policy policy, Tag tag) =>
        [.. policy.Versions.SelectMany(v => PackExpressions.Of(v)), .. tag.Formula is { } formula ? [formula] : Array.Empty<RuleExpression>()];

    private MutantResult Judge(TagMutant mutant)
    {
        foreach (var user in users)
        {
            if (user.KillerOf(mutant) is { } killer)
            {
                return new MutantResult(mutant.Id, MutantFate.Killed, $"{user.Policy.Id} · {killer}", null, null, null);
            }
        }

        var best = users.Select(u => (User: u, Witness: u.Search(mutant, tag, VersionMutation.Profiles / users.Length)))
            .Where(f => f.Witness is not null).OrderByDescending(f => f.Witness!.Weight).FirstOrDefault();
        if (best.Witness is not { } witness)
        {
            return new MutantResult(mutant.Id, MutantFate.Equivalent, null, null, null, null);
        }

        var because = tag.Survivors.FirstOrDefault(n => n.Mutant == mutant.Id)?.Because;
        return new MutantResult(
            mutant.Id, because is null ? MutantFate.Survived : MutantFate.Explained, null, because,
            TrialText.AsCase(best.User.Plan, witness.Trial, witness.Original, best.User.Policy.Id), TrialText.Says(witness.Mutant));
    }

    /// <summary>One policy that reads the tag.</summary>
    private sealed class User
    {
        private readonly ImmutableArray<RuleExpression> expressions;
        private readonly TrialBench bench;
        private readonly Dictionary<RulePack, PackPlan> plans = [];
        private readonly ImmutableArray<PreparedCase> cases;

        public User(Policy policy, ImmutableArray<RuleExpression> expressions, TagDictionary tags, IEnumerable<Case> all)
        {
            Policy = policy;
            this.expressions = expressions;
            Plan = new FramePlan(tags, expressions);
            bench = new TrialBench(Plan);
            foreach (var version in policy.Versions)
            {
                plans[version] = new PackPlan(policy, version, tags);
            }

            cases = [.. PreparedCase.Read(all, bench, tags).Where(c => Passes(c, bench))];
        }

        public Policy Policy { get; }

        public FramePlan Plan { get; }

        /// <summary>The first case that fails on the mutant, or null.</summary>
        public string? KillerOf(TagMutant mutant)
        {
            var changed = BenchOf(mutant);
            return cases.FirstOrDefault(c => !Passes(c, changed))?.Case.Name;
        }

        /// <summary>A profile that tells the mutant from the tag, or null.</summary>
        public Witness? Search(TagMutant mutant, Tag tag, int profiles)
        {
            var changed = BenchOf(mutant);
            var (best, frames) = (default(Witness), (bench.NewFrame(), bench.NewFrame()));
            foreach (var version in Policy.Versions.Where(v => plans[v].Frame.PositionOf(tag.Name) >= 0))
            {
                foreach (var trial in SourceFor(version, mutant, tag).Take(profiles / Policy.Versions.Length + 1, Dice.Of($"{Policy.Id} {version.Version} {tag.Name} {mutant.Id}")))
                {
                    if (Compare(trial, changed, frames) is { } witness && witness.BetterThan(best))
                    {
                        best = witness;
                    }

                    if (best?.Weight == Witness.Best)
                    {
                        return best;
                    }
                }
            }

            return best;
        }

        private TrialBench BenchOf(TagMutant mutant) => new(new FramePlan(mutant.Tags, expressions));

        private Witness? Compare(Trial trial, TrialBench changed, (Value[] Rule, Value[] Mutant) frames)
        {
            bench.Fill(trial.AsOf, trial.Facts, frames.Rule);
            changed.Fill(trial.AsOf, trial.Facts, frames.Mutant);
            return Plan.Tags.All(t => frames.Rule[t.Symbol.Slot] == frames.Mutant[t.Symbol.Slot])
                ? null
                : new Witness(trial, Decide(trial.AsOf, frames.Rule), Decide(trial.AsOf, frames.Mutant));
        }

        private TrialSource SourceFor(RulePack version, TagMutant mutant, Tag tag)
        {
            ImmutableArray<RuleExpression> all = [.. PackExpressions.Of(version), .. new[] { tag.Formula, mutant.Formula }.OfType<RuleExpression>()];
            var seeds = cases.Select(c => c.Trial).ToList();
            var pools = new FactPools(Plan, all, seeds);
            var focus = (tag.Formula is null ? [tag.Name] : new FramePlan(Plan.Dictionary, [tag.Formula]).Tags.Select(t => t.Name))
                .Select(Plan.PositionOf).Where(i => i >= 0).ToImmutableArray();
            var days = ReferenceDays.Of(Policy, version, Plan, pools.Dates);
            return new TrialSource(bench, pools, seeds, days, focus, [.. all.SelectMany(e => ExpressionFigures.CrossingsOf(e))]);
        }

        private bool Passes(PreparedCase c, TrialBench on)
        {
            var frame = on.NewFrame();
            on.Fill(c.Trial.AsOf, c.Trial.Facts, frame);
            var version = Policy.VersionOn(c.Trial.AsOf);
            return CaseRunner.Meets(c.Case, new CheckResult(c.Case.Name, Policy, version, c.Trial.AsOf, Decide(c.Trial.AsOf, frame), null)).Passed;
        }

        private Verdict? Decide(DateOnly asOf, Value[] frame) => TrialBench.Decide(Policy.VersionOn(asOf) is { } version ? plans[version] : null, frame);
    }
}
