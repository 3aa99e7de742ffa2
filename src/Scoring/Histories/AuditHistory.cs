using System.Collections.Immutable;

namespace Matching.Scoring.Histories;

/// <summary>Audited outcomes of several months.</summary>
/// <param name="Features">Names of the numbers.</param>
/// <param name="Outcomes">Outcomes in the order of the file.</param>
/// <param name="Sha256">Digest of the file, lower-case hexadecimal.</param>
public sealed record AuditHistory(ImmutableArray<string> Features, ImmutableArray<AuditedOutcome> Outcomes, string Sha256);
