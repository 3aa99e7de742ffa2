using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Matching.Engine.Decisions;
using Matching.Engine.Tags;
using Matching.Rules.Mutation;
using Matching.Rules.Packs;

namespace Matching.Engine.Mutation;

/// <summary>Writes the fewest profiles found that show every boundary of a version, as cases that still have to be checked.</summary>
/// <remarks>What they expect is what the rule gives now. They carry no source, and a case without a source is refused: nobody can take them unread.</remarks>
public sealed class BoundaryCases
{
    private const int Tried = 20_000;

    private readonly Policy policy;
    private readonly RulePack pack;
    private readonly TrialBench bench;
    private readonly ImmutableDictionary<RulePack, PackPlan> plans;
    private readonly ImmutableArray<Trial> seeds;

    /// <summary>A writer for one version.</summary>
    /// <param name="policy">The policy with all its versions.</param>
    /// <param name="pack">The version.</param>
    /// <param name="tags">The dictionary.</param>
    /// <param name="cases">Cases of the policy: profiles to start from; there may be none.</param>
    public BoundaryCases(Policy policy, RulePack pack, TagDictionary tags, IEnumerable<Case> cases)
    {
        this.policy = policy;
        this.pack = pack;
        bench = new TrialBench(new FramePlan(tags, policy.Versions.SelectMany(v => PackExpressions.Of(v))));
        plans = policy.Versions.ToImmutableDictionary(v => v, v => new PackPlan(policy, v, tags));
        seeds = [.. PreparedCase.Read(cases, bench, tags).Select(c => c.Trial).Where(t => ReferenceEquals(policy.VersionOn(t.AsOf), pack))];
    }

    /// <summary>The cases in the form of <c>cases.yaml</c>.</summary>
    public string Write()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {policy.Id} {pack.Version}：边界用例，待核对。期望值是规则现在的结果；逐例按依据核对后写上 source，没有 source 的用例不能读入。\n");
        text.Append(CultureInfo.InvariantCulture, $"# {policy.Id} {pack.Version}: boundary cases, to be checked. They expect what the rule gives now; check each against its source and write that down: a case without a source is refused.\n");
        foreach (var (trial, verdict, goals) in Chosen())
        {
            text.Append(TrialText.AsCase(bench.Plan, trial, verdict, string.Join("；", goals)));
        }

        return text.ToString();
    }

    /// <summary>Always the profile that shows most of what is not shown yet; of equals the earlier one, which is nearer to a real case.</summary>
    private IEnumerable<(Trial Trial, Verdict? Verdict, IReadOnlyCollection<string> Goals)> Chosen()
    {
        var found = Found();
        var open = found.SelectMany(f => f.Goals).ToHashSet(StringComparer.Ordinal);
        while (open.Count > 0)
        {
            var best = found.MaxBy(f => f.Goals.Count(open.Contains));
            yield return (best.Trial, best.Verdict, [.. best.Goals.Where(open.Contains)]);
            open.ExceptWith(best.Goals);
        }
    }

    /// <summary>The profiles that are the first to reach a set of goals.</summary>
    private List<(Trial Trial, Verdict? Verdict, ImmutableArray<string> Goals)> Found()
    {
        var goals = new BoundaryGoals(pack, bench.Plan);
        var found = new List<(Trial, Verdict?, ImmutableArray<string>)>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var frame = bench.NewFrame();
        foreach (var trial in Trials())
        {
            bench.Fill(trial.AsOf, trial.Facts, frame);
            var version = policy.VersionOn(trial.AsOf);
            var verdict = TrialBench.Decide(version is null ? null : plans[version], frame);
            if (version is null || ReferenceEquals(version, pack))
            {
                ImmutableArray<string> reached = [.. goals.ReachedBy(trial, verdict, frame).Distinct()];
                if (!reached.IsEmpty && seen.Add(string.Join('\n', reached)))
                {
                    found.Add((trial, verdict, reached));
                }
            }
        }

        return found;
    }

    private IEnumerable<Trial> Trials()
    {
        var expressions = PackExpressions.Of(pack);
        var pools = new FactPools(bench.Plan, expressions, seeds);
        var days = ReferenceDays.Of(policy, pack, bench.Plan, pools.Dates);
        var focus = plans[pack].Frame.Tags.Select(t => bench.Plan.PositionOf(t.Name)).ToImmutableArray();
        ImmutableArray<Crossing> crossings = [.. expressions.SelectMany(e => ExpressionFigures.CrossingsOf(e))];
        var dice = Dice.Of($"{policy.Id} {pack.Version}");
        var start = seeds;
        if (start.IsEmpty && new TrialSource(bench, pools, [], days, focus, crossings).Satisfy([.. pack.Conditions.Select(c => c.When)], dice) is { } eligible)
        {
            start = [eligible];
        }

        ImmutableArray<DateOnly> edges = [pack.From.AddDays(-1), pack.From, .. pack.To is { } to ? [to, to.AddDays(1)] : Array.Empty<DateOnly>()];
        return edges.SelectMany(d => start.Select(s => s with { AsOf = d })).Concat(start)
            .Concat(new TrialSource(bench, pools, start, days, focus, crossings).Take(Tried, dice));
    }
}
