using Dapper;
using Matching.Engine.Ledger;
using Matching.Engine.Ports;

namespace Matching.Storage.Stores;

/// <summary>Ledger, balances and chains as the database has them, for verification.</summary>
public sealed class LedgerBook : ILedgerBook
{
    private readonly Database database;

    /// <summary>The book of a database.</summary>
    public LedgerBook(Database database) => this.database = database;

    /// <inheritdoc/>
    public IEnumerable<LedgerTransfer> Transfers()
    {
        using var connection = database.Open();
        using var reader = connection.ExecuteReader(
            "SELECT seq, transfer_id, department, line, budget_year, kind, debit_account, credit_account, amount_fen, currency, end_to_end_id, at, hash FROM ledger_transfer ORDER BY seq");
        while (reader.Read())
        {
            yield return new LedgerTransfer(
                reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetInt32(4), reader.GetString(5), reader.GetString(6),
                reader.GetString(7), reader.GetInt64(8), reader.GetString(9), reader.IsDBNull(10) ? null : reader.GetString(10), reader.GetString(11), reader.GetString(12));
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<BudgetBalance> Balances()
    {
        const string sumOf = "COALESCE((SELECT CAST(SUM(p.amount_fen) AS BIGINT) FROM payout p JOIN payout_batch b ON b.msg_id = p.msg_id "
            + "WHERE b.line = l.line AND b.budget_year = l.budget_year AND p.state = '{0}'), 0)";
        return database.Read(connection =>
        {
            var balances = new List<BudgetBalance>();
            using var reader = connection.ExecuteReader(
                "SELECT l.line, l.budget_year, l.appropriation_fen, l.available_fen, l.reserved_fen, l.in_transit_fen, l.paid_fen, l.returned_fen, l.receivable_fen, "
                + sumOf.Replace("{0}", "intent", StringComparison.Ordinal) + ", " + sumOf.Replace("{0}", "submitted", StringComparison.Ordinal)
                + " FROM budget_line l ORDER BY l.line, l.budget_year");
            while (reader.Read())
            {
                balances.Add(new BudgetBalance(
                    reader.GetString(0), reader.GetInt32(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetInt64(4), reader.GetInt64(5),
                    reader.GetInt64(6), reader.GetInt64(7), reader.GetInt64(8), reader.GetInt64(9), reader.GetInt64(10)));
            }

            return balances;
        });
    }

    /// <inheritdoc/>
    public IEnumerable<ChainEntry> Entries(string chain)
    {
        var columns = ColumnsOf(chain);
        using var connection = database.Open();
        using var reader = connection.ExecuteReader($"SELECT seq, {string.Join(", ", columns)}, hash FROM {chain} ORDER BY seq");
        while (reader.Read())
        {
            var fields = Enumerable.Range(0, columns.Length + 1).Select(i => ChainAppender.Text(reader.GetValue(i)));
            yield return new ChainEntry(reader.GetInt64(0), [.. fields], reader.GetString(columns.Length + 1));
        }
    }

    /// <inheritdoc/>
    public ChainHead Head(string chain)
    {
        _ = ColumnsOf(chain);
        return database.Query<(long Seq, string Hash)>("SELECT seq, hash FROM chain_head WHERE chain = @Chain", new { Chain = chain })
            .Select(h => new ChainHead(h.Seq, h.Hash)).SingleOrDefault() ?? new ChainHead(-1, "");
    }

    private static string[] ColumnsOf(string chain) => chain switch
    {
        HashChain.Events => EntitlementWriter.EventColumns,
        HashChain.Transfers => LedgerWriter.Columns,
        HashChain.Audit => AuditTrail.Columns,
        HashChain.Publications => PublicationStore.Columns,
        _ => throw new ArgumentException($"there is no chain '{chain}'", nameof(chain)),
    };
}
