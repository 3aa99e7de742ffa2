using System.Collections.Immutable;
using Matching.Engine.Decisions;
using Matching.Engine.Populations;
using Matching.Engine.Runs;
using Matching.Engine.Tags;
using Matching.Rules.Binding;
using Matching.Rules.Packs;

namespace Matching.Engine.NRules;

/// <summary>Rule packs of one kind of unit, with their distinct conditions and the views through which they look at units. Immutable.</summary>
internal sealed class PackSet
{
    /// <summary>A set.</summary>
    /// <param name="tags">Dictionary in whose scope the packs are bound.</param>
    /// <param name="packs">Policies of one kind of unit, each with the version to judge by.</param>
    /// <param name="planOf">The plan of one of a policy's versions.</param>
    /// <exception cref="ArgumentException">The policies are of several kinds of unit, or there is none.</exception>
    public PackSet(TagDictionary tags, IReadOnlyList<(Policy Policy, RulePack Pack)> packs, Func<Policy, RulePack, PackPlan> planOf)
    {
        var kinds = packs.Select(p => Units.KindOf(p.Policy)).Distinct().ToList();
        Kind = kinds is [var kind] ? kind : throw new ArgumentException($"packs of one kind of unit are needed, not of {kinds.Count}", nameof(packs));
        Views = ViewsOf(packs);
        var rules = packs.SelectMany((p, i) => VersionsOf(p.Policy, p.Pack).Select(v => (Pack: i, p.Policy, Version: v, Keys: KeysOf(planOf(p.Policy, v))))).ToList();
        var shared = rules.SelectMany(r => r.Keys.DistinctBy(k => k.Key)).GroupBy(k => k.Key, StringComparer.Ordinal)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).ToList();
        var numbers = shared.Select((g, i) => (g.Key, i)).ToDictionary(p => p.Key, p => p.i, StringComparer.Ordinal);
        Conditions = [.. shared.Select(g => g.First().Expression)];
        Lines = [.. rules.Select(r => new RuleLine(r.Pack, r.Version, NumberOf(r.Policy, r.Version), [.. r.Keys.Select(k => numbers[k.Key]).Distinct().Order()]))];
        Plan = new FramePlan(tags, Conditions);
        Packs = packs.Count;
    }

    /// <summary>What the packs judge.</summary>
    public UnitKind Kind { get; }

    /// <summary>Number of packs.</summary>
    public int Packs { get; }

    /// <summary>Distinct conditions; those of most rules first.</summary>
    public ImmutableArray<RuleExpression> Conditions { get; }

    /// <summary>The versions that judge.</summary>
    public ImmutableArray<RuleLine> Lines { get; }

    /// <summary>The views.</summary>
    public ImmutableArray<NetworkView> Views { get; }

    /// <summary>The tags that the conditions need.</summary>
    public FramePlan Plan { get; }

    /// <summary>Whether facts of a linked citizen are joined to a unit.</summary>
    public bool IsJoined => Kind is UnitKind.Household or UnitKind.Child;

    /// <summary>Where each unit has a date of its own every version may judge it, else one version does.</summary>
    private static IEnumerable<RulePack> VersionsOf(Policy policy, RulePack pack) =>
        policy.Reference.Tag is null ? [pack] : policy.Versions.Append(pack).DistinctBy(v => v.Hash);

    /// <summary>Conditions with a text that two share only when they say the same: parameters belong to their pack.</summary>
    private static IEnumerable<(string Key, RuleExpression Expression)> KeysOf(PackPlan plan) => plan.Conditions.Select(c =>
    {
        var isOfPack = plan.Pack.Parameters.Any(p => c.When.Text.Contains(p.Name, StringComparison.Ordinal));
        return (isOfPack ? $"{c.When.Text}\n{plan.Pack.Hash}" : c.When.Text, c.When);
    });

    private static ImmutableArray<NetworkView> ViewsOf(IReadOnlyList<(Policy Policy, RulePack Pack)> packs)
    {
        var views = ImmutableArray.CreateBuilder<NetworkView>();
        var next = 0;
        foreach (var reference in packs.Select(p => p.Policy.Reference).Where(r => r.Tag is null).Distinct())
        {
            views.Add(new NetworkView(reference, null, null, ImmutableDictionary<string, int>.Empty.Add("", next++)));
        }

        foreach (var (policy, pack) in packs.Where(p => p.Policy.Reference.Tag is not null))
        {
            var numbers = VersionsOf(policy, pack).ToImmutableDictionary(v => v.Hash, _ => next++, StringComparer.Ordinal);
            views.Add(new NetworkView(policy.Reference, policy, pack, numbers));
        }

        return views.ToImmutable();
    }

    private int NumberOf(Policy policy, RulePack version) => policy.Reference.Tag is null
        ? Views.First(v => v.Policy is null && v.Reference == policy.Reference).Numbers[""]
        : Views.First(v => ReferenceEquals(v.Policy, policy)).Numbers[version.Hash];
}
