using System.Collections.Immutable;
using Matching.Rules.Diagnostics;

namespace Matching.Rules.Packs;

/// <summary>What came of reading a catalogue folder.</summary>
/// <param name="Catalogue">The policies; null exactly when <paramref name="Diagnostics"/> holds an error.</param>
/// <param name="Diagnostics">Every finding, file by file in the order of the folders.</param>
/// <param name="Cases">The cases of all policies that could be read.</param>
public sealed record CatalogueReading(Catalogue? Catalogue, ImmutableArray<Diagnostic> Diagnostics, ImmutableArray<Case> Cases);
