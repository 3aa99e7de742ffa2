using Matching.Engine.Ledger;

namespace Matching.Engine.Ports;

/// <summary>Everything that the ledger's verification reads.</summary>
public interface ILedgerBook
{
    /// <summary>All transfers in order.</summary>
    IEnumerable<LedgerTransfer> Transfers();

    /// <summary>The kept balances.</summary>
    IReadOnlyList<BudgetBalance> Balances();

    /// <summary>All rows of a chain in order.</summary>
    /// <param name="chain">One of the names in <see cref="HashChain"/>.</param>
    IEnumerable<ChainEntry> Entries(string chain);

    /// <summary>The stored end of a chain.</summary>
    ChainHead Head(string chain);
}
