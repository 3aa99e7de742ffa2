using System.Collections.Immutable;

namespace Matching.Rules.Packs;

/// <summary>All policies that were read from a catalogue folder, ordered by identifier.</summary>
/// <param name="Policies">The policies.</param>
/// <param name="Hash">SHA-256 over the sorted pack hashes and the terms by which rights are given out; what a run pins.</param>
public sealed record Catalogue(ImmutableArray<Policy> Policies, string Hash)
{
    /// <summary>What several policies share when rights are given out.</summary>
    public AllocationTerms Allocation { get; init; } = AllocationTerms.None;

    /// <summary>The policy with an identifier, or null.</summary>
    public Policy? Find(string id) => Policies.FirstOrDefault(p => p.Id == id);

    /// <summary>The catalogue as it was known on a day: without the versions that were published after it.</summary>
    /// <remarks>
    /// A version that does not say when it was published counts as published by its first day. An end on the eve of a version that was not
    /// known yet is that version's doing, so on that day it was open. Dated figures of the dictionary are not held back.
    /// </remarks>
    /// <param name="day">The day.</param>
    public Catalogue KnownOn(DateOnly day)
    {
        var policies = Policies.Select(p => p with { Versions = KnownOn(p.Versions, day) }).ToImmutableArray();
        return this with { Policies = policies, Hash = CatalogueReader.HashOf(policies, Allocation) };
    }

    private static ImmutableArray<RulePack> KnownOn(ImmutableArray<RulePack> versions, DateOnly day)
    {
        var unknown = versions.Where(v => v.PublishedAt > day).Select(v => v.From.AddDays(-1)).ToHashSet();
        return [.. versions.Where(v => !(v.PublishedAt > day)).Select(v => v.To is { } to && unknown.Contains(to) ? v with { To = null } : v)];
    }
}
