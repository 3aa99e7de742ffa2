namespace Matching.Storage.Sources;

/// <summary>Rows of a delivery, many at a time, as texts in the column order of their source.</summary>
internal abstract class RowReader : IDisposable
{
    protected RowReader(int columns) => Columns = columns;

    /// <summary>Number of columns of the source.</summary>
    public int Columns { get; }

    /// <summary>Reads on into texts that hold no row; without a row and without anything to split they are the end. One thread.</summary>
    public abstract void Fill(RowTexts texts);

    /// <summary>Splits what was read into rows, where reading did not do so. Any thread; at once for different texts.</summary>
    public virtual void Split(RowTexts texts)
    {
    }

    /// <inheritdoc/>
    public abstract void Dispose();
}
