using System.Collections.Immutable;

namespace Matching.Scoring.Histories;

/// <summary>A match by what was stated about it.</summary>
/// <param name="Policy">Policy.</param>
/// <param name="Features">Numbers as they were stated, in the order of the model's or history's names; null states nothing.</param>
public record StatedMatch(string Policy, ImmutableArray<decimal?> Features);
