using Matching.Engine.Ledger;

namespace Matching.Storage.Stores;

/// <summary>Writes ledger transfers inside a transaction.</summary>
internal static class LedgerWriter
{
    /// <summary>Columns of a transfer between its place and its hash.</summary>
    public static readonly string[] Columns =
        ["transfer_id", "department", "line", "budget_year", "kind", "debit_account", "credit_account", "amount_fen", "currency", "end_to_end_id", "at"];

    public static void Append(WriteScope scope, IReadOnlyCollection<object?[]> transfers) =>
        ChainAppender.Append(scope, HashChain.Transfers, Columns, transfers);
}
