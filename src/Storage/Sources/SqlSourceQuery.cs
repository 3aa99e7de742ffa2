namespace Matching.Storage.Sources;

/// <summary>Database products that a department's tables are read from.</summary>
public enum SqlProvider
{
    /// <summary>SQLite file.</summary>
    Sqlite,

    /// <summary>PostgreSQL.</summary>
    Postgres,

    /// <summary>SQL Server.</summary>
    SqlServer,
}

/// <summary>A configured query; its result columns are named like those of the source's files. It only reads.</summary>
/// <param name="Name">Name in the configuration.</param>
/// <param name="SourceId">The source that the rows belong to.</param>
/// <param name="Provider">Product.</param>
/// <param name="ConnectionString">Connection string. It may hold a password and is never written anywhere.</param>
/// <param name="Sql">One SELECT.</param>
/// <param name="TimeoutSeconds">Longest time of the query.</param>
public sealed record SqlSourceQuery(
    string Name, string SourceId, SqlProvider Provider, string ConnectionString, string Sql, int TimeoutSeconds = 600)
{
    /// <inheritdoc/>
    public override string ToString() => $"query {Name} of {SourceId} on {Provider}";
}
