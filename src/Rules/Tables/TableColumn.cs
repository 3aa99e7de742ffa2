using System.Collections.Immutable;
using Matching.Rules.Binding.Tree;
using Matching.Rules.Values;

namespace Matching.Rules.Tables;

/// <summary>A run of neighbouring pieces of a column, both ends included.</summary>
internal readonly record struct Run(int From, int To);

/// <summary>One input of a decision table: its values cut into pieces, and which runs of pieces each row takes.</summary>
internal sealed class TableColumn
{
    private TableColumn(BoundIterator input, ColumnDomain domain, ImmutableArray<Piece> pieces, ImmutableArray<Run>[] rows, bool[] isExact, ImmutableArray<Run> given)
    {
        Input = input;
        Domain = domain;
        Pieces = pieces;
        Rows = rows;
        IsExact = isExact;
        Given = given;
    }

    /// <summary>The input.</summary>
    public BoundIterator Input { get; }

    /// <summary>Which values it can have.</summary>
    public ColumnDomain Domain { get; }

    /// <summary>All its values, in order; only pieces in which there is a value. Null is among them only where a cell speaks of it.</summary>
    public ImmutableArray<Piece> Pieces { get; }

    /// <summary>What the cell of each row takes: runs in order that do not touch. A cell that cannot be told takes everything.</summary>
    public ImmutableArray<Run>[] Rows { get; }

    /// <summary>Whether the cell of each row can be told.</summary>
    public bool[] IsExact { get; }

    /// <summary>The pieces that the input can have where the table is asked.</summary>
    public ImmutableArray<Run> Given { get; }

    /// <summary>Cuts a column into pieces.</summary>
    /// <param name="input">The input.</param>
    /// <param name="cells">The cells of the column.</param>
    /// <param name="given">The values that the input can have where the table is asked.</param>
    public static TableColumn Of(BoundIterator input, IReadOnlyList<BoundNode> cells, CellSet given)
    {
        var sets = cells.Select(c => CellSet.Of(c, n => n is BoundLocal l && l.Local.Index == input.Local.Index)).ToArray();
        var ends = sets.OfType<CellSet>().Append(given).SelectMany(s => s.Ends).ToArray();
        var domain = ColumnDomain.Of(input, ends);
        var points = new SortedSet<Value>(ends.Concat(domain.Allowed), Comparer<Value>.Create(CellOrder.Compare)).ToArray();
        var speaksOfNull = sets.Any(s => s is { HasNull: true } && s.Intervals.All(i => i.IsPoint));
        var all = Cut(points);
        var isThere = all.Select(p => p.Example(domain) is { } value && IsAllowed(p, value, domain)).ToArray();
        var place = new int[all.Length];
        var pieces = ImmutableArray.CreateBuilder<Piece>();
        for (var i = 0; i < all.Length; i++)
        {
            place[i] = pieces.Count;
            if (isThere[i] || points.Length == 0)
            {
                pieces.Add(all[i]);
            }
        }

        var end = pieces.Count;
        if (speaksOfNull)
        {
            pieces.Add(new Piece(null, null, false, true));
        }

        var rows = sets.Select(s => Compact(s ?? CellSet.All, points, place, end, speaksOfNull)).ToArray();
        return new TableColumn(
            input, domain, pieces.ToImmutable(), rows, [.. sets.Select(s => s is not null)], Compact(given, points, place, end, speaksOfNull));
    }

    /// <summary>Whether the cells of two rows share a value.</summary>
    public bool Meets(int first, int second) => Shared(first, second) >= 0;

    /// <summary>First piece that the cells of two rows share, or -1.</summary>
    public int Shared(int first, int second)
    {
        var (a, b) = (Rows[first], Rows[second]);
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            var from = Math.Max(a[i].From, b[j].From);
            if (from <= Math.Min(a[i].To, b[j].To))
            {
                return from;
            }

            _ = a[i].To < b[j].To ? i++ : j++;
        }

        return -1;
    }

    /// <summary>Whether the cell of one row takes everything that the cell of another takes.</summary>
    public bool Covers(int cover, int covered) =>
        Rows[covered].All(r => Rows[cover].Any(c => c.From <= r.From && r.To <= c.To));

    private static ImmutableArray<Piece> Cut(Value[] points)
    {
        var pieces = ImmutableArray.CreateBuilder<Piece>();
        Value? low = null;
        foreach (var point in points)
        {
            pieces.Add(new Piece(low, point, false));
            pieces.Add(new Piece(point, point, true));
            low = point;
        }

        pieces.Add(new Piece(low, null, false));
        return pieces.ToImmutable();
    }

    private static bool IsAllowed(Piece piece, Value value, ColumnDomain domain) =>
        (domain.Allowed.IsEmpty || (piece.IsPoint && domain.Allowed.Contains(value)))
        && !(domain.IsWhole && value.Kind == ValueKind.Number && decimal.Floor(value.AsNumber) != value.AsNumber)
        && (domain.Least is not { } least || CellOrder.Compare(value, least) >= 0);

    /// <summary>The runs of pieces of a set, over all pieces.</summary>
    private static ImmutableArray<Run> Take(CellSet set, Value[] points, int count)
    {
        var taken = set.Intervals.Select(i => new Run(
            i.Low is { } low ? Find(points, low) + (i.LowIncluded ? 0 : 1) : 0,
            i.High is { } high ? Find(points, high) - (i.HighIncluded ? 0 : 1) : count - 1));
        return [.. taken.Where(r => r.From <= r.To)];
    }

    private static int Find(Value[] points, Value point) =>
        (2 * Array.BinarySearch(points, point, Comparer<Value>.Create(CellOrder.Compare))) + 1;

    /// <summary>The runs over the pieces that are there, joined where nothing is between them.</summary>
    private static ImmutableArray<Run> Compact(CellSet set, Value[] points, int[] place, int end, bool hasNull)
    {
        var runs = new List<Run>();
        var taken = Take(set, points, place.Length)
            .Select(r => new Run(place[r.From], (r.To + 1 < place.Length ? place[r.To + 1] : end) - 1))
            .Concat(hasNull && set.HasNull ? [new Run(end, end)] : []);
        foreach (var run in taken.Where(r => r.From <= r.To).OrderBy(r => r.From))
        {
            if (runs.Count > 0 && run.From <= runs[^1].To + 1)
            {
                runs[^1] = runs[^1] with { To = Math.Max(runs[^1].To, run.To) };
            }
            else
            {
                runs.Add(run);
            }
        }

        return [.. runs];
    }
}
