using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Matching.Engine.Populations;
using Parquet;
using Parquet.Schema;

namespace Matching.Storage.Snapshots;

/// <summary>Writes the columns of one row group, each as the integers or texts that the file holds.</summary>
internal sealed class GroupWriter
{
    private readonly ParquetRowGroupWriter group;
    private readonly List<int> rows;
    private readonly int[] levels;

    /// <param name="group">The row group.</param>
    /// <param name="rows">Its rows in the population.</param>
    public GroupWriter(ParquetRowGroupWriter group, List<int> rows)
    {
        this.group = group;
        this.rows = rows;
        levels = new int[rows.Count];
    }

    /// <summary>Writes keys or links.</summary>
    public async Task WriteTexts(DataField field, ImmutableArray<string?> texts)
    {
        if (field.IsNullable)
        {
            await Write(field, row => texts[row] is not null, row => texts[row].AsMemory()).ConfigureAwait(false);
            return;
        }

        var values = ArrayPool<ReadOnlyMemory<char>>.Shared.Rent(rows.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            values[i] = texts[rows[i]].AsMemory();
        }

        await group.WriteAllPartsAsync<ReadOnlyMemory<char>>(field, values.AsMemory(0, rows.Count), null, null, CancellationToken.None).ConfigureAwait(false);
        ArrayPool<ReadOnlyMemory<char>>.Shared.Return(values, clearArray: true);
    }

    /// <summary>Writes the as-of days of a source: of the rows about which one of its columns has a fact.</summary>
    public Task WriteDays(DataField field, SealedColumn[] columns) =>
        Write(field, row => Array.Exists(columns, c => c.Known[row]), row => columns[0].DayAt(row) - ParquetLayout.Epoch);

    /// <summary>Writes facts.</summary>
    public Task Write(DataField field, SealedColumn column)
    {
        var known = column.Known;
        switch (column)
        {
            case ScaledColumn numbers:
                return Write(field, row => known[row], row => numbers.Scaled[row]);
            case DateColumn dates:
                return Write(field, row => known[row], row => dates.Days[row] - ParquetLayout.Epoch);
            case BooleanColumn truth:
                return Write(field, row => known[row], row => truth.True[row]);
            case CodedColumn coded:
                return Write(field, row => known[row], row => coded.Dictionary[coded.CodeAt(row)].AsMemory());
            case ListColumn lists:
                var texts = lists.Lists.Select(l => JsonSerializer.Serialize(l.AsList.Select(e => e.AsString))).ToArray();
                return Write(field, row => known[row], row => texts[lists.CodeAt(row)].AsMemory());
            default:
                throw new NotSupportedException($"tag {column.Tag.Code}: no Parquet column holds a {column.GetType().Name}");
        }
    }

    private async Task Write<T>(DataField field, Func<int, bool> known, Func<int, T> cell)
        where T : struct
    {
        var values = ArrayPool<T>.Shared.Rent(rows.Count);
        var next = 0;
        for (var i = 0; i < levels.Length; i++)
        {
            levels[i] = known(rows[i]) ? 1 : 0;
            if (levels[i] == 1)
            {
                values[next++] = cell(rows[i]);
            }
        }

        await group.WriteAllPartsAsync<T>(field, values.AsMemory(0, next), levels, null, CancellationToken.None).ConfigureAwait(false);
        ArrayPool<T>.Shared.Return(values, clearArray: RuntimeHelpers.IsReferenceOrContainsReferences<T>());
    }
}
