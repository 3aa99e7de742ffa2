using Matching.Storage.Identities;

namespace Matching.Storage.Sources;

/// <summary>Some rows of a delivery in their order: read by one thread, typed by another.</summary>
internal sealed class RowBlock
{
    /// <summary>Most rows.</summary>
    public const int Rows = 1024;

    private readonly int columns;
    private readonly string?[] cells;
    private readonly string[] texts = new string[Rows];
    private readonly RowFault?[] faults = new RowFault?[Rows];
    private readonly TypedRow?[] typed = new TypedRow?[Rows];
    private readonly long[] numbers = new long[Rows];

    /// <param name="columns">Number of columns.</param>
    public RowBlock(int columns)
    {
        this.columns = columns;
        cells = new string?[columns * Rows];
    }

    /// <summary>Number of rows.</summary>
    public int Count { get; private set; }

    /// <summary>Takes over the row that a reader stands on.</summary>
    public void Take(RowReader row)
    {
        row.Cells.CopyTo(cells.AsSpan(Count * columns));
        (texts[Count], faults[Count], numbers[Count]) = (row.Text, row.Fault, row.Number);
        Count++;
    }

    /// <summary>Types every row and makes its keyed hash, in place of its text.</summary>
    public RowBlock Type(RowTyper typer, SubjectKeys keys)
    {
        for (var i = 0; i < Count; i++)
        {
            typed[i] = faults[i] is null ? typer.Type(cells.AsSpan(i * columns, columns), out faults[i]) : null;
            texts[i] = keys.OfRow(texts[i]);
        }

        return this;
    }

    /// <summary>Stages the typed rows and sets the others aside.</summary>
    public void Stage(Delivery delivery, StagedSource stage)
    {
        for (var i = 0; i < Count; i++)
        {
            if (typed[i] is { } row)
            {
                stage.Add(row, delivery, numbers[i], texts[i]);
            }
            else
            {
                delivery.SetAside(numbers[i], faults[i]!, texts[i]);
            }
        }
    }
}
