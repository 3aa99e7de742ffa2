using System.Collections.Immutable;
using Matching.Rules.Diagnostics;

namespace Matching.Engine.Tags;

/// <summary>What came of reading a tag dictionary.</summary>
/// <param name="Dictionary">The dictionary; null exactly when <paramref name="Diagnostics"/> holds an error.</param>
/// <param name="Diagnostics">Every finding, in the order of the file.</param>
public sealed record TagReading(TagDictionary? Dictionary, ImmutableArray<Diagnostic> Diagnostics);
