using System.Collections.Immutable;
using System.Numerics;

namespace Matching.Rules.Tables;

/// <summary>Looks for a combination of pieces that no row takes.</summary>
/// <remarks>
/// Each column is cut into classes: pieces that the same rows take. The search fixes one column after the other and keeps the
/// rows that are still possible; a row that takes all of the remaining columns ends a branch. Where the rows together take
/// fewer combinations than there are, one is certainly free, and counting leads to it without a step back: so tables whose
/// rows do not overlap are decided in polynomial time. What remains is bounded by a budget.
/// </remarks>
internal sealed class CoverSearch
{
    /// <summary>Words of memory for branches that are known to be taken.</summary>
    private const int MaxRemembered = 1_000_000;

    private readonly CheckBudget budget;
    private readonly CoverColumn[] columns;
    private readonly RowBits all;
    private readonly RowBits[] takesRest;
    private readonly BigInteger[][] volumes;
    private readonly BigInteger[] totals;
    private readonly HashSet<RowBits>[] covered;
    private readonly int[] chosen;
    private int remembered;

    /// <summary>A search among some rows of a table.</summary>
    /// <param name="columns">For each column the runs that may be taken, and those that each row takes.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="budget">Bounds of the work.</param>
    public CoverSearch(IReadOnlyList<(IReadOnlyList<Run> Region, IReadOnlyList<IReadOnlyList<Run>> Rows)> columns, int rows, CheckBudget budget)
    {
        this.budget = budget;
        this.columns = [.. columns.Select((c, i) => CoverColumn.Of(i, c.Region, c.Rows, budget))
            .OrderByDescending(c => rows - c.Wide.Count).ThenBy(c => c.Classes.Length)];
        all = RowBits.AllOf(rows);
        chosen = new int[this.columns.Length];
        var depth = this.columns.Length;
        takesRest = new RowBits[depth + 1];
        volumes = new BigInteger[depth + 1][];
        totals = new BigInteger[depth + 1];
        covered = [.. Enumerable.Range(0, depth + 1).Select(_ => new HashSet<RowBits>())];
        budget.Take((long)rows * depth * 200);
        (takesRest[depth], totals[depth]) = (all, BigInteger.One);
        volumes[depth] = [.. Enumerable.Repeat(BigInteger.One, rows)];
        for (var i = depth - 1; i >= 0; i--)
        {
            var column = this.columns[i];
            takesRest[i] = takesRest[i + 1].And(column.Wide);
            totals[i] = totals[i + 1] * column.Classes.Length;
            volumes[i] = [.. column.Widths.Select((w, row) => volumes[i + 1][row] * w)];
        }
    }

    /// <summary>One piece for each column, together taken by no row; null when every combination is taken, or when the budget is spent.</summary>
    public int[]? Find() => columns.All(c => c.Classes.Length > 0) && !budget.IsSpent && Search(0, all) ? Witness() : null;

    /// <summary>All pieces of each column around a free combination that can be put together freely.</summary>
    /// <param name="witness">The free combination.</param>
    public ImmutableArray<ImmutableArray<int>> Widen(int[] witness)
    {
        var regions = columns.Select(c => c.Classes.First(k => k.Pieces.Contains(witness[c.Index]))).Select(k => (k.Rows, k.Pieces)).ToArray();
        for (var i = columns.Length - 1; i >= 0; i--)
        {
            var others = regions.Where((_, j) => j != i).Aggregate(all, (rows, r) => rows.And(r.Rows));
            var free = columns[i].Classes.Where(k => !k.Rows.Meets(others)).ToArray();
            regions[i] = (free.Aggregate(RowBits.None(volumes[0].Length), (a, k) => a.Or(k.Rows)), [.. free.SelectMany(k => k.Pieces).Order()]);
        }

        return [.. regions.Select((r, i) => (r.Pieces, columns[i].Index)).OrderBy(r => r.Index).Select(r => r.Pieces)];
    }

    private int[] Witness()
    {
        var witness = new int[columns.Length];
        for (var i = 0; i < columns.Length; i++)
        {
            witness[columns[i].Index] = columns[i].Classes[chosen[i]].Pieces[0];
        }

        return witness;
    }

    private bool Search(int depth, RowBits active)
    {
        if (!budget.Take(200 + (active.Words * 4L)))
        {
            return false;
        }

        if (active.IsEmpty)
        {
            Array.Clear(chosen, depth, chosen.Length - depth);
            return true;
        }

        if (depth == columns.Length || active.Meets(takesRest[depth]) || covered[depth].Contains(active))
        {
            return false;
        }

        if (HasFree(depth, active) ? Descend(depth, active) : Branch(depth, active))
        {
            return true;
        }

        Remember(depth, active);
        return false;
    }

    private void Remember(int depth, RowBits active)
    {
        if (remembered < MaxRemembered)
        {
            remembered += active.Words + 10;
            covered[depth].Add(active);
        }
    }

    /// <summary>Whether the rows together are too few to take every combination; false does not say that they do.</summary>
    private bool HasFree(int depth, RowBits active)
    {
        var taken = BigInteger.Zero;
        var count = 0;
        foreach (var row in active.Rows)
        {
            count++;
            taken += volumes[depth][row];
            if (taken >= totals[depth])
            {
                break;
            }
        }

        return budget.Take(100 + (count * 60L)) && taken < totals[depth];
    }

    private bool Descend(int depth, RowBits active)
    {
        for (var k = 0; k < columns[depth].Classes.Length; k++)
        {
            var next = active.And(columns[depth].Classes[k].Rows);
            if (next.IsEmpty || HasFree(depth + 1, next))
            {
                chosen[depth] = k;
                return Search(depth + 1, next);
            }
        }

        return false;
    }

    private bool Branch(int depth, RowBits active)
    {
        var seen = new HashSet<RowBits>();
        var classes = columns[depth].Classes;
        if (!budget.Take((long)classes.Length * ((active.Words * 4L) + 60)))
        {
            return false;
        }

        var next = Enumerable.Range(0, classes.Length).Select(k => (Class: k, Rows: active.And(classes[k].Rows))).Where(n => seen.Add(n.Rows));
        foreach (var (k, rows) in next.OrderBy(n => n.Rows.Count))
        {
            chosen[depth] = k;
            if (Search(depth + 1, rows))
            {
                return true;
            }
        }

        return false;
    }
}
