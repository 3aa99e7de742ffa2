using System.Data.Common;
using Dapper;
using Matching.Engine.Ports;
using Matching.Storage.Dialects;

namespace Matching.Storage.Stores;

/// <summary>The statements of one transaction.</summary>
internal sealed class WriteScope(IDialect dialect, DbTransaction transaction)
{
    /// <summary>Runs a statement and returns the number of rows that it changed.</summary>
    public int Execute(string sql, object? parameters = null) => transaction.Connection!.Execute(sql, parameters, transaction);

    /// <summary>Rows of a query.</summary>
    public IReadOnlyList<T> Query<T>(string sql, object? parameters = null) =>
        transaction.Connection!.Query<T>(sql, parameters, transaction).AsList();

    /// <summary>Inserts many rows.</summary>
    public void Insert(string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows) =>
        dialect.InsertRows(transaction, table, columns, rows);

    /// <summary>A statement that is prepared once and run for many rows.</summary>
    public DbCommand Prepare(string sql, params ReadOnlySpan<string> parameters)
    {
        var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        foreach (var name in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    /// <summary>
    /// Refuses a process that lost its run. The update locks the run's row until the commit, so that no later claim can slip
    /// between this comparison and the writes that follow it.
    /// </summary>
    /// <exception cref="StaleRunException">The claim is no longer the newest.</exception>
    public void Fence(RunClaim claim, DateTimeOffset at)
    {
        var held = Execute(
            "UPDATE run SET heartbeat_at = @At WHERE run_id = @RunId AND epoch = @Epoch AND state = 'running'",
            new { At = Stored.Of(at), claim.RunId, claim.Epoch });
        if (held != 1)
        {
            throw new StaleRunException(claim);
        }
    }

    /// <summary>Inserts that a row exists already for are left out: only the values that no row has.</summary>
    public HashSet<string> Missing(string table, string column, IEnumerable<string> values)
    {
        using var exists = Prepare($"SELECT COUNT(*) FROM {table} WHERE {column} = @Value", "Value");
        var missing = new HashSet<string>(StringComparer.Ordinal);
        foreach (var value in values)
        {
            exists.Parameters[0].Value = value;
            if (Convert.ToInt64(exists.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture) == 0)
            {
                missing.Add(value);
            }
        }

        return missing;
    }
}
