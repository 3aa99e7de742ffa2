using System.Data.Common;
using Npgsql;

namespace Matching.Simulation.Kill;

/// <summary>Rounds on PostgreSQL: a database for each copy, made from the imported one as its template.</summary>
internal sealed class PostgresArena : IArena
{
    private const string Variable = "MATCHING_TEST_POSTGRES";
    private readonly string server;
    private readonly string prefix;
    private readonly FolderArena folders = new();
    private readonly HashSet<string> databases = new(StringComparer.Ordinal);

    /// <summary>An arena on the server that <c>MATCHING_TEST_POSTGRES</c> names.</summary>
    /// <exception cref="CampaignException">The variable is not set.</exception>
    public PostgresArena()
    {
        server = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } text
            ? text
            : throw new CampaignException($"--database postgres needs {Variable}: a connection string to a server where databases may be created");
        prefix = $"kill_{Environment.ProcessId}_";
        Create(NameOf(Base), template: null);
    }

    /// <inheritdoc/>
    public string Base => folders.Base;

    /// <inheritdoc/>
    public string Copy(string name)
    {
        var folder = folders.Copy(name);
        Create(NameOf(folder), NameOf(Base));
        return folder;
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Settings(string folder) => new Dictionary<string, string>
    {
        ["Matching__Database__Provider"] = "postgres", ["Matching__Database__ConnectionString"] = ConnectionTo(NameOf(folder)),
    };

    /// <inheritdoc/>
    public DbConnection Open(string folder)
    {
        var connection = new NpgsqlConnection(ConnectionTo(NameOf(folder)) + ";Pooling=false");
        connection.Open();
        return connection;
    }

    /// <inheritdoc/>
    public void Drop(string folder)
    {
        Execute($"DROP DATABASE {NameOf(folder)} WITH (FORCE)");
        databases.Remove(NameOf(folder));
        folders.Drop(folder);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var database in databases)
        {
            Execute($"DROP DATABASE IF EXISTS {database} WITH (FORCE)");
        }

        folders.Dispose();
    }

    private string NameOf(string folder) => prefix + Path.GetFileName(folder).Replace('-', '_');

    private string ConnectionTo(string database) => new NpgsqlConnectionStringBuilder(server) { Database = database }.ConnectionString;

    private void Create(string database, string? template)
    {
        Execute($"CREATE DATABASE {database}" + (template is null ? "" : $" TEMPLATE {template}"));
        databases.Add(database);
    }

    private void Execute(string sql)
    {
        using var connection = new NpgsqlConnection(server + ";Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
