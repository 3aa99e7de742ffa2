namespace Matching.Storage.Sources;

/// <summary>Rows that are read one at a time and whose cells are made as texts of their own.</summary>
internal abstract class TextRowReader : RowReader
{
    private const int RowsAtOnce = 1024;

    private readonly string?[] cells;

    protected TextRowReader(int columns)
        : base(columns) => cells = new string?[columns];

    /// <summary>Cells for writing.</summary>
    protected Span<string?> Row => cells;

    /// <summary>What is wrong with the row as a row, or null.</summary>
    protected RowFault? Fault { get; set; }

    /// <summary>The row as it came, for its keyed hash; empty when its cells stand for it.</summary>
    protected virtual ReadOnlySpan<char> Line => default;

    /// <inheritdoc/>
    public sealed override void Fill(RowTexts texts)
    {
        while (texts.Count < RowsAtOnce && Read())
        {
            foreach (var cell in cells)
            {
                texts.AddCell(cell);
            }

            texts.EndRow(Fault, Line);
        }
    }

    /// <summary>Reads the next row; false at the end.</summary>
    protected abstract bool Read();
}
