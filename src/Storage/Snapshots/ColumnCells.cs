using System.Buffers;
using System.Runtime.CompilerServices;
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
        for (var file = 0; file < files.Count; file++)
        {
            var (number, rows) = (file, places[file]);
            files.Read(file, (group, first) => ReadGroup(group, files.FieldOf(number, form, raw), rows, first, make));
        }
    }

    private async Task ReadGroup<TRaw>(ParquetRowGroupReader group, DataField field, int[] rows, int first, Func<TRaw, T> make)
        where TRaw : struct
    {
        var count = checked((int)group.RowCount);
        var (values, levels) = (ArrayPool<TRaw>.Shared.Rent(count), ArrayPool<int>.Shared.Rent(count));
        await group.ReadRawAsync<TRaw>(field, values.AsMemory(0, count), levels.AsMemory(0, count), null).ConfigureAwait(false);
        Scatter(rows.AsSpan(first, count), values, levels, make);
        ArrayPool<TRaw>.Shared.Return(values, clearArray: RuntimeHelpers.IsReferenceOrContainsReferences<TRaw>());
        ArrayPool<int>.Shared.Return(levels);
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
