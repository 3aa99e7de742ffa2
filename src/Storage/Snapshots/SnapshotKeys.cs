using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Parquet.Schema;

namespace Matching.Storage.Snapshots;

/// <summary>The keys of all files of a kind in one order, and the place that each row of each file takes in it.</summary>
/// <param name="Keys">Keys, strictly ascending by code unit.</param>
/// <param name="Places">For each file, the place of each of its rows in <paramref name="Keys"/>.</param>
internal sealed record SnapshotKeys(ImmutableArray<string> Keys, int[][] Places)
{
    /// <summary>Reads and sorts the keys.</summary>
    public static SnapshotKeys Read(SnapshotFiles files)
    {
        var keys = Enumerable.Range(0, files.Count).Select(file => Read(files, file)).ToArray();
        var places = Array.ConvertAll(keys, k => new int[k.Count]);
        var orders = keys.Select(OrderOf).ToArray();
        var merged = ImmutableArray.CreateBuilder<string>(keys.Sum(k => k.Count));
        var next = new int[keys.Length];
        while (Least(keys, orders, next) is var file and >= 0)
        {
            var row = orders[file] is { } order ? order[next[file]] : next[file];
            if (merged.Count == 0 || !string.Equals(merged[^1], keys[file][row]))
            {
                merged.Add(keys[file][row]);
            }

            places[file][row] = merged.Count - 1;
            next[file]++;
        }

        return new SnapshotKeys(merged.DrainToImmutable(), places);
    }

    private static List<string> Read(SnapshotFiles files, int file)
    {
        var keys = new List<string>();
        files.Read(file, async (group, _) =>
        {
            var form = new DataField(ParquetLayout.Key, typeof(string), isNullable: false);
            var texts = new string?[group.RowCount];
            await group.ReadAsync(files.FieldOf(file, form, form), texts.AsMemory()).ConfigureAwait(false);
            keys.AddRange(texts.Select(text => text ?? throw new InvalidDataException("A key is missing.")));
        });
        return keys;
    }

    /// <summary>Rows in order of their keys; null when they lie in order, as they do in files that were written here.</summary>
    private static int[]? OrderOf(List<string> keys)
    {
        var span = CollectionsMarshal.AsSpan(keys);
        for (var row = 1; row < span.Length; row++)
        {
            if (string.CompareOrdinal(span[row - 1], span[row]) > 0)
            {
                return [.. Enumerable.Range(0, keys.Count).OrderBy(r => keys[r], StringComparer.Ordinal)];
            }
        }

        return null;
    }

    /// <summary>The file whose next key is the least; -1 at the end. There are only a few files.</summary>
    private static int Least(List<string>[] keys, int[]?[] orders, int[] next)
    {
        var (least, key) = (-1, string.Empty);
        for (var file = 0; file < keys.Length; file++)
        {
            if (next[file] == keys[file].Count)
            {
                continue;
            }

            var candidate = keys[file][orders[file] is { } order ? order[next[file]] : next[file]];
            if (least < 0 || string.CompareOrdinal(candidate, key) < 0)
            {
                (least, key) = (file, candidate);
            }
        }

        return least;
    }
}
