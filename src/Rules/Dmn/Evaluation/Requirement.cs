using System.Collections.Immutable;

namespace Matching.Rules.Dmn.Evaluation;

/// <summary>An element that another one reads.</summary>
/// <param name="Path">Names that it is read by: those of imports, then its own.</param>
/// <param name="Key">Which element.</param>
internal sealed record Requirement(ImmutableArray<string> Path, ElementKey Key);
