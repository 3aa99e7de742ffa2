using System.Collections.Frozen;
using System.Data;
using System.Data.Common;
using Npgsql;
using NpgsqlTypes;

namespace Matching.Storage.Dialects;

/// <summary>PostgreSQL. Keys compare by code unit (<c>COLLATE "C"</c>), as everywhere else in this product.</summary>
public sealed class PostgreSqlDialect : IDialect
{
    /// <inheritdoc/>
    public DatabaseProvider Provider => DatabaseProvider.PostgreSql;

    /// <inheritdoc/>
    public string ScriptFolder => "PostgreSql";

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Types { get; } =
        new Dictionary<string, string> { ["{key}"] = "TEXT COLLATE \"C\"", ["{text}"] = "TEXT", ["{blob}"] = "BYTEA" }.ToFrozenDictionary();

    /// <inheritdoc/>
    public DbConnection Open(string connectionString)
    {
        var connection = new NpgsqlConnection(connectionString);
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public DbTransaction BeginWrite(DbConnection connection) => connection.BeginTransaction(IsolationLevel.ReadCommitted);

    /// <inheritdoc/>
    public bool IsTransient(DbException error) => error switch
    {
        PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.LockNotAvailable } => true,
        _ => false,
    };

    /// <inheritdoc/>
    public bool IsDuplicate(DbException error) => error is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    /// <inheritdoc/>
    public void InsertRows(DbTransaction transaction, string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows)
    {
        var connection = (NpgsqlConnection)transaction.Connection!;
        using var import = connection.BeginBinaryImport($"COPY {table} ({string.Join(", ", columns)}) FROM STDIN (FORMAT BINARY)");
        foreach (var row in rows)
        {
            import.StartRow();
            foreach (var value in row)
            {
                Write(import, value);
            }
        }

        import.Complete();
    }

    private static void Write(NpgsqlBinaryImporter import, object? value)
    {
        switch (value)
        {
            case null:
                import.WriteNull();
                break;
            case string text:
                import.Write(text, NpgsqlDbType.Text);
                break;
            case int number:
                import.Write(number, NpgsqlDbType.Integer);
                break;
            case long number:
                import.Write(number, NpgsqlDbType.Bigint);
                break;
            case byte[] bytes:
                import.Write(bytes, NpgsqlDbType.Bytea);
                break;
            default:
                throw new ArgumentException($"a value of type {value.GetType().Name} has no column type", nameof(value));
        }
    }
}
