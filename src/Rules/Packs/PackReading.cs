using System.Collections.Immutable;
using Matching.Rules.Diagnostics;

namespace Matching.Rules.Packs;

/// <summary>What came of reading the text of one version.</summary>
/// <param name="Pack">The version; null exactly when <paramref name="Diagnostics"/> holds an error.</param>
/// <param name="Diagnostics">Every finding, in the order in which it was made.</param>
public sealed record PackReading(RulePack? Pack, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>What came of reading the text of a policy's cases.</summary>
/// <param name="Cases">The cases that can be read.</param>
/// <param name="Diagnostics">Every finding, in the order of the text.</param>
public sealed record CasesReading(ImmutableArray<Case> Cases, ImmutableArray<Diagnostic> Diagnostics);
