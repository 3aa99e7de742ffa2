using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Matching.Storage.Identities;

/// <summary>A statement that is prepared once and run for very many rows. Its parameters are numbered from 1.</summary>
internal sealed class SqliteStatement : IDisposable
{
    private const int StackBytes = 256;

    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;
    private readonly string?[] bound;

    public SqliteStatement(SqliteConnection connection, string sql)
    {
        database = connection.Handle ?? throw new InvalidOperationException("the connection is not open");
        Check(raw.sqlite3_prepare_v2(database, sql, out statement));
        bound = new string?[1 + raw.sqlite3_bind_parameter_count(statement)];
    }

    public SqliteStatement Bind(int parameter, string text)
    {
        if (ReferenceEquals(bound[parameter], text))
        {
            // Parameters stay bound from row to row, and most rows are of the same source and date.
            return this;
        }

        bound[parameter] = text;
        Span<byte> utf8 = stackalloc byte[StackBytes];
        Check(Encoding.UTF8.TryGetBytes(text, utf8, out var length)
            ? raw.sqlite3_bind_text(statement, parameter, utf8[..length])
            : raw.sqlite3_bind_text(statement, parameter, text));
        return this;
    }

    public SqliteStatement Bind(int parameter, int number)
    {
        Check(raw.sqlite3_bind_int(statement, parameter, number));
        return this;
    }

    /// <summary>Binds bytes; none are null.</summary>
    public SqliteStatement Bind(int parameter, ReadOnlySpan<byte> bytes)
    {
        Check(bytes.IsEmpty ? raw.sqlite3_bind_null(statement, parameter) : raw.sqlite3_bind_blob(statement, parameter, bytes));
        return this;
    }

    /// <summary>Runs the statement; parameters stay bound.</summary>
    /// <exception cref="SqliteException">SQLite refuses.</exception>
    public void Run()
    {
        var result = raw.sqlite3_step(statement);
        Check(raw.sqlite3_reset(statement));
        Check(result == raw.SQLITE_DONE ? raw.SQLITE_OK : result);
    }

    /// <summary>Runs the statement; parameters stay bound.</summary>
    /// <returns>Rows that it inserted or changed.</returns>
    /// <exception cref="SqliteException">SQLite refuses.</exception>
    public int RunAndCount()
    {
        Run();
        return raw.sqlite3_changes(database);
    }

    public void Dispose() => statement.Dispose();

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, database);
}
