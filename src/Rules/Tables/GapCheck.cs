using System.Collections.Immutable;
using Matching.Rules.Binding.Tree;
using Matching.Rules.Diagnostics;

namespace Matching.Rules.Tables;

/// <summary>Finds combinations of inputs that no row takes, so that the table has no result.</summary>
internal sealed class GapCheck(BoundTable table, ImmutableArray<TableColumn> columns, DiagnosticBag bag, CheckBudget budget)
{
    /// <summary>Gaps that are told one by one; further ones show when these are mended.</summary>
    private const int MaxGaps = 5;

    private readonly List<ImmutableArray<Run>>[] rows = [.. columns.Select(c => c.Rows.ToList())];

    /// <summary>Reports gaps, each as wide as it is and with an example.</summary>
    public void Run()
    {
        if (table.Default is not null)
        {
            return;
        }

        for (var found = 0; found < MaxGaps; found++)
        {
            var search = new CoverSearch([.. columns.Select((c, i) => Part(c, i))], rows[0].Count, budget);
            if (search.Find() is not { } witness)
            {
                return;
            }

            var gap = search.Widen(witness);
            bag.Add(TableMessages.Gap(table.Inputs[0].Source.Span, CellWords.Example(columns.Select((c, i) => (c, CellWords.Typical(c, gap[i])))), CellWords.Regions(columns, gap)));
            for (var i = 0; i < columns.Length; i++)
            {
                rows[i].Add(CellWords.Runs(gap[i]));
            }
        }
    }

    private (IReadOnlyList<Run> Region, IReadOnlyList<IReadOnlyList<Run>> Rows) Part(TableColumn column, int index) =>
        (column.Given, [.. rows[index].Select(r => (IReadOnlyList<Run>)r)]);
}
