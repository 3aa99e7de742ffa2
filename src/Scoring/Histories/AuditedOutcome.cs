using System.Collections.Immutable;

namespace Matching.Scoring.Histories;

/// <summary>A match that the rules made in an earlier month, and what an audit found.</summary>
/// <param name="Month">First day of the month.</param>
/// <param name="Policy">Policy.</param>
/// <param name="Subject">Whose match it was, as the file names them: an identifier of a person or enterprise. No number that a model reads; never stored as it is.</param>
/// <param name="Features">Numbers as they were stated, in the order of <see cref="AuditHistory.Features"/>; null states nothing.</param>
/// <param name="Upheld">The match was right.</param>
public sealed record AuditedOutcome(DateOnly Month, string Policy, string Subject, ImmutableArray<decimal?> Features, bool Upheld)
    : StatedMatch(Policy, Features);
