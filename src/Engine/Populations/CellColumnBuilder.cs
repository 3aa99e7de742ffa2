using Matching.Engine.Tags;

namespace Matching.Engine.Populations;

/// <summary>A column whose rows are one number each.</summary>
internal abstract class CellColumnBuilder<T>(Tag tag) : ColumnBuilder(tag)
    where T : struct
{
    private T[] cells = [];

    protected T Cell(int row) => cells[row];

    protected void Write(int row, T cell)
    {
        if (row >= cells.Length)
        {
            Array.Resize(ref cells, Math.Max(row + 1, Math.Max(256, cells.Length * 2)));
        }

        cells[row] = cell;
    }

    public sealed override void Reserve(int rows)
    {
        if (rows > cells.Length)
        {
            Array.Resize(ref cells, rows);
        }

        Known.Reserve(rows);
    }

    public sealed override void Append(ColumnBuilder from, int start, int count)
    {
        var other = (CellColumnBuilder<T>)from;
        var theirs = CellsOf(other);
        if (start + count > cells.Length)
        {
            Array.Resize(ref cells, Math.Max(start + count, Math.Max(256, cells.Length * 2)));
        }

        // Rows at the end without a fact may have no cell.
        theirs.AsSpan(0, Math.Min(count, theirs.Length)).CopyTo(cells.AsSpan(start));
        Known.Append(other.Known, start);
    }

    public sealed override bool Same(int row, int other) =>
        Known[row] == Known[other] && (!Known[row] || EqualityComparer<T>.Default.Equals(cells[row], cells[other]));

    public sealed override void Compare(ColumnBuilder from, ReadOnlySpan<int> places, ReadOnlySpan<int> rows, Span<bool> differs)
    {
        var other = (CellColumnBuilder<T>)from;
        var (theirs, known) = (CellsOf(other), other.Known);
        for (var i = 0; i < rows.Length; i++)
        {
            var (place, row) = (places[i], rows[i]);
            differs[i] |= known[place] != Known[row] || (Known[row] && !EqualityComparer<T>.Default.Equals(theirs[place], cells[row]));
        }
    }

    public sealed override void Take(ColumnBuilder from, ReadOnlySpan<int> places, ReadOnlySpan<int> rows)
    {
        var other = (CellColumnBuilder<T>)from;
        var (theirs, known) = (CellsOf(other), other.Known);
        var needed = 0;
        foreach (var row in rows)
        {
            needed = Math.Max(needed, row + 1);
        }

        if (needed > cells.Length)
        {
            Array.Resize(ref cells, Math.Max(needed, Math.Min(cells.Length * 2, Array.MaxLength)));
        }

        var mine = cells;
        for (var i = 0; i < rows.Length; i++)
        {
            var (place, row) = (places[i], rows[i]);
            if (known[place])
            {
                mine[row] = theirs[place];
                Known.Set(row, true);
            }
            else if (Known[row])
            {
                Known.Set(row, false);
            }
        }
    }

    /// <summary>The cells of another builder in the form of this one.</summary>
    protected virtual T[] CellsOf(CellColumnBuilder<T> other) => other.cells;

    /// <summary>Cells in the sealed order; the default where there is no fact.</summary>
    protected T[] SealCells(int[] rows)
    {
        var result = new T[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            if (Known[rows[i]])
            {
                result[i] = cells[rows[i]];
            }
        }

        return result;
    }
}
