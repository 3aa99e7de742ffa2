using System.Globalization;
using DuckDB.NET.Data;
using Matching.Engine.Tags;
using Matching.Storage.Sources;

namespace Matching.Benchmarks.Import;

/// <summary>DuckDB reads a csv file into a table in its memory, with the types that the import gives; rows that do not fit are left out.</summary>
internal static class DuckDbRead
{
    /// <summary>Reads the file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="threads">Threads that it may use.</param>
    /// <returns>Rows of the table.</returns>
    public static long Read(SourceFile file, int threads)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        Execute(connection, string.Create(CultureInfo.InvariantCulture, $"SET threads = {threads}"));
        var columns = string.Join(", ", file.Source.ColumnNames.Select(c => $"'{c}': '{TypeOf(file.Source, c)}'"));
        Execute(connection, $"CREATE TABLE facts AS SELECT * FROM read_csv('{file.Path}', header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"', ignore_errors = true, columns = {{{columns}}})");
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM facts";
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static string TypeOf(SourceDescription source, string column)
    {
        if (column == source.AsOfColumn)
        {
            return "DATE";
        }

        return source.Tags.FirstOrDefault(t => t.Name == column)?.Type switch
        {
            TagType.Money => "DECIMAL(18,2)",
            TagType.Number => "DECIMAL(18,4)",
            TagType.Percent => "DECIMAL(18,6)",
            TagType.Date => "DATE",
            TagType.Boolean => "BOOLEAN",
            _ => "VARCHAR",
        };
    }

    private static void Execute(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
