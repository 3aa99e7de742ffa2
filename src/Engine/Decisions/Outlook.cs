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
    private readonly ImmutableArray<(Policy Policy, RulePack Pack)> inForce;
    private readonly ImmutableDictionary<string, PackPlan> plans;
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
        inForce = [.. from policy in catalogue.Policies let pack = policy.VersionAt(asOf) where pack is not null select (policy, pack)];
        plans = inForce.SelectMany(p => p.Policy.Reference.Tag is null ? [p.Pack] : p.Policy.Versions, (p, pack) => PackPlan.OfUnits(p.Policy, pack, tags))
            .ToImmutableDictionary(p => p.Pack.Hash, StringComparer.Ordinal);
        linked = snapshot.Populations.Where(p => !p.Links.IsDefaultOrEmpty).ToImmutableDictionary(p => p.Kind, RowsByLink);
    }

    /// <summary>As-of date.</summary>
    public DateOnly AsOf => asOf;

    /// <summary>Explanations for a subject, its household and its children, by policy and unit key.</summary>
    /// <param name="subject">Key of a citizen or an enterprise; one that the snapshot does not know gives nothing.</param>
    public ImmutableArray<Explanation> Of(string subject) => [.. inForce.SelectMany(p => Of(p, subject))];

    private static ILookup<string, int> RowsByLink(Population units) =>
        Enumerable.Range(0, units.Count).Where(r => units.Links[r] is not null).ToLookup(r => units.Links[r]!, StringComparer.Ordinal);

    private IEnumerable<Explanation> Of((Policy Policy, RulePack Pack) inForce, string subject)
    {
        int[] rows = [.. RowsOf(Units.KindOf(inForce.Policy), subject)];
        if (rows.Length == 0)
        {
            yield break;
        }

        var sheets = new UnitSheets(inForce.Policy, inForce.Pack, p => plans[p.Hash], snapshot, asOf);
        foreach (var row in rows)
        {
            yield return Explainer.OfRow(sheets, row, asOf, snapshot.Hash);
        }
    }

    private IEnumerable<int> RowsOf(UnitKind kind, string subject)
    {
        var row = snapshot.Of(kind).IndexOf(subject);
        return row >= 0 ? [row] : linked.TryGetValue(kind, out var rows) ? rows[subject] : [];
    }
}
