using Parquet;
using Parquet.Schema;

namespace Matching.Storage.Tests.Sources;

/// <summary>Rows to write as a row group of a Parquet file.</summary>
internal sealed class ParquetTable
{
    private readonly List<(Field Field, Func<ParquetRowGroupWriter, Task> Write)> columns = [];

    /// <summary>A file with a row group for each table; their columns are the same.</summary>
    public static byte[] ToFile(params ParquetTable[] groups)
    {
        using var stream = new MemoryStream();
        Write(groups, stream).GetAwaiter().GetResult();
        return stream.ToArray();
    }

    public ParquetTable Text(string name, params string?[] cells)
    {
        var field = new DataField(name, typeof(string), isNullable: true);
        columns.Add((field, writer => writer.WriteAsync(field, cells!)));
        return this;
    }

    public ParquetTable Optional<T>(DataField field, params T?[] cells)
        where T : struct
    {
        columns.Add((field, writer => writer.WriteAsync<T>(field, cells.AsMemory())));
        return this;
    }

    public ParquetTable Required<T>(string name, params T[] cells)
        where T : struct
    {
        var field = new DataField(name, typeof(T), isNullable: false);
        columns.Add((field, writer => writer.WriteAsync<T>(field, cells.AsMemory())));
        return this;
    }

    public ParquetTable Lists(string name, params string?[]?[] cells)
    {
        var item = new DataField("element", typeof(string), isNullable: true);
        var values = cells.Where(c => c is not null).SelectMany(c => c!).OfType<string>().Select(v => v.AsMemory()).ToArray();
        var definitions = cells.SelectMany(c => c is null ? [0] : c.Length == 0 ? [1] : c.Select(e => e is null ? 2 : 3)).ToArray();
        var repetitions = cells.SelectMany(c => c is { Length: > 0 } ? c.Select((_, i) => i == 0 ? 0 : 1) : [0]).ToArray();
        columns.Add((new ListField(name, item), WriteList));
        return this;

        async Task WriteList(ParquetRowGroupWriter writer) =>
            await writer.WriteAllPartsAsync<ReadOnlyMemory<char>>(item, values, definitions, repetitions, CancellationToken.None);
    }

    private static async Task Write(ParquetTable[] groups, Stream stream)
    {
        var schema = new ParquetSchema([.. groups[0].columns.Select(c => c.Field)]);
        foreach (var other in groups.Skip(1))
        {
            // A field must belong to a schema before it is written.
            _ = new ParquetSchema([.. other.columns.Select(c => c.Field)]);
        }

        await using var writer = await ParquetWriter.CreateAsync(schema, stream);
        foreach (var table in groups)
        {
            using var group = writer.CreateRowGroup();
            foreach (var (_, write) in table.columns)
            {
                await write(group);
            }
        }
    }
}
