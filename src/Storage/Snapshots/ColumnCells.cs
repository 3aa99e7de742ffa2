using Matching.Engine.Populations;
using Parquet;
using Parquet.Schema;

namespace Matching.Storage.Snapshots;

/// <summary>The cells of one column in the order of the population, read out of all files of a kind.</summary>
internal sealed class ColumnCells<T>
    where T : struct
{
    private readonly int[][] places;
    private readonly T[] cells;
    private readonly ulong[] known;

    public ColumnCells(SnapshotKeys keys)
    {
        places = keys.Places;
        cells = new T[keys.Keys.Length];
        known = new ulong[(cells.Length + 63) / 64];
    }

    /// <summary>The cells; the default where there is none.</summary>
    public T[] Cells => cells;

    /// <summary>The rows that have a cell, as words of a <see cref="RowBitmap"/>.</summary>
    public ulong[] Known => known;

    /// <summary>Reads a column. <paramref name="make"/> turns what the file holds into cells.</summary>
    public void Read<TRaw>(SnapshotFiles files, DataField form, DataField raw, Func<TRaw, T> make)
        where TRaw : struct
    {
        var (values, levels) = (Array.Empty<TRaw>(), Array.Empty<int>());
        for (var file = 0; file < files.Count; file++)
        {
            var rows = places[file];
            files.Read(file, async (reader, group, first) =>
            {
                var count = checked((int)group.RowCount);
                (values, levels) = count <= values.Length ? (values, levels) : (new TRaw[count], new int[count]);
                await ReadGroup(reader, group, form, raw, values, levels).ConfigureAwait(false);
                Scatter(rows.AsSpan(first, count), values, levels, make);
            });
        }
    }

    private static async Task ReadGroup<TRaw>(ParquetReader reader, ParquetRowGroupReader group, DataField form, DataField raw, TRaw[] values, int[] levels)
        where TRaw : struct
    {
        var field = SnapshotFiles.FieldOf(reader, form, raw);
        await group.ReadRawAsync<TRaw>(field, values, levels, null).ConfigureAwait(false);
    }

    private void Scatter<TRaw>(ReadOnlySpan<int> rows, TRaw[] values, int[] levels, Func<TRaw, T> make)
        where TRaw : struct
    {
        var next = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            if (levels[i] == 0)
            {
                continue;
            }

            var row = rows[i];
            cells[row] = make(values[next++]);
            known[row >> 6] |= 1UL << (row & 63);
        }
    }
}
