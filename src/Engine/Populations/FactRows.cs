using System.Collections.Immutable;
using Matching.Engine.Tags;
using Matching.Rules.Values;

namespace Matching.Engine.Populations;

/// <summary>Rows of facts in order of arrival, held as typed columns, before it is settled which of them count. One thread at a time.</summary>
public sealed class FactRows
{
    private readonly ColumnBuilder[] columns;

    /// <summary>No rows yet.</summary>
    /// <param name="tags">A column each.</param>
    /// <param name="expected">Rows that will probably come, for which room is made at once.</param>
    public FactRows(ImmutableArray<Tag> tags, int expected = 0)
    {
        columns = [.. tags.Select(ColumnBuilder.For)];
        Array.ForEach(columns, c => c.Reserve(expected));
    }

    /// <summary>Number of rows.</summary>
    public int Count { get; private set; }

    /// <summary>The columns in the order of their tags.</summary>
    internal ReadOnlySpan<ColumnBuilder> Columns => columns;

    /// <summary>Adds a row.</summary>
    /// <param name="values">One value for each tag; unknown where the source says nothing.</param>
    /// <exception cref="ArgumentException">The number or the kind of the values does not fit, or a number cannot be held exactly.</exception>
    public void Add(ReadOnlySpan<Value> values)
    {
        if (values.Length != columns.Length)
        {
            throw new ArgumentException($"{columns.Length} values are needed, not {values.Length}", nameof(values));
        }

        for (var i = 0; i < columns.Length; i++)
        {
            columns[i].Set(Count, values[i]);
        }

        Count++;
    }

    /// <summary>Adds a row of cells that are made already.</summary>
    /// <param name="cells">One cell for each tag.</param>
    /// <exception cref="ArgumentException">The number of the cells does not fit, or a cell holds a code that was not given here.</exception>
    public void AddCells(ReadOnlySpan<FactCell> cells)
    {
        if (cells.Length != columns.Length)
        {
            throw new ArgumentException($"{columns.Length} cells are needed, not {cells.Length}", nameof(cells));
        }

        for (var i = 0; i < columns.Length; i++)
        {
            if (cells[i].IsKnown)
            {
                columns[i].Set(Count, cells[i].Number);
            }
        }

        Count++;
    }

    /// <summary>The code that stands for a string or a list in the cells of a column; good until <see cref="Clear"/>.</summary>
    /// <param name="column">Number of the column.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentException">The column holds no codes, or not of such values.</exception>
    public int CodeOf(int column, Value value) => columns[column].CodeOf(value);

    /// <summary>Forgets all rows and codes; the room is kept.</summary>
    public void Clear()
    {
        Array.ForEach(columns, c => c.Clear());
        Count = 0;
    }

    /// <summary>Adds all rows of others with the same tags.</summary>
    public void Add(FactRows more)
    {
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i].Append(more.columns[i], Count, more.Count);
        }

        Count += more.Count;
    }

    /// <summary>Whether two rows state the same.</summary>
    public bool Same(int row, int other) => Array.TrueForAll(columns, c => c.Same(row, other));
}
