using System.Collections.Immutable;
using Matching.Rules.Binding.Tree;
using Matching.Rules.Diagnostics;

namespace Matching.Rules.Tables;

/// <summary>Compares the rows of a table with one another.</summary>
internal sealed class RowCheck(BoundTable table, ImmutableArray<TableColumn> columns, DiagnosticBag bag, CheckBudget budget)
{
    private readonly bool[] isExact = [.. Enumerable.Range(0, table.Rows.Length).Select(row => columns.All(c => c.IsExact[row]))];
    private readonly TableColumn[] bySelectivity = [.. columns.OrderByDescending(c => c.Pieces.Length)];

    /// <summary>Reports cells that no value can pass.</summary>
    public void Impossible()
    {
        for (var row = 0; row < table.Rows.Length; row++)
        {
            for (var c = 0; c < columns.Length; c++)
            {
                if (columns[c].Rows[row].IsEmpty)
                {
                    bag.Add(TableMessages.Impossible(table.Rows[row].Cells[c].Span, row + 1, c + 1));
                }
            }
        }
    }

    /// <summary>Reports overlapping rows (U; A with different outputs) and rows that earlier or better ones cover (F, P).</summary>
    public void Compare()
    {
        for (var row = 1; row < table.Rows.Length && !bag.IsFull && !budget.IsSpent; row++)
        {
            if (table.Policy is HitPolicy.Unique or HitPolicy.Any)
            {
                Overlap(row);
            }
            else if (table.Policy == HitPolicy.First)
            {
                Shadowed(row);
            }
        }
    }

    private void Overlap(int later)
    {
        budget.Take(later * 10L);
        for (var earlier = 0; earlier < later && isExact[later]; earlier++)
        {
            if (isExact[earlier] && Meet(earlier, later) && !(table.Policy == HitPolicy.Any && MayAgree(earlier, later)))
            {
                var example = columns.Select(c => (c, c.Pieces[c.Shared(earlier, later)].Example(c.Domain)));
                bag.Add(TableMessages.Overlap(table.Rows[later].Place.Shifted, earlier + 1, later + 1, CellWords.Example(example)));
                return;
            }
        }
    }

    private void Shadowed(int row)
    {
        budget.Take(row * 10L);
        var meeting = Enumerable.Range(0, row).Where(r => isExact[r] && Meet(r, row)).ToArray();
        if (columns.Any(c => c.Rows[row].IsEmpty))
        {
            return;
        }

        foreach (var earlier in meeting)
        {
            if (columns.All(c => c.Covers(earlier, row)))
            {
                bag.Add(TableMessages.Unreachable(table.Rows[row].Place.Shifted, row + 1, earlier + 1));
                return;
            }
        }

        if (meeting.Length > 1 && !IsReachable(row, meeting) && !budget.IsSpent)
        {
            bag.Add(TableMessages.UnreachableTogether(table.Rows[row].Place.Shifted, row + 1, [.. meeting.Take(5).Select(r => r + 1)], meeting.Length > 5));
        }
    }

    private bool IsReachable(int row, int[] earlier)
    {
        var parts = columns.Select(c => ((IReadOnlyList<Run>)c.Rows[row], (IReadOnlyList<IReadOnlyList<Run>>)[.. earlier.Select(e => (IReadOnlyList<Run>)c.Rows[e])]));
        return new CoverSearch([.. parts], earlier.Length, budget).Find() is not null;
    }

    private bool Meet(int first, int second) => Array.TrueForAll(bySelectivity, c => c.Meets(first, second));

    /// <summary>Outputs that are computed may agree: only two different literals are certain to contradict.</summary>
    private bool MayAgree(int first, int second) =>
        table.Rows[first].Output is not BoundConstant a || table.Rows[second].Output is not BoundConstant b || a.Value == b.Value;
}
