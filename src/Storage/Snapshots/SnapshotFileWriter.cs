using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Matching.Engine.Populations;
using Matching.Engine.Tags;
using Matching.Rules.Values;
using Parquet;
using Parquet.Schema;

namespace Matching.Storage.Snapshots;

/// <summary>Writes a population into Parquet files.</summary>
internal static class SnapshotFileWriter
{
    /// <summary>Writes the files, flushed to the disk, and describes them.</summary>
    public static SnapshotKindEntry Write(Population population, string directory)
    {
        var partitions = ParquetLayout.PartitionsFor(population.Count);
        var rows = Enumerable.Range(0, partitions).Select(_ => new List<int>()).ToArray();
        for (var row = 0; row < population.Count; row++)
        {
            rows[ParquetLayout.PartitionOf(population.Keys[row], partitions)].Add(row);
        }

        var name = population.Kind.ToString().ToLowerInvariant();
        var files = ImmutableArray.CreateBuilder<string>();
        for (var partition = 0; partition < partitions; partition++)
        {
            files.Add(string.Create(CultureInfo.InvariantCulture, $"{name}-{partition}.parquet"));
            using var stream = new FileStream(Path.Combine(directory, files[^1]), FileMode.CreateNew);
            WriteFile(population, [.. rows[partition]], stream).GetAwaiter().GetResult();
            stream.Flush(flushToDisk: true);
        }

        var columns = population.Columns.Select(c => new SnapshotColumnEntry(c.Tag.Code, c.Tag.Type.ToString(), c.SourceId));
        return new SnapshotKindEntry(population.Kind, population.Count, files.ToImmutable(), [.. columns]);
    }

    private static async Task WriteFile(Population population, int[] rows, Stream stream)
    {
        var key = new DataField(ParquetLayout.Key, typeof(string), isNullable: false);
        var link = new DataField(ParquetLayout.Link, typeof(string), isNullable: true);
        var sources = population.Columns.GroupBy(c => c.SourceId, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (Field: new DataField<DateOnly>(ParquetLayout.AsOf(g.Key), nullable: true), Columns: g.ToArray())).ToArray();
        var facts = population.Columns.Select(c => (Field: ParquetLayout.FieldOf(c.Tag.Code, c.Tag.Type), Column: c)).ToArray();
        DataField[] heads = ParquetLayout.HasLink(population.Kind) ? [key, link] : [key];
        var schema = new ParquetSchema([.. heads, .. sources.Select(s => s.Field), .. facts.Select(f => f.Field)]);

        await using var writer = await ParquetWriter.CreateAsync(schema, stream).ConfigureAwait(false);
        using var group = writer.CreateRowGroup();
        await group.WriteAsync(key, Array.ConvertAll(rows, r => population.Keys[r])).ConfigureAwait(false);
        if (heads.Length > 1)
        {
            await group.WriteAsync(link, Array.ConvertAll(rows, r => population.Links[r])!).ConfigureAwait(false);
        }

        foreach (var (field, columns) in sources)
        {
            var dates = Array.ConvertAll(rows, r => columns.Select(c => c.AsOf(r)).FirstOrDefault(d => d is not null));
            await group.WriteAsync<DateOnly>(field, dates.AsMemory()).ConfigureAwait(false);
        }

        foreach (var (field, column) in facts)
        {
            await WriteColumn(group, field, column, rows).ConfigureAwait(false);
        }

        group.CompleteValidate();
    }

    private static Task WriteColumn(ParquetRowGroupWriter group, DataField field, FactColumn column, int[] rows) => column.Tag.Type switch
    {
        TagType.Money or TagType.Number or TagType.Percent => group.WriteAsync<decimal>(field, Cells(column, rows, v => v.AsNumber)),
        TagType.Date => group.WriteAsync<DateOnly>(field, Cells(column, rows, v => v.AsDate)),
        TagType.Boolean => group.WriteAsync<bool>(field, Cells(column, rows, v => v.IsTrue)),
        _ => group.WriteAsync(field, Array.ConvertAll(rows, r => Text(column[r]))!),
    };

    private static ReadOnlyMemory<T?> Cells<T>(FactColumn column, int[] rows, Func<Value, T> read)
        where T : struct => Array.ConvertAll(rows, r => column[r] is { IsUnknown: false } value ? read(value) : (T?)null);

    private static string? Text(Value value) => value.Kind switch
    {
        ValueKind.String => value.AsString,
        ValueKind.List => JsonSerializer.Serialize(value.AsList.Select(e => e.AsString)),
        _ => null,
    };
}
