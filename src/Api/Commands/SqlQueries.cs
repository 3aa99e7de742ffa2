using Matching.Api.Composition;
using Matching.Rules;
using Matching.Storage.Sources;

namespace Matching.Api.Commands;

/// <summary>The configured queries over departments' tables.</summary>
public static class SqlQueries
{
    /// <summary>The query with a name.</summary>
    /// <exception cref="CommandFailure">It is not configured, or its provider is not known.</exception>
    public static SqlSourceQuery Require(MatchingSettings settings, string name)
    {
        // Names from the environment come in upper case, so names are compared as the configuration compares them.
        if (settings.Sources.FirstOrDefault(s => string.Equals(s.Key, name, StringComparison.OrdinalIgnoreCase)).Value is not { } source)
        {
            var known = settings.Sources.Count == 0 ? "-" : string.Join(", ", settings.Sources.Keys.Order(StringComparer.Ordinal));
            throw Bad(name, $"没有配置查询 '{name}'；已有：{known}", $"no query '{name}' is configured; there are: {known}");
        }

        var provider = source.Provider switch
        {
            "sqlite" => SqlProvider.Sqlite,
            "postgres" => SqlProvider.Postgres,
            "sqlserver" => SqlProvider.SqlServer,
            var other => throw Bad(name, $"没有数据库类型 '{other}'", $"there is no provider '{other}'; write sqlite, postgres or sqlserver"),
        };
        return source is { Source.Length: > 0, ConnectionString.Length: > 0, Sql.Length: > 0 }
            ? new SqlSourceQuery(name, source.Source, provider, source.ConnectionString, source.Sql)
            : throw Bad(name, "Source、ConnectionString、Sql 都不能为空", "Source, ConnectionString and Sql must all be given");
    }

    private static CommandFailure Bad(string name, string zh, string en) => new(
        ExitCode.BadInput, new LocalizedText(zh, en), $"Matching:Sources:{name}",
        new LocalizedText("在 appsettings.json 的 Matching:Sources 中更正", "mend it under Matching:Sources in appsettings.json"));
}
