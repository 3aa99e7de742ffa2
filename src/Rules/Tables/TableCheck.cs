using System.Collections.Immutable;
using Matching.Rules.Binding.Tree;
using Matching.Rules.Diagnostics;

namespace Matching.Rules.Tables;

/// <summary>Checks a decision table as a whole: overlaps, rows that can never hit, gaps, inputs that decide nothing.</summary>
/// <remarks>
/// Exact where cells test against values that do not depend on the facts, each input for itself: a combination that the facts
/// never show, because two inputs depend on one another, counts as possible unless the conditions given rule it out. A cell that
/// cannot be told is never the reason for an error, and is taken to hit where a gap is looked for; a notice names it.
/// The cells' boxes of values are compared by a sweep over each column, after Calvanese, Dumas, Laurson, Maggi, Montali and
/// Teinemaa, Semantics and Analysis of DMN Decision Tables (2016).
/// </remarks>
internal sealed class TableCheck
{
    /// <summary>Steps of one check; a few seconds.</summary>
    public const long Steps = 2_000_000_000;

    private readonly BoundTable table;
    private readonly DiagnosticBag bag;
    private readonly CheckBudget budget;
    private readonly ImmutableArray<TableColumn> columns;

    private TableCheck(BoundTable table, IReadOnlyCollection<BoundNode> given, DiagnosticBag bag, long steps)
    {
        this.table = table;
        this.bag = bag;
        budget = new CheckBudget(steps);
        columns = [.. table.Inputs.Select((input, c) => TableColumn.Of(input, [.. table.Rows.Select(r => r.Cells[c])], Given(input, given)))];
    }

    /// <summary>Reports what is wrong with a table whose inputs, cells and outputs are bound.</summary>
    /// <param name="table">The table.</param>
    /// <param name="given">Conditions that hold whenever the table is asked.</param>
    /// <param name="bag">Receives the findings.</param>
    /// <param name="steps">Bounds of the work; when they are reached, a warning says so.</param>
    public static void Check(BoundTable table, IReadOnlyCollection<BoundNode> given, DiagnosticBag bag, long steps = Steps)
    {
        var check = new TableCheck(table, given, bag, steps);
        var rows = new RowCheck(table, check.columns, bag, check.budget);
        rows.Impossible();
        rows.Compare();
        check.Useless();
        if (!bag.HasErrors)
        {
            new GapCheck(table, check.columns, bag, check.budget).Run();
        }

        check.Opaque();
        if (check.budget.IsSpent)
        {
            bag.Add(TableMessages.CutOff(table.Span));
        }
    }

    private static CellSet Given(BoundIterator input, IReadOnlyCollection<BoundNode> given) => given.Count == 0
        ? CellSet.All
        : CellAlgebra.Intersect([.. given.Select(g => CellSet.Implied(g, n => n.GetType() == input.Source.GetType() && n.Text == input.Source.Text))]);

    /// <summary>An input whose every cell takes every value.</summary>
    private void Useless()
    {
        foreach (var (column, number) in columns.Select((c, i) => (c, i + 1)))
        {
            if (column.IsExact.All(e => e) && column.Rows.All(r => r is [{ From: 0, To: var to }] && to == column.Pieces.Length - 1))
            {
                bag.Add(TableMessages.Useless(column.Input.Source.Span, number, column.Input.Source.Text));
            }
        }
    }

    private void Opaque()
    {
        var cells = Enumerable.Range(0, table.Rows.Length)
            .SelectMany(row => Enumerable.Range(0, columns.Length).Where(c => !columns[c].IsExact[row]).Select(c => (Row: row, Column: c))).ToArray();
        if (cells.Length > 0)
        {
            var first = table.Rows[cells[0].Row].Cells[cells[0].Column];
            bag.Add(TableMessages.Opaque(first.Span, cells[0].Row + 1, cells[0].Column + 1, cells.Length));
        }
    }
}
