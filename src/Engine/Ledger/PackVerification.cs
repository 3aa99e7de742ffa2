using System.Collections.Immutable;
using Matching.Rules.Packs;

namespace Matching.Engine.Ledger;

/// <summary>Checks that every rule pack that a stored decision cites is still in the catalogue, unchanged.</summary>
public static class PackVerification
{
    /// <summary>Compares the cited packs with the catalogue.</summary>
    /// <param name="catalogue">The catalogue.</param>
    /// <param name="cited">Packs that decisions cite, in any order.</param>
    public static LedgerVerdict Verify(Catalogue catalogue, IReadOnlyCollection<CitedPack> cited)
    {
        var problems = cited
            .OrderBy(c => c.PolicyId, StringComparer.Ordinal).ThenBy(c => c.Version, StringComparer.Ordinal).ThenBy(c => c.PackHash, StringComparer.Ordinal)
            .Select(c => Problem(catalogue, c)).OfType<string>().ToImmutableArray();
        return new LedgerVerdict(cited.Count, 0, problems);
    }

    private static string? Problem(Catalogue catalogue, CitedPack cited)
    {
        // A corrected version keeps its label, so several packs may have it.
        var packs = catalogue.Find(cited.PolicyId)?.Versions.Where(v => v.Version == cited.Version).ToList() ?? [];
        return packs.Count == 0 ? $"{cited.PolicyId} {cited.Version}: decisions cite it, the catalogue does not have it; restore the published file"
            : packs.Exists(p => p.Hash == cited.PackHash) ? null
            : $"{cited.PolicyId} {cited.Version}: decisions cite {cited.PackHash}, the catalogue has {packs[^1].Hash}; a published version was changed in place";
    }
}
