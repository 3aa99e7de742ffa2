using System.Collections.Immutable;
using Matching.Engine.Checks;
using Matching.Engine.Decisions;
using Matching.Engine.Tags;
using Matching.Rules.Mutation;
using Matching.Rules.Packs;
using Matching.Rules.Values;

namespace Matching.Engine.Mutation;

/// <summary>Holds the cases of a policy against the mutants of one version, and searches the boundaries for what they do not see.</summary>
/// <remarks>Deterministic: the same texts give the same report on every machine. For one thread.</remarks>
public sealed class VersionMutation
{
    /// <summary>Boundary profiles without a difference after which a mutant counts as equivalent.</summary>
    public const int Profiles = 10_000;

    private readonly Policy policy;
    private readonly RulePack pack;
    private readonly TagDictionary tags;
    private readonly TrialBench bench;
    private readonly Dictionary<RulePack, PackPlan> plans = [];
    private readonly ImmutableArray<PreparedCase> cases;
    private readonly ImmutableArray<string> failing;
    private readonly Dictionary<PreparedCase, Value[]> frames = [];

    /// <summary>A bench for one version.</summary>
    /// <param name="policy">The policy with all its versions.</param>
    /// <param name="pack">The version.</param>
    /// <param name="tags">The dictionary.</param>
    /// <param name="all">The cases of the policy.</param>
    public VersionMutation(Policy policy, RulePack pack, TagDictionary tags, IEnumerable<Case> all)
    {
        this.policy = policy;
        this.pack = pack;
        this.tags = tags;
        bench = new TrialBench(new FramePlan(tags, policy.Versions.SelectMany(v => PackExpressions.Of(v))));
        var read = PreparedCase.Read(all, bench, tags).ToList();
        var passing = read.ToLookup(c => Fails(c, policy) is null);
        cases = [.. passing[true]];
        failing = [.. passing[false].Select(c => c.Case.Name)];
    }

    /// <summary>Makes the mutants and judges each.</summary>
    public MutationReport Run()
    {
        var set = PackMutants.Of(policy, pack, tags.Scope);
        var results = set.Mutants.Select(Judge).ToImmutableArray();
        var needed = results.Where(r => r.Fate == MutantFate.Explained).Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        return new MutationReport(
            policy.Id, pack.Version, results, set.Refused, failing, [.. pack.Survivors.Where(n => !needed.Contains(n.Mutant))]);
    }

    private MutantResult Judge(PackMutant mutant)
    {
        var changed = policy with { Versions = policy.Versions.Replace(pack, mutant.Pack) };
        if (cases.FirstOrDefault(c => MayMatter(c, mutant) && Fails(c, changed) is not null) is { } killer)
        {
            return new MutantResult(mutant.Id, MutantFate.Killed, killer.Case.Name, null, null, null);
        }

        var search = new DifferenceSearch(bench, policy, pack, mutant, cases, PlanOf);
        if (search.Run() is not { } witness)
        {
            return new MutantResult(mutant.Id, MutantFate.Equivalent, null, null, null, null);
        }

        var because = pack.Survivors.FirstOrDefault(n => n.Mutant == mutant.Id)?.Because;
        return new MutantResult(
            mutant.Id, because is null ? MutantFate.Survived : MutantFate.Explained, null, because,
            TrialText.AsCase(bench.Plan, witness.Trial, witness.Original), TrialText.Says(witness.Mutant));
    }

    /// <summary>A case of another version's time sees only changes of the period.</summary>
    private bool MayMatter(PreparedCase c, PackMutant mutant) =>
        ReferenceEquals(policy.VersionOn(c.Trial.AsOf), pack) || mutant.Pack.From != pack.From || mutant.Pack.To != pack.To;

    private string? Fails(PreparedCase c, Policy judged)
    {
        if (!frames.TryGetValue(c, out var frame))
        {
            frames[c] = frame = bench.NewFrame();
            bench.Fill(c.Trial.AsOf, c.Trial.Facts, frame);
        }

        var version = judged.VersionOn(c.Trial.AsOf);
        var verdict = TrialBench.Decide(version is null ? null : PlanOf(version), frame);
        var result = CaseRunner.Meets(c.Case, new CheckResult(c.Case.Name, policy, version, c.Trial.AsOf, verdict, null));
        return result.Passed ? null : result.Message.En;
    }

    private PackPlan PlanOf(RulePack version)
    {
        if (!plans.TryGetValue(version, out var plan))
        {
            plan = new PackPlan(policy, version, tags);
            if (policy.Versions.Contains(version))
            {
                plans[version] = plan;
            }
        }

        return plan;
    }
}
