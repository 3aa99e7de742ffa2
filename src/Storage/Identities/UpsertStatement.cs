using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Matching.Storage.Identities;

/// <summary>Inserts rows that share some values, one or many with a statement: to begin and to end a statement costs as much as a row.</summary>
internal sealed class UpsertStatement : IDisposable
{
    /// <summary>Rows of the longer form.</summary>
    public const int Rows = 16;

    private readonly int taken;
    private readonly int own;
    private readonly SqliteStatement one;
    private readonly SqliteStatement many;

    /// <param name="connection">An open connection.</param>
    /// <param name="insert">What comes before the rows, with the columns.</param>
    /// <param name="shared">What all rows of a statement have in common: the values of the first columns.</param>
    /// <param name="taken">Number of parameters in it.</param>
    /// <param name="own">Number of columns that each row has for itself.</param>
    /// <param name="conflict">What comes after the rows.</param>
    public UpsertStatement(SqliteConnection connection, string insert, string shared, int taken, int own, string conflict)
    {
        (this.taken, this.own) = (taken, own);
        one = new SqliteStatement(connection, $"{insert} VALUES {Values(shared, 1)} {conflict}");
        many = new SqliteStatement(connection, $"{insert} VALUES {Values(shared, Rows)} {conflict}");
    }

    /// <summary>The form for a number of rows: one, or <see cref="Rows"/>.</summary>
    public SqliteStatement For(int rows) => rows == 1 ? one : many;

    /// <summary>The parameter of a row's own column.</summary>
    /// <param name="row">The row, from 0.</param>
    /// <param name="column">The column, from 1.</param>
    public int ParameterOf(int row, int column) => taken + (row * own) + column;

    /// <inheritdoc/>
    public void Dispose()
    {
        one.Dispose();
        many.Dispose();
    }

    private string Values(string shared, int rows) => string.Join(", ", Enumerable.Range(0, rows).Select(
        row => $"({shared}, {string.Join(", ", Enumerable.Range(1, own).Select(c => string.Create(CultureInfo.InvariantCulture, $"?{ParameterOf(row, c)}")))})"));
}
