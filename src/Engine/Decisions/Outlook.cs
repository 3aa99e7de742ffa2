using System.Collections.Immutable;
using Matching.Engine.Populations;
using Matching.Engine.Runs;
using Matching.Engine.Tags;
using Matching.Rules.Packs;

namespace Matching.Engine.Decisions;

/// <summary>
/// What every policy in force on a date says of one subject and of what hangs on it. Plans are made once, so that one
/// subject after another is answered quickly. Immutable; safe on any thread.
/// </summary>
public sealed class Outlook
{
    private readonly Snapshot snapshot;
    private readonly DateOnly asOf;
    private readonly ImmutableArray<PackPlan> plans;
    private readonly ImmutableDictionary<UnitKind, ILookup<string, int>> linked;

    /// <summary>The policies in force on a date over a snapshot.</summary>
    /// <param name="tags">The dictionary.</param>
    /// <param name="catalogue">The policies.</param>
    /// <param name="snapshot">The facts.</param>
    /// <param name="asOf">As-of date.</param>
    public Outlook(TagDictionary tags, Catalogue catalogue, Snapshot snapshot, DateOnly asOf)
    {
        this.snapshot = snapshot;
        this.asOf = asOf;
        plans = [.. catalogue.Policies.Select(p => p.VersionOn(asOf) is { } pack ? new PackPlan(p, pack, tags) : null).OfType<PackPlan>()];
        linked = snapshot.Populations.Where(p => !p.Links.IsDefaultOrEmpty).ToImmutableDictionary(p => p.Kind, RowsByLink);
    }

    /// <summary>As-of date.</summary>
    public DateOnly AsOf => asOf;

    /// <summary>Explanations for a subject, its household and its children, by policy and unit key.</summary>
    /// <param name="subject">Key of a citizen or an enterprise; one that the snapshot does not know gives nothing.</param>
    public ImmutableArray<Explanation> Of(string subject) => [.. plans.SelectMany(p => Of(p, subject))];

    private static ILookup<string, int> RowsByLink(Population units) =>
        Enumerable.Range(0, units.Count).Where(r => units.Links[r] is not null).ToLookup(r => units.Links[r]!, StringComparer.Ordinal);

    private IEnumerable<Explanation> Of(PackPlan plan, string subject)
    {
        var kind = Units.KindOf(plan.Policy);
        int[] rows = [.. RowsOf(kind, subject)];
        if (rows.Length == 0)
        {
            yield break;
        }

        var facts = new SnapshotFacts(plan.Frame, snapshot, kind, asOf);
        var filler = new FrameFiller(plan.Frame, asOf, defaults: true, child: kind == UnitKind.Child);
        var keys = new UnitKeys(facts.Units);
        foreach (var row in rows)
        {
            facts.MoveTo(row);
            var (owner, _, item) = keys.Of(row);
            yield return Explainer.Explain(plan, filler, facts, owner, item, snapshot.Hash);
        }
    }

    private IEnumerable<int> RowsOf(UnitKind kind, string subject)
    {
        var row = snapshot.Of(kind).IndexOf(subject);
        return row >= 0 ? [row] : linked.TryGetValue(kind, out var rows) ? rows[subject] : [];
    }
}
