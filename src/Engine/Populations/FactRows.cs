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
    public FactRows(ImmutableArray<Tag> tags) => columns = [.. tags.Select(ColumnBuilder.For)];

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

    /// <summary>Adds all rows of others with the same tags.</summary>
    public void Add(FactRows more)
    {
        int[] places = [.. Enumerable.Range(0, more.Count)];
        int[] rows = [.. Enumerable.Range(Count, more.Count)];
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i].Take(more.columns[i], places, rows);
        }

        Count += more.Count;
    }

    /// <summary>Whether two rows state the same.</summary>
    public bool Same(int row, int other) => Array.TrueForAll(columns, c => c.Same(row, other));
}
