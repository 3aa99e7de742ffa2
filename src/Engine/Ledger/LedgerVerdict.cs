using System.Collections.Immutable;

namespace Matching.Engine.Ledger;

/// <summary>Result of a verification.</summary>
/// <param name="Entries">Rows that were read.</param>
/// <param name="SumFen">Sum over all accounts; 0 in an intact ledger.</param>
/// <param name="Problems">What is wrong, the first bad entry first; empty when intact.</param>
public sealed record LedgerVerdict(long Entries, long SumFen, ImmutableArray<string> Problems)
{
    /// <summary>True when nothing is wrong.</summary>
    public bool IsIntact => Problems.IsEmpty;
}
