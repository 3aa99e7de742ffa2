using System.Collections.Immutable;

namespace Matching.Rules.Tables;

/// <summary>Pieces of a column that the same rows take.</summary>
internal sealed record PieceClass(RowBits Rows, ImmutableArray<int> Pieces);

/// <summary>A column as the search for free combinations sees it.</summary>
/// <param name="Index">Place of the column in the table.</param>
/// <param name="Classes">Its classes; none when no value is possible.</param>
/// <param name="Widths">Number of classes that each row takes.</param>
/// <param name="Wide">The rows that take every class.</param>
internal sealed record CoverColumn(int Index, ImmutableArray<PieceClass> Classes, int[] Widths, RowBits Wide)
{
    /// <summary>Sweeps over the pieces from below and keeps the set of rows that are open.</summary>
    /// <param name="index">Place of the column in the table.</param>
    /// <param name="region">The runs that may be taken.</param>
    /// <param name="rows">The runs that each row takes.</param>
    /// <param name="budget">Bounds of the work.</param>
    public static CoverColumn Of(int index, IReadOnlyList<Run> region, IReadOnlyList<IReadOnlyList<Run>> rows, CheckBudget budget)
    {
        var events = Events(rows);
        budget.Take(events.Count * 150L);
        var classes = new Dictionary<RowBits, List<int>>();
        var open = RowBits.None(rows.Count);
        List<int>? current = null;
        var next = 0;
        foreach (var run in region)
        {
            for (var piece = run.From; piece <= run.To && budget.Take(10); piece++)
            {
                var before = next;
                for (; next < events.Count && events[next].At <= piece; next++)
                {
                    Apply(open, events[next]);
                }

                if (current is null || next > before)
                {
                    budget.Take(50 + (open.Words * 8L));
                    current = ClassOf(classes, open);
                }

                current.Add(piece);
            }
        }

        return Finished(index, rows.Count, [.. classes.Select(c => new PieceClass(c.Key, [.. c.Value]))]);
    }

    private static CoverColumn Finished(int index, int rows, ImmutableArray<PieceClass> classes)
    {
        var widths = new int[rows];
        foreach (var row in classes.SelectMany(c => c.Rows.Rows))
        {
            widths[row]++;
        }

        var wide = RowBits.None(rows);
        for (var row = 0; row < rows; row++)
        {
            if (widths[row] == classes.Length)
            {
                wide.Add(row);
            }
        }

        return new CoverColumn(index, classes, widths, wide);
    }

    private static List<int> ClassOf(Dictionary<RowBits, List<int>> classes, RowBits open)
    {
        if (!classes.TryGetValue(open, out var pieces))
        {
            classes[open.Copy()] = pieces = [];
        }

        return pieces;
    }

    private static List<(int At, bool Opens, int Row)> Events(IReadOnlyList<IReadOnlyList<Run>> rows)
    {
        var events = new List<(int At, bool Opens, int Row)>();
        for (var row = 0; row < rows.Count; row++)
        {
            foreach (var run in rows[row])
            {
                events.Add((run.From, true, row));
                events.Add((run.To + 1, false, row));
            }
        }

        events.Sort();
        return events;
    }

    private static void Apply(RowBits open, (int At, bool Opens, int Row) happened)
    {
        if (happened.Opens)
        {
            open.Add(happened.Row);
        }
        else
        {
            open.Remove(happened.Row);
        }
    }
}
