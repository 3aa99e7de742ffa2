namespace Matching.Storage.Sources;

/// <summary>Rows of a delivery, one at a time, as texts in the column order of their source.</summary>
internal abstract class RowReader : IDisposable
{
    protected RowReader(int columns) => Columns = columns;

    /// <summary>Number of columns of the source.</summary>
    public int Columns { get; }

    /// <summary>Number of the row, from 1.</summary>
    public long Number { get; protected set; }

    /// <summary>What is wrong with the row as a row, or null.</summary>
    public RowFault? Fault { get; protected set; }

    /// <summary>The row as it came, for its keyed hash; empty when its cells stand for it. Valid until the next read.</summary>
    public virtual ReadOnlySpan<char> Line => default;

    /// <summary>A cell; empty where the row says nothing. Meaningless when there is a fault. Valid until the next call.</summary>
    public abstract ReadOnlySpan<char> Cell(int place);

    /// <summary>Reads the next row; false at the end.</summary>
    public abstract bool Read();

    /// <inheritdoc/>
    public abstract void Dispose();
}
