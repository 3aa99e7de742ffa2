using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Matching.Storage.Identities;

/// <summary>
/// Inserts rows that share some values, one or many with a statement: to begin and to end a statement costs as much as a row. The longer form leaves
/// rows that are there already as they are, so that SQLite keeps no copy of the pages to undo a part of it; an error undoes the whole transaction.
/// </summary>
internal sealed class UpsertStatement : IDisposable
{
    /// <summary>Rows of the longer form.</summary>
    public const int Rows = 16;

    private readonly RowForm form;
    private readonly SqliteStatement one;
    private readonly SqliteStatement many;
    private bool metKnown;

    /// <param name="connection">An open connection.</param>
    /// <param name="form">What a row is made of.</param>
    public UpsertStatement(SqliteConnection connection, RowForm form)
    {
        this.form = form;
        one = new SqliteStatement(connection, $"INSERT INTO {form.Into} VALUES {Values(1)} {form.IfKnown ?? "ON CONFLICT DO NOTHING"}");
        many = new SqliteStatement(connection, $"INSERT OR ROLLBACK INTO {form.Into} VALUES {Values(Rows)} ON CONFLICT DO NOTHING");
    }

    /// <summary>Writes updates that share what rows share.</summary>
    /// <param name="updates">The updates.</param>
    /// <param name="first">The first of them.</param>
    /// <param name="count">One, or <see cref="Rows"/>.</param>
    public void Write(SealedUpdates updates, int first, int count)
    {
        if (count > 1 && !metKnown)
        {
            Bind(many, updates, first, count);
            if (many.RunAndCount() == count || form.IfKnown is null)
            {
                return;
            }

            // Where one is known, most are: from now on each is written by itself.
            metKnown = true;
        }

        for (var update = first; update < first + count; update++)
        {
            Bind(one, updates, update, 1);
            one.Run();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        one.Dispose();
        many.Dispose();
    }

    private void Bind(SqliteStatement statement, SealedUpdates updates, int first, int count)
    {
        form.BindShared(statement, updates, first);
        for (var row = 0; row < count; row++)
        {
            form.BindOwn(statement, ParameterOf(row), updates, first + row);
        }
    }

    private int ParameterOf(int row) => form.SharedParameters + (row * form.OwnParameters) + 1;

    private string Values(int rows) => string.Join(", ", Enumerable.Range(0, rows).Select(
        row => $"({form.Shared}, {string.Join(", ", Enumerable.Range(ParameterOf(row), form.OwnParameters).Select(p => string.Create(CultureInfo.InvariantCulture, $"?{p}")))})"));
}

/// <summary>What the rows of a table are made of.</summary>
/// <param name="Into">The table with its columns, the shared ones first.</param>
/// <param name="Shared">What all rows of a statement have in common.</param>
/// <param name="SharedParameters">Number of parameters in it.</param>
/// <param name="OwnParameters">Number of columns that each row has for itself.</param>
/// <param name="IfKnown">What is done where the row is there already; null to leave it as it is.</param>
/// <param name="BindShared">Binds what the rows share, of an update.</param>
/// <param name="BindOwn">Binds what a row has for itself, from a parameter on, of an update.</param>
internal sealed record RowForm(
    string Into, string Shared, int SharedParameters, int OwnParameters, string? IfKnown,
    Action<SqliteStatement, SealedUpdates, int> BindShared, Action<SqliteStatement, int, SealedUpdates, int> BindOwn);
