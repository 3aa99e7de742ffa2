using System.Collections.Immutable;
using Matching.Engine.Entitlements;

namespace Matching.Engine.Allocation;

/// <summary>Exclusions and caps over the claims that still have a place to hope for.</summary>
/// <param name="exclusions">Exclusions.</param>
/// <param name="caps">Caps.</param>
/// <param name="kept">Claims that an earlier round kept: they come before those that came back since.</param>
internal sealed class AllocationRound(ExclusionRules exclusions, CapRules caps, IReadOnlySet<string> kept)
{
    private HashSet<string> held = [.. kept];
    private readonly HashSet<string> spent = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Cut> cuts = new(StringComparer.Ordinal);
    private IReadOnlyDictionary<string, Refusal> refusals = ImmutableDictionary<string, Refusal>.Empty;
    private ILookup<string, Claim> weighed = Array.Empty<Claim>().ToLookup(c => c.Id, StringComparer.Ordinal);

    /// <summary>Claims that no exclusion refused; also those that a cap leaves nothing of.</summary>
    public IReadOnlyList<Claim> Standing { get; private set; } = [];

    /// <summary>True when a cap leaves nothing of a claim.</summary>
    public bool IsSpent(string id) => spent.Contains(id);

    /// <summary>What a cap leaves nothing of gives way too, until nothing more does.</summary>
    public void Run(IEnumerable<Claim> claims)
    {
        var open = claims.ToList();
        int before;
        do
        {
            before = spent.Count;
            var competing = open.Where(c => !spent.Contains(c.Id) && c.Right.State != EntitlementState.Suspended).ToList();
            refusals = ExclusionResolver.Resolve(exclusions, competing, held);
            Standing = [.. open.Where(c => !spent.Contains(c.Id) && !IsRefused(c.Id))];
            ApplyCaps();
            held = [.. Standing.Select(c => c.Id).Where(id => !spent.Contains(id)).Concat(kept)];
        }
        while (spent.Count > before);

        Standing = [.. open.Where(c => !IsRefused(c.Id))];
        weighed = open.Where(c => IsRefused(c.Id)).OrderByDescending(c => c.Fen).ThenBy(c => c.Id, StringComparer.Ordinal)
            .ToLookup(c => refusals[c.Id].Kept.Id, StringComparer.Ordinal);
    }

    /// <summary>What came of a claim; its place in a queue is not known here.</summary>
    public Allotment ToAllotment(Claim claim) => new(claim)
    {
        Refusal = refusals.GetValueOrDefault(claim.Id), Cut = cuts.GetValueOrDefault(claim.Id), Weighed = [.. weighed[claim.Id]],
    };

    private bool IsRefused(string id) => refusals.TryGetValue(id, out var refusal) && refusal.Effect == ExclusionEffect.Refused;

    private void ApplyCaps()
    {
        foreach (var id in cuts.Keys.Except(spent).ToList())
        {
            cuts.Remove(id);
        }

        var book = new CapBook(caps);
        foreach (var claim in Standing.Where(c => caps.Of(c.Policy.Id).Any())
            .OrderByDescending(c => c.IsFixed).ThenByDescending(c => held.Contains(c.Id)).ThenBy(c => c, ClaimOrder.Cap))
        {
            if (book.Enter(claim) is { } cut)
            {
                cuts[claim.Id] = cut;
                if (cut.To.Fen == 0)
                {
                    spent.Add(claim.Id);
                }
            }
        }
    }
}
