using System.Collections.Immutable;

namespace Matching.Scoring.Histories;

/// <summary>A match that the rules made in an earlier month, and what an audit found.</summary>
/// <param name="Month">First day of the month.</param>
/// <param name="Policy">Policy.</param>
/// <param name="Features">Numbers as they were stated, in the order of <see cref="AuditHistory.Features"/>; null states nothing.</param>
/// <param name="Upheld">The match was right.</param>
public sealed record AuditedOutcome(DateOnly Month, string Policy, ImmutableArray<decimal?> Features, bool Upheld);
