namespace Matching.Api.Composition;

/// <summary>The database.</summary>
public sealed class DatabaseSettings
{
    /// <summary><c>sqlite</c> (default) or <c>postgres</c>.</summary>
    public string Provider { get; init; } = "sqlite";

    /// <summary>Connection string; empty for SQLite means <c>matching.db</c> in the data folder.</summary>
    public string ConnectionString { get; init; } = "";
}
