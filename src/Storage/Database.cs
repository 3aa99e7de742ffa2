using System.Data.Common;
using Dapper;
using Matching.Engine.Ports;
using Matching.Storage.Dialects;

namespace Matching.Storage;

/// <summary>
/// Opens connections and runs transactions. Every durable write goes through <see cref="Write{T}"/>, which has a name,
/// a fail point round its commit, and runs the whole transaction again when the database was busy.
/// </summary>
public sealed class Database
{
    private const int MaxAttempts = 8;

    private readonly string connectionString;
    private readonly IFailPoints failPoints;

    /// <summary>A database.</summary>
    /// <param name="provider">Product.</param>
    /// <param name="connectionString">Connection string of its ADO.NET provider; for SQLite at least <c>Data Source=FILE</c>.</param>
    /// <param name="failPoints">Places at which a test may stop the process; none by default.</param>
    /// <exception cref="ArgumentException">The connection string is empty.</exception>
    public Database(DatabaseProvider provider, string connectionString, IFailPoints? failPoints = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        this.connectionString = connectionString;
        this.failPoints = failPoints ?? NoFailPoints.Instance;
        Dialect = provider switch
        {
            DatabaseProvider.Sqlite => new SqliteDialect(),
            DatabaseProvider.PostgreSql => new PostgreSqlDialect(),
            _ => throw new ArgumentOutOfRangeException(nameof(provider), provider, "no such database product"),
        };
    }

    /// <summary>What is particular to the product.</summary>
    public IDialect Dialect { get; }

    /// <summary>Product.</summary>
    public DatabaseProvider Provider => Dialect.Provider;

    /// <summary>Connection string, for the migrator.</summary>
    internal string ConnectionString => connectionString;

    /// <summary>An embedded database in a file, created with its folder when it does not exist.</summary>
    public static Database InFile(string path, IFailPoints? failPoints = null)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        return new Database(DatabaseProvider.Sqlite, $"Data Source={path}", failPoints);
    }

    /// <summary>Opens a connection; the caller disposes it.</summary>
    public DbConnection Open() => Dialect.Open(connectionString);

    /// <summary>Reads on a connection of its own.</summary>
    public T Read<T>(Func<DbConnection, T> work)
    {
        using var connection = Open();
        return work(connection);
    }

    /// <summary>Rows of a query on a connection of its own, mapped by Dapper.</summary>
    public IReadOnlyList<T> Query<T>(string sql, object? parameters = null) =>
        Read(connection => connection.Query<T>(sql, parameters).AsList());

    /// <summary>Runs one transaction; again as a whole, up to 8 times, when the database was busy or refused it for its order.</summary>
    /// <param name="name">Name of the fail point.</param>
    /// <param name="work">Statements; no outside call may happen inside.</param>
    public T Write<T>(string name, Func<DbTransaction, T> work)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return WriteOnce(name, work);
            }
            catch (DbException error) when (attempt < MaxAttempts && Dialect.IsTransient(error))
            {
                // No pause of our own: SQLite has waited its busy time-out, PostgreSQL has rolled one of two rivals back.
                continue;
            }
        }
    }

    /// <summary>Runs one transaction that returns nothing.</summary>
    public void Write(string name, Action<DbTransaction> work) => Write(name, transaction =>
    {
        work(transaction);
        return true;
    });

    private T WriteOnce<T>(string name, Func<DbTransaction, T> work)
    {
        using var connection = Open();
        using var transaction = Dialect.BeginWrite(connection);
        var result = work(transaction);
        failPoints.Hit(name, FailPosition.Before);
        transaction.Commit();
        failPoints.Hit(name, FailPosition.After);
        return result;
    }
}
