using Dapper;
using Matching.Engine.Amounts;
using Matching.Engine.Ledger;
using Matching.Engine.Ports;
using Matching.Rules.Packs;

namespace Matching.Storage.Stores;

/// <summary>Budget lines in the database.</summary>
public sealed class BudgetStore : IBudgetStore
{
    private readonly Database database;

    /// <summary>Budget lines of a database.</summary>
    public BudgetStore(Database database) => this.database = database;

    /// <inheritdoc/>
    public void Open(RunClaim claim, BudgetLine budget, string department, string currency, DateTimeOffset at)
    {
        if (AvailableFen(budget.Line, budget.Year) is not null)
        {
            return;
        }

        database.Write("budget-open", t =>
        {
            var scope = new WriteScope(database.Dialect, t);
            scope.Fence(claim, at);
            OpenOnce(scope, budget, department, currency, at);
        });
    }

    /// <inheritdoc/>
    public long? AvailableFen(string line, int year) => database.Read(connection => connection.QuerySingleOrDefault<long?>(
        "SELECT available_fen FROM budget_line WHERE line = @Line AND budget_year = @Year", new { Line = line, Year = year }));

    private static void OpenOnce(WriteScope scope, BudgetLine budget, string department, string currency, DateTimeOffset at)
    {
        var fen = Money.FromYuan(budget.Amount, currency: currency).Fen;
        var opened = scope.Execute(
            "INSERT INTO budget_line (line, budget_year, department, currency, assumed, appropriation_fen, available_fen, reserved_fen, in_transit_fen, paid_fen, returned_fen, receivable_fen) "
            + "SELECT @Line, @Year, @Department, @Currency, @Assumed, @Fen, @Fen, 0, 0, 0, 0, 0 WHERE NOT EXISTS (SELECT 1 FROM budget_line WHERE line = @Line AND budget_year = @Year)",
            new { budget.Line, budget.Year, Department = department, Currency = currency, Assumed = budget.Assumed ? 1 : 0, Fen = fen });
        if (opened == 1)
        {
            LedgerWriter.Append(scope,
            [
                [
                    $"open:{budget.Line}:{budget.Year}", department, budget.Line, budget.Year, "open", LedgerAccount.Appropriation, LedgerAccount.Available,
                    fen, currency, null, Stored.Of(at),
                ],
            ]);
        }
    }
}
