using System.Collections.Immutable;
using Matching.Rules.Diagnostics;

namespace Matching.Rules.Dmn.Writing;

/// <summary>What came of reading a rule pack from a DMN document.</summary>
/// <param name="PolicyId">Policy that the pack belongs to; null when the document cannot be read.</param>
/// <param name="Version">Label of the version; null when the document cannot be read.</param>
/// <param name="Text">The version as a catalogue file; null exactly when <paramref name="Diagnostics"/> holds an error.</param>
/// <param name="Diagnostics">Every finding.</param>
public sealed record PackImportResult(string? PolicyId, string? Version, string? Text, ImmutableArray<Diagnostic> Diagnostics);
