namespace Matching.Storage.Sources;

/// <summary>The texts of some rows, one after the other in one buffer that is used again and again.</summary>
internal sealed class RowTexts
{
    private const char Separator = '\u001F';

    private readonly int columns;
    private readonly int[] starts;
    private readonly int[] lengths;
    private readonly Range[] lines;
    private char[] text = new char[1 << 14];
    private int used;

    /// <param name="columns">Cells of a row.</param>
    /// <param name="rows">Most rows.</param>
    public RowTexts(int columns, int rows)
    {
        this.columns = columns;
        (starts, lengths, lines) = (new int[columns * rows], new int[columns * rows], new Range[rows]);
    }

    /// <summary>Number of rows.</summary>
    public int Count { get; private set; }

    /// <summary>Number of cells of a row.</summary>
    public int Columns => columns;

    /// <summary>Forgets all rows.</summary>
    public void Clear() => (Count, used) = (0, 0);

    /// <summary>Takes over the row that a reader stands on.</summary>
    public void Add(RowReader row)
    {
        var first = used;
        for (var place = 0; place < columns; place++)
        {
            if (place > 0)
            {
                Append([Separator]);
            }

            var cell = Count * columns + place;
            starts[cell] = used;
            lengths[cell] = Append(row.Cell(place));
        }

        lines[Count] = first..used;
        if (row.Line is { IsEmpty: false } line)
        {
            lines[Count] = used..(used + Append(line));
        }

        Count++;
    }

    /// <summary>A cell; empty where the row says nothing.</summary>
    public ReadOnlySpan<char> Cell(int row, int place) => text.AsSpan(starts[(row * columns) + place], lengths[(row * columns) + place]);

    /// <summary>The row as one text, for its keyed hash: as it came, or its cells in the order of the source's columns.</summary>
    public ReadOnlySpan<char> Line(int row) => text.AsSpan(lines[row]);

    private int Append(ReadOnlySpan<char> part)
    {
        if (part.Length > text.Length - used)
        {
            Array.Resize(ref text, Math.Max(used + part.Length, text.Length * 2));
        }

        part.CopyTo(text.AsSpan(used));
        used += part.Length;
        return part.Length;
    }
}

/// <summary>The cells of one row.</summary>
/// <param name="texts">The texts of its block.</param>
/// <param name="row">Its place there.</param>
internal readonly struct RowCells(RowTexts texts, int row)
{
    /// <summary>Number of cells.</summary>
    public int Count => texts.Columns;

    /// <summary>A cell; empty where the row says nothing.</summary>
    public ReadOnlySpan<char> this[int place] => texts.Cell(row, place);
}
