using System.Collections.Immutable;
using System.Text.Json;
using Matching.Engine.Populations;
using Matching.Engine.Tags;
using Matching.Rules.Values;
using Parquet;
using Parquet.Schema;

namespace Matching.Storage.Snapshots;

/// <summary>Reads the Parquet files of one kind of unit into a builder.</summary>
internal sealed class SnapshotFileReader
{
    private static readonly ParquetOptions Options = new() { UseDateOnlyTypeForDates = true };

    private readonly string directory;
    private readonly SnapshotKindEntry kind;
    private readonly ImmutableArray<(string Source, ImmutableArray<Tag> Tags)> feeds;

    public SnapshotFileReader(string directory, SnapshotKindEntry kind, TagDictionary tags)
    {
        this.directory = directory;
        this.kind = kind;
        feeds =
        [
            .. kind.Columns.GroupBy(c => c.Source, StringComparer.Ordinal)
                .Select(g => (g.Key, g.Select(c => TagOf(c, tags)).ToImmutableArray())),
        ];
    }

    /// <summary>Adds all units and facts.</summary>
    /// <exception cref="SnapshotException">A file is missing or damaged, or the dictionary does not fit.</exception>
    public void ReadInto(SnapshotBuilder builder)
    {
        foreach (var file in kind.Files)
        {
            var path = Path.Combine(directory, Path.GetFileName(file));
            try
            {
                using var stream = File.OpenRead(path);
                ReadFile(stream, builder).GetAwaiter().GetResult();
            }
            catch (Exception error) when (error is not SnapshotException and not OutOfMemoryException)
            {
                // Damaged bytes make the Parquet library throw many kinds of exception; all of them mean the same here.
                throw new SnapshotException($"{path} cannot be read: {error.Message} Restore the folder from a backup", error);
            }
        }
    }

    private Tag TagOf(SnapshotColumnEntry column, TagDictionary tags)
    {
        var tag = tags.Find(column.Tag)
            ?? throw new SnapshotException($"{directory} has facts about '{column.Tag}', which the tag dictionary does not know; add the tag again");
        return tag.Type.ToString() == column.Type ? tag : throw new SnapshotException(
            $"{directory} has '{column.Tag}' as {column.Type}, but the tag dictionary says {tag.Type}; import the sources again");
    }

    private async Task ReadFile(Stream stream, SnapshotBuilder builder)
    {
        await using var reader = await ParquetReader.CreateAsync(stream, Options, leaveStreamOpen: true).ConfigureAwait(false);
        var fields = reader.Schema.GetDataFields().ToDictionary(f => f.Name, StringComparer.Ordinal);
        for (var number = 0; number < reader.RowGroupCount; number++)
        {
            using var group = reader.OpenRowGroupReader(number);
            await ReadGroup(group, fields, builder).ConfigureAwait(false);
        }
    }

    private async Task ReadGroup(ParquetRowGroupReader group, Dictionary<string, DataField> fields, SnapshotBuilder builder)
    {
        var rows = checked((int)group.RowCount);
        var keys = await Strings(group, fields[ParquetLayout.Key], rows).ConfigureAwait(false);
        var links = ParquetLayout.HasLink(kind.Kind) ? await Strings(group, fields[ParquetLayout.Link], rows).ConfigureAwait(false) : null;
        var units = builder.Of(kind.Kind);
        for (var row = 0; row < rows; row++)
        {
            units.Add(keys[row]!, links?[row]);
        }

        foreach (var (source, tags) in feeds)
        {
            var dates = new DateOnly?[rows];
            await group.ReadAsync<DateOnly>(fields[ParquetLayout.AsOf(source)], dates.AsMemory(), null).ConfigureAwait(false);
            var columns = new Value[tags.Length][];
            for (var i = 0; i < tags.Length; i++)
            {
                columns[i] = await Cells(group, fields[tags[i].Code], tags[i].Type, rows).ConfigureAwait(false);
            }

            Put(builder.Feed(kind.Kind, source, tags), keys, dates, columns);
        }
    }

    private static void Put(FeedBuilder feed, string?[] keys, DateOnly?[] dates, Value[][] columns)
    {
        var values = new Value[columns.Length];
        for (var row = 0; row < keys.Length; row++)
        {
            if (dates[row] is not { } asOf)
            {
                continue;
            }

            for (var i = 0; i < values.Length; i++)
            {
                values[i] = columns[i][row];
            }

            feed.Put(keys[row]!, asOf, values);
        }
    }

    private static async Task<Value[]> Cells(ParquetRowGroupReader group, DataField field, TagType type, int rows) => type switch
    {
        TagType.Date => await Cells<DateOnly>(group, field, rows, Value.Of).ConfigureAwait(false),
        TagType.Boolean => await Cells<bool>(group, field, rows, Value.Of).ConfigureAwait(false),
        TagType.Enum => Array.ConvertAll(await Strings(group, field, rows).ConfigureAwait(false), t => t is null ? default : Value.Of(t)),
        TagType.List => Array.ConvertAll(await Strings(group, field, rows).ConfigureAwait(false), List),
        _ => await Cells<decimal>(group, field, rows, Value.Of).ConfigureAwait(false),
    };

    private static async Task<Value[]> Cells<T>(ParquetRowGroupReader group, DataField field, int rows, Func<T, Value> make)
        where T : struct
    {
        var cells = new T?[rows];
        await group.ReadAsync<T>(field, cells.AsMemory(), null).ConfigureAwait(false);
        return Array.ConvertAll(cells, c => c is { } known ? make(known) : default);
    }

    private static async Task<string?[]> Strings(ParquetRowGroupReader group, DataField field, int rows)
    {
        var texts = new string?[rows];
        await group.ReadAsync(field, texts.AsMemory()!, null).ConfigureAwait(false);
        return texts;
    }

    private static Value List(string? json) => json is null
        ? default
        : Value.Of([.. JsonSerializer.Deserialize<string[]>(json)!.Select(Value.Of)]);
}
