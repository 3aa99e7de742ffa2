using System.Collections.Immutable;
using Matching.Rules.Diagnostics;

namespace Matching.Storage.Sources;

/// <summary>All feeds, in the order of the file. No tag is stated by two of them (一数一源).</summary>
/// <param name="Sources">The feeds.</param>
public sealed record SourceCatalogue(ImmutableArray<SourceDescription> Sources)
{
    /// <summary>Sources of payee accounts, the preferred one first.</summary>
    public ImmutableArray<string> AccountSources => [.. Sources.Where(s => s.Account is not null).Select(s => s.Id)];

    /// <summary>The feed with an identifier, or null.</summary>
    public SourceDescription? Find(string id) => Sources.FirstOrDefault(s => s.Id == id);
}

/// <summary>What came of reading a source catalogue.</summary>
/// <param name="Catalogue">The catalogue; null exactly when <paramref name="Diagnostics"/> holds an error.</param>
/// <param name="Diagnostics">Every finding, in the order of the file.</param>
public sealed record SourceReading(SourceCatalogue? Catalogue, ImmutableArray<Diagnostic> Diagnostics);
