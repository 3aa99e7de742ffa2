using System.Collections.Immutable;
using Matching.Rules.Diagnostics;

namespace Matching.Rules.Dmn.Reading;

/// <summary>What came of reading a DMN document.</summary>
/// <param name="Model">The model; null exactly when <paramref name="Diagnostics"/> holds an error.</param>
/// <param name="Diagnostics">Every finding.</param>
public sealed record DmnReading(DmnModel? Model, ImmutableArray<Diagnostic> Diagnostics);
