using System.Runtime.InteropServices;
using System.Text;

namespace Matching.Storage.Sources;

/// <summary>The texts of some rows in UTF-8, in one buffer that is used again and again.</summary>
internal sealed class RowTexts
{
    private const byte Separator = 0x1F;

    private readonly List<RowFault?> faults = [];
    private readonly List<(int Start, int Length)> lines = [];
    private readonly Dictionary<int, byte[]> otherLines = [];
    private (int Start, int Length)[] cells = [];
    private int cellsUsed;
    private byte[] buffer = new byte[1 << 14];
    private int used;

    /// <param name="columns">Cells of a row.</param>
    public RowTexts(int columns) => Columns = columns;

    /// <summary>Number of rows.</summary>
    public int Count => faults.Count;

    /// <summary>Number of cells of a row.</summary>
    public int Columns { get; }

    /// <summary>Whether nothing was read into them.</summary>
    public bool IsEmpty => Count == 0 && Unsplit.IsEmpty;

    /// <summary>What was read and is not split yet.</summary>
    public Memory<byte> Unsplit { get; private set; }

    /// <summary>Forgets all rows.</summary>
    public void Clear()
    {
        faults.Clear();
        lines.Clear();
        otherLines.Clear();
        (used, cellsUsed, Unsplit) = (0, 0, default);
    }

    /// <summary>The whole buffer, for a reader that writes into it what is to be split.</summary>
    /// <param name="length">Least length.</param>
    public byte[] BufferOf(int length) => buffer = buffer.Length >= length ? buffer : new byte[length];

    /// <summary>States what a reader wrote into the buffer.</summary>
    public void SetUnsplit(int start, int length) => (Unsplit, used) = (buffer.AsMemory(start, length), start + length);

    /// <summary>Adds a row of empty cells, which are to be set.</summary>
    /// <returns>Its cells, until the next row is added.</returns>
    public Span<(int Start, int Length)> AddRow()
    {
        faults.Add(null);
        lines.Add(default);
        var row = TakeCells(Columns);
        row.Clear();
        return row;
    }

    /// <summary>States what is wrong with the last row as a row.</summary>
    /// <param name="fault">What is wrong.</param>
    /// <param name="line">The row as it came, for its keyed hash; empty when its cells stand for it.</param>
    public void Fail(RowFault fault, ReadOnlySpan<byte> line)
    {
        faults[^1] = fault;
        if (!line.IsEmpty)
        {
            otherLines[Count - 1] = line.ToArray();
        }
    }

    /// <summary>Adds a cell to the row that is being made.</summary>
    public void AddCell(ReadOnlySpan<char> text)
    {
        TakeCells(1)[0] = Append(text);
    }

    /// <summary>Ends the row that is being made.</summary>
    /// <param name="fault">What is wrong with it as a row, or null.</param>
    /// <param name="line">The row as it came, for its keyed hash; empty when its cells stand for it.</param>
    public void EndRow(RowFault? fault, ReadOnlySpan<char> line)
    {
        faults.Add(fault);
        lines.Add(Append(line));
    }

    /// <summary>What is wrong with a row as a row, or null.</summary>
    public RowFault? FaultOf(int row) => faults[row];

    /// <summary>A cell; empty where the row says nothing.</summary>
    public ReadOnlySpan<byte> Cell(int row, int place)
    {
        var (start, length) = cells[(row * Columns) + place];
        return buffer.AsSpan(start, length);
    }

    /// <summary>The row as one text, for its keyed hash: as it came, or its cells in the order of the source's columns.</summary>
    public ReadOnlySpan<byte> Line(int row)
    {
        if (otherLines.TryGetValue(row, out var other) || lines[row].Length > 0)
        {
            return other ?? buffer.AsSpan(lines[row].Start, lines[row].Length);
        }

        var joined = new List<byte>();
        for (var place = 0; place < Columns; place++)
        {
            if (place > 0)
            {
                joined.Add(Separator);
            }

            joined.AddRange(Cell(row, place));
        }

        return CollectionsMarshal.AsSpan(joined);
    }

    private Span<(int Start, int Length)> TakeCells(int count)
    {
        if (cellsUsed + count > cells.Length)
        {
            Array.Resize(ref cells, Math.Max(cellsUsed + count, cells.Length * 2));
        }

        cellsUsed += count;
        return cells.AsSpan(cellsUsed - count, count);
    }

    private (int Start, int Length) Append(ReadOnlySpan<char> part)
    {
        var most = Encoding.UTF8.GetMaxByteCount(part.Length);
        if (most > buffer.Length - used)
        {
            Array.Resize(ref buffer, Math.Max(used + most, buffer.Length * 2));
        }

        var (start, length) = (used, Encoding.UTF8.GetBytes(part, buffer.AsSpan(used)));
        used += length;
        return (start, length);
    }
}

/// <summary>The cells of one row.</summary>
/// <param name="texts">The texts of its block.</param>
/// <param name="row">Its place there.</param>
internal readonly struct RowCells(RowTexts texts, int row)
{
    /// <summary>Number of cells.</summary>
    public int Count => texts.Columns;

    /// <summary>A cell in UTF-8; empty where the row says nothing.</summary>
    public ReadOnlySpan<byte> this[int place] => texts.Cell(row, place);
}
