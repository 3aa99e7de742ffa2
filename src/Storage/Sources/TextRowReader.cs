namespace Matching.Storage.Sources;

/// <summary>Rows whose cells are made as texts of their own.</summary>
internal abstract class TextRowReader : RowReader
{
    private readonly string?[] cells;

    protected TextRowReader(int columns)
        : base(columns) => cells = new string?[columns];

    /// <summary>Cells for writing.</summary>
    protected Span<string?> Row => cells;

    /// <inheritdoc/>
    public sealed override ReadOnlySpan<char> Cell(int place) => cells[place];
}
