using System.Collections.Immutable;

namespace Matching.Rules.Packs;

/// <summary>All policies that were read from a catalogue folder, ordered by identifier.</summary>
/// <param name="Policies">The policies.</param>
/// <param name="Hash">SHA-256 over the sorted pack hashes; what a run pins.</param>
public sealed record Catalogue(ImmutableArray<Policy> Policies, string Hash)
{
    /// <summary>The policy with an identifier, or null.</summary>
    public Policy? Find(string id) => Policies.FirstOrDefault(p => p.Id == id);
}
