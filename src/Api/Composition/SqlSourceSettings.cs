namespace Matching.Api.Composition;

/// <summary>A query over a department's tables.</summary>
public sealed class SqlSourceSettings
{
    /// <summary>Source in <c>sources.yaml</c> that the rows belong to.</summary>
    public string Source { get; init; } = "";

    /// <summary><c>sqlite</c>, <c>postgres</c> or <c>sqlserver</c>.</summary>
    public string Provider { get; init; } = "sqlite";

    /// <summary>Connection string.</summary>
    public string ConnectionString { get; init; } = "";

    /// <summary>One SELECT whose columns are named like those of the source's files.</summary>
    public string Sql { get; init; } = "";
}
