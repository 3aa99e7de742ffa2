using Matching.Rules.Values;
using Matching.Storage.Identities;

namespace Matching.Storage.Sources;

/// <summary>Some rows of a delivery in their order: read by one thread, typed by another. Used again once they are staged.</summary>
internal sealed class RowBlock
{
    /// <summary>Most rows.</summary>
    public const int Rows = 1024;

    private readonly SourceDescription source;
    private readonly RowTexts texts;
    private readonly long[] numbers = new long[Rows];
    private readonly RowFault?[] faults = new RowFault?[Rows];
    private readonly List<QuarantinedRow> aside = [];
    private readonly Value[] values;
    private StagedRows typed;

    /// <param name="source">The source that the rows are of.</param>
    public RowBlock(SourceDescription source)
    {
        this.source = source;
        texts = new RowTexts(source.ColumnNames.Length, Rows);
        values = new Value[source.Tags.Length];
        typed = new StagedRows(source);
    }

    /// <summary>Number of rows.</summary>
    public int Count => texts.Count;

    /// <summary>Takes over the row that a reader stands on.</summary>
    public void Take(RowReader row)
    {
        (faults[Count], numbers[Count]) = (row.Fault, row.Number);
        texts.Add(row);
    }

    /// <summary>Types every row, or says what is wrong with it.</summary>
    /// <param name="typer">Types rows.</param>
    /// <param name="keys">Makes keyed hashes.</param>
    /// <param name="hashAll">Whether typed rows get their keyed hash too, because they cannot be read again.</param>
    public RowBlock Type(RowTyper typer, SubjectKeys keys, bool hashAll)
    {
        for (var i = 0; i < Count; i++)
        {
            var cells = new RowCells(texts, i);
            if (faults[i] is null && typer.Type(cells, values, out faults[i]) is { } row)
            {
                typed.Add(row, values, numbers[i], hashAll ? keys.OfRow(texts.Line(i)) : string.Empty, cells);
            }
            else
            {
                aside.Add(new QuarantinedRow(numbers[i], faults[i]!.Code, faults[i]!.Column, keys.OfRow(texts.Line(i))));
            }
        }

        return this;
    }

    /// <summary>Stages the typed rows, sets the others aside and is empty again.</summary>
    public RowBlock Stage(Delivery delivery, StagedSource stage)
    {
        stage.Add(typed, delivery);
        aside.ForEach(delivery.SetAside);
        texts.Clear();
        aside.Clear();
        typed = new StagedRows(source);
        return this;
    }
}
