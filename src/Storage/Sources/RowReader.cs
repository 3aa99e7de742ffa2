namespace Matching.Storage.Sources;

/// <summary>Rows of a delivery, one at a time, as texts in the column order of their source.</summary>
internal abstract class RowReader : IDisposable
{
    private readonly string?[] cells;

    protected RowReader(int columns) => cells = new string?[columns];

    /// <summary>Number of the row, from 1.</summary>
    public long Number { get; protected set; }

    /// <summary>What is wrong with the row as a row, or null.</summary>
    public RowFault? Fault { get; protected set; }

    /// <summary>The cells; null where the row says nothing. Meaningless when there is a fault. Valid until the next read.</summary>
    public ReadOnlySpan<string?> Cells => cells;

    /// <summary>The row as one text, for its keyed hash.</summary>
    public abstract string Text { get; }

    /// <summary>Cells for writing.</summary>
    protected Span<string?> Row => cells;

    /// <summary>Reads the next row; false at the end.</summary>
    public abstract bool Read();

    /// <inheritdoc/>
    public abstract void Dispose();
}
