namespace Matching.Storage.Dialects;

/// <summary>Database products that the stores speak to.</summary>
public enum DatabaseProvider
{
    /// <summary>Embedded; one file.</summary>
    Sqlite,

    /// <summary>PostgreSQL 13 or later.</summary>
    PostgreSql,
}
