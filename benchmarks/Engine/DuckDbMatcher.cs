using System.Collections.Immutable;
using System.Globalization;
using DuckDB.NET.Data;

namespace Matching.Benchmarks.Engine;

/// <summary>How DuckDB is asked.</summary>
internal enum DuckDbWay
{
    /// <summary>The Parquet files, a query for each policy.</summary>
    ParquetByPolicy,

    /// <summary>The Parquet files, all policies in one pass.</summary>
    ParquetOnePass,

    /// <summary>A table in its memory, all policies in one pass.</summary>
    TableOnePass,
}

/// <summary>DuckDB over the Parquet files of the snapshot.</summary>
internal sealed class DuckDbMatcher : ICompetitor
{
    private readonly DuckDBConnection connection = new("DataSource=:memory:");
    private readonly ImmutableArray<string> queries;

    /// <summary>Opens a database of one thread, and loads the table where that is the way.</summary>
    public DuckDbMatcher(Workload work, RealSubjects files, DuckDbWay way)
    {
        connection.Open();
        Execute("SET threads = 1");
        var from = $"read_parquet('{files.Pattern.Replace("'", "''", StringComparison.Ordinal)}')";
        if (way == DuckDbWay.TableOnePass)
        {
            Execute($"CREATE TABLE subjects AS SELECT * FROM {from}");
            from = "subjects";
        }

        Name = way switch
        {
            DuckDbWay.ParquetByPolicy => "DuckDB, Parquet, a query a policy, 1 thread",
            DuckDbWay.ParquetOnePass => "DuckDB, Parquet, one pass, 1 thread",
            _ => "DuckDB, table in memory, one pass, 1 thread",
        };
        queries = way == DuckDbWay.ParquetByPolicy
            ? [.. work.Policies.Select(p => $"SELECT count(*) FROM {from} WHERE {Text(p)}")]
            : [$"SELECT {string.Join(", ", work.Policies.Select(p => $"count(*) FILTER (WHERE {Text(p)})"))} FROM {from}"];
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public void Dispose() => connection.Dispose();

    /// <inheritdoc/>
    public long CountMatches()
    {
        var found = 0L;
        foreach (var query in queries)
        {
            using var command = connection.CreateCommand();
            command.CommandText = query;
            using var reader = command.ExecuteReader();
            reader.Read();
            for (var column = 0; column < reader.FieldCount; column++)
            {
                found += reader.GetInt64(column);
            }
        }

        return found;
    }

    private static string Text(SyntheticPolicy policy) => string.Join(" AND ", policy.Conditions.Select(c => "(" + string.Join(" OR ", c.Select(Text)) + ")"));

    private static string Text(Atom atom) => atom.Test switch
    {
        Test.AtLeast => $"{atom.Field.Code} >= {Literal(atom.Field, atom.Operand)}",
        Test.AtMost => $"{atom.Field.Code} <= {Literal(atom.Field, atom.Operand)}",
        Test.Is => atom.Operand == 1 ? atom.Field.Code : $"NOT {atom.Field.Code}",
        _ => $"{atom.Field.Code} IN ({string.Join(", ", atom.Field.Codes.Where((_, code) => (atom.Operand >> code & 1) != 0).Select(c => $"'{c}'"))})",
    };

    private static string Literal(Field field, int raw) => field.Kind switch
    {
        FieldKind.Money => (raw / 100m).ToString(CultureInfo.InvariantCulture),
        FieldKind.Date => $"DATE '{DateOnly.FromDayNumber(raw).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}'",
        _ => raw.ToString(CultureInfo.InvariantCulture),
    };

    private void Execute(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
