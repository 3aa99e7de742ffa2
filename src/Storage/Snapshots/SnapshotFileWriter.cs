using System.Collections.Immutable;
using System.Globalization;
using Matching.Engine.Populations;
using Matching.Engine.Tags;
using Parquet;
using Parquet.Schema;

namespace Matching.Storage.Snapshots;

/// <summary>Writes a population into Parquet files, row group by row group, so that no more than one column of one group is held twice.</summary>
internal static class SnapshotFileWriter
{
    /// <summary>Writes the files, flushed to the disk, and describes them.</summary>
    public static SnapshotKindEntry Write(Population population, string directory)
    {
        var partitions = ParquetLayout.PartitionsFor(population.Count);
        var rows = Enumerable.Range(0, partitions).Select(_ => new List<int>(population.Count / partitions)).ToArray();
        for (var row = 0; row < population.Count; row++)
        {
            rows[ParquetLayout.PartitionOf(population.Keys[row], partitions)].Add(row);
        }

        var name = population.Kind.ToString().ToLowerInvariant();
        ImmutableArray<string> files = [.. Enumerable.Range(0, partitions).Select(p => string.Create(CultureInfo.InvariantCulture, $"{name}-{p}.parquet"))];
        Task.WhenAll(files.Select((file, p) => Task.Run(() => WriteFile(population, rows[p], Path.Combine(directory, file))))).GetAwaiter().GetResult();
        var columns = population.Columns.Select(c => new SnapshotColumnEntry(c.Tag.Code, c.Tag.Type.ToString(), c.SourceId));
        return new SnapshotKindEntry(population.Kind, population.Count, files, [.. columns]);
    }

    private static async Task WriteFile(Population population, List<int> rows, string path)
    {
        var key = new DataField(ParquetLayout.Key, typeof(string), isNullable: false);
        var link = new DataField(ParquetLayout.Link, typeof(string), isNullable: true);
        DataField[] heads = ParquetLayout.HasLink(population.Kind) ? [key, link] : [key];
        var sources = population.Columns.Cast<SealedColumn>().GroupBy(c => c.SourceId, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (Name: ParquetLayout.AsOf(g.Key), Columns: g.ToArray())).ToArray();
        (string Name, TagType Type)[] fields = [.. sources.Select(s => (s.Name, TagType.Date)), .. population.Columns.Select(c => (c.Tag.Code, c.Tag.Type))];
        var schema = new ParquetSchema([.. heads, .. fields.Select(f => ParquetLayout.FieldOf(f.Name, f.Type))]);
        var raw = new ParquetSchema([.. heads.Select(h => new DataField(h.Name, h.ClrType, h.IsNullable)), .. fields.Select(f => ParquetLayout.RawFieldOf(f.Name, f.Type))]).GetDataFields();

        using var stream = new FileStream(path, FileMode.CreateNew);
        await using (var writer = await ParquetWriter.CreateAsync(schema, stream).ConfigureAwait(false))
        {
            for (var first = 0; first == 0 || first < rows.Count; first += ParquetLayout.GroupRows)
            {
                using var group = writer.CreateRowGroup();
                var cells = new GroupWriter(group, rows.GetRange(first, Math.Min(ParquetLayout.GroupRows, rows.Count - first)));
                await cells.WriteTexts(raw[0], population.Keys!).ConfigureAwait(false);
                if (heads.Length > 1)
                {
                    await cells.WriteTexts(raw[1], population.Links).ConfigureAwait(false);
                }

                var next = heads.Length;
                foreach (var source in sources)
                {
                    await cells.WriteDays(raw[next++], source.Columns).ConfigureAwait(false);
                }

                foreach (var column in population.Columns)
                {
                    await cells.Write(raw[next++], (SealedColumn)column).ConfigureAwait(false);
                }

                group.CompleteValidate();
            }
        }

        stream.Flush(flushToDisk: true);
    }
}
