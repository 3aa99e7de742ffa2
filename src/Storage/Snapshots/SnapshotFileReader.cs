using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using Matching.Engine.Populations;
using Matching.Engine.Tags;
using Parquet.Schema;

namespace Matching.Storage.Snapshots;

/// <summary>Reads the Parquet files of one kind of unit, column by column, into a population.</summary>
internal sealed class SnapshotFileReader
{
    private readonly SnapshotKindEntry kind;
    private readonly ImmutableArray<string> paths;
    private readonly ImmutableArray<(string Source, Tag Tag)> columns;

    /// <exception cref="SnapshotException">The dictionary does not fit.</exception>
    public SnapshotFileReader(string directory, SnapshotKindEntry kind, TagDictionary tags)
    {
        this.kind = kind;
        paths = [.. kind.Files.Select(f => Path.Combine(directory, Path.GetFileName(f)))];
        columns = [.. kind.Columns.Select(c => (c.Source, TagOf(c, tags, directory)))];
    }

    /// <summary>All units and facts.</summary>
    /// <exception cref="SnapshotException">A file is missing or damaged.</exception>
    public Population Read()
    {
        using var files = new SnapshotFiles(paths);
        var keys = SnapshotKeys.Read(files);
        var links = Links(files, keys);
        var sources = columns.Select(c => c.Source).Distinct(StringComparer.Ordinal).ToArray();
        var days = new SourceDays[sources.Length];
        InParallel(sources.Length, (open, i) => days[i] = SourceDays.Read(open, keys, sources[i]));
        var facts = new FactColumn[columns.Length];
        InParallel(columns.Length, (open, i) => facts[i] = new FactReader(open, keys).Read(columns[i].Tag, columns[i].Source, days[Array.IndexOf(sources, columns[i].Source)]));
        return new Population(kind.Kind, keys.Keys, links, [.. facts.OrderBy(c => c.Tag.Code, StringComparer.Ordinal)]);
    }

    private static Tag TagOf(SnapshotColumnEntry column, TagDictionary tags, string directory)
    {
        var tag = tags.Find(column.Tag)
            ?? throw new SnapshotException($"{directory} has facts about '{column.Tag}', which the tag dictionary does not know; add the tag again");
        return tag.Type.ToString() == column.Type ? tag : throw new SnapshotException(
            $"{directory} has '{column.Tag}' as {column.Type}, but the tag dictionary says {tag.Type}; import the sources again");
    }

    private ImmutableArray<string?> Links(SnapshotFiles files, SnapshotKeys keys)
    {
        if (!ParquetLayout.HasLink(kind.Kind))
        {
            return [];
        }

        var links = new string?[keys.Keys.Length];
        var form = new DataField(ParquetLayout.Link, typeof(string), isNullable: true);
        for (var file = 0; file < files.Count; file++)
        {
            var (number, places) = (file, keys.Places[file]);
            files.Read(file, async (group, first) =>
            {
                var texts = new string?[group.RowCount];
                await group.ReadAsync(files.FieldOf(number, form, form), texts.AsMemory()).ConfigureAwait(false);
                for (var i = 0; i < texts.Length; i++)
                {
                    links[places[first + i]] = texts[i];
                }
            });
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(links);
    }

    /// <summary>Each thread has the files open for itself.</summary>
    private void InParallel(int count, Action<SnapshotFiles, int> read)
    {
        var idle = new ConcurrentBag<SnapshotFiles>();
        try
        {
            Parallel.For(0, count, i =>
            {
                var open = idle.TryTake(out var files) ? files : new SnapshotFiles(paths);
                try
                {
                    read(open, i);
                }
                finally
                {
                    idle.Add(open);
                }
            });
        }
        catch (AggregateException several) when (several.InnerException is SnapshotException first)
        {
            ExceptionDispatchInfo.Throw(first);
        }
        finally
        {
            foreach (var files in idle)
            {
                files.Dispose();
            }
        }
    }
}
