using System.Collections.Frozen;
using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Matching.Storage.Dialects;

/// <summary>
/// SQLite: write-ahead log, full synchronisation (an intent must outlive a power cut), foreign keys on. Up to 128 MiB of pages stay in memory for
/// each connection: identifiers are spread over the whole of an index, and with SQLite's own 2 MiB a night reads and writes most pages many times.
/// </summary>
public sealed class SqliteDialect : IDialect
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int Constraint = 19;
    private const int UniqueViolation = 2067;
    private const int PrimaryKeyViolation = 1555;

    /// <inheritdoc/>
    public DatabaseProvider Provider => DatabaseProvider.Sqlite;

    /// <inheritdoc/>
    public string ScriptFolder => "Sqlite";

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Types { get; } =
        new Dictionary<string, string> { ["{key}"] = "TEXT", ["{text}"] = "TEXT", ["{blob}"] = "BLOB" }.ToFrozenDictionary();

    /// <inheritdoc/>
    public DbConnection Open(string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -131072;";
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public DbTransaction BeginWrite(DbConnection connection) =>
        ((SqliteConnection)connection).BeginTransaction(IsolationLevel.Serializable, deferred: false);

    /// <inheritdoc/>
    public bool IsTransient(DbException error) => error is SqliteException { SqliteErrorCode: Busy or Locked };

    /// <inheritdoc/>
    public bool IsDuplicate(DbException error) =>
        error is SqliteException { SqliteErrorCode: Constraint, SqliteExtendedErrorCode: UniqueViolation or PrimaryKeyViolation };

    /// <inheritdoc/>
    public void InsertRows(DbTransaction transaction, string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows)
    {
        using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        var names = Enumerable.Range(0, columns.Count).Select(i => $"$p{i}").ToArray();
        command.CommandText = $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", names)})";
        foreach (var name in names)
        {
            command.Parameters.Add(new SqliteParameter(name, null));
        }

        // Prepared once: the statement is parsed a single time for hundreds of thousands of rows.
        command.Prepare();
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++)
            {
                command.Parameters[i].Value = row[i] ?? DBNull.Value;
            }

            command.ExecuteNonQuery();
        }
    }
}
