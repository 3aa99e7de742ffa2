using Matching.Engine.Populations;
using Matching.Storage.Identities;

namespace Matching.Storage.Sources;

/// <summary>Some rows of a delivery in their order: read by one thread, split and typed by another. Used again once they are staged.</summary>
internal sealed class RowBlock
{
    private readonly SourceDescription source;
    private readonly SubjectKeys keys;
    private readonly RowTyper typer;
    private readonly List<QuarantinedRow> aside = [];
    private readonly List<decimal> summands = [];
    private readonly FactCell[] facts;
    private readonly StagedRows typed;

    /// <param name="source">The source that the rows are of.</param>
    /// <param name="keys">Makes keys and keyed hashes.</param>
    /// <param name="typer">Types rows; for this block alone.</param>
    public RowBlock(SourceDescription source, SubjectKeys keys, RowTyper typer)
    {
        (this.source, this.keys, this.typer) = (source, keys, typer);
        Texts = new RowTexts(source.ColumnNames.Length);
        facts = new FactCell[source.Tags.Length];
        typed = new StagedRows(source);
    }

    /// <summary>The texts of the rows.</summary>
    public RowTexts Texts { get; }

    /// <summary>What the rows add to the sum of the control column, in their order.</summary>
    public IReadOnlyList<decimal> Summands => summands;

    /// <summary>Splits what was read and types every row, or says what is wrong with it.</summary>
    /// <param name="reader">The reader that filled the texts.</param>
    /// <param name="sumPlace">Place of the control column, or null.</param>
    /// <param name="hashAll">Whether typed rows get their keyed hash too, because they cannot be read again.</param>
    public RowBlock Type(RowReader reader, int? sumPlace, bool hashAll)
    {
        reader.Split(Texts);
        for (var i = 0; i < Texts.Count; i++)
        {
            var fault = Texts.FaultOf(i);
            if (fault is null && sumPlace is { } place)
            {
                summands.Add(ControlNumber.Of(Texts.Cell(i, place)));
            }

            if ((fault ?? Add(i, hashAll)) is { } found)
            {
                aside.Add(new QuarantinedRow(i + 1, found.Code, found.Column, keys.OfRow(Texts.Line(i))));
            }
        }

        typed.MakeKeys(keys);
        return this;
    }

    /// <summary>Stages the typed rows, sets the others aside and is empty again.</summary>
    /// <param name="delivery">The delivery.</param>
    /// <param name="before">Its rows before the block.</param>
    /// <param name="stage">The stage.</param>
    public void Stage(Delivery delivery, long before, StagedSource stage)
    {
        stage.Add(typed, delivery, before);
        aside.ForEach(row => delivery.SetAside(row with { Number = before + row.Number }));
        Texts.Clear();
        aside.Clear();
        summands.Clear();
        typed.Clear();
        typer.Clear();
    }

    private RowFault? Add(int row, bool hashAll)
    {
        var cells = new RowCells(Texts, row);
        var about = typer.Type(cells, typed.Facts, facts, out var fault);
        if (fault is null)
        {
            var link = source.Link is null ? null : keys.Of(UnitKind.Citizen, about.Link).ToString();
            typed.Add(about, link, facts, row + 1, hashAll ? keys.OfRow(Texts.Line(row)) : string.Empty, cells);
        }

        return fault;
    }
}
