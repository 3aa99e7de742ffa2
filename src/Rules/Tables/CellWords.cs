using System.Collections.Immutable;
using Matching.Rules.Values;

namespace Matching.Rules.Tables;

/// <summary>Writes pieces of columns the way an author would write a cell.</summary>
internal static class CellWords
{
    private const int MaxLength = 80;

    private static readonly Value OtherText = Value.Of("其他");

    /// <summary>An example: input = value, for each input.</summary>
    public static string Example(IEnumerable<(TableColumn Column, Value? Value)> values) =>
        string.Join(", ", values.Select(v => $"{Short(v.Column.Input.Source.Text)} = {(v.Value is { } value ? Literal(value) : "…")}"));

    /// <summary>The value of some pieces that a reader understands best.</summary>
    public static Value? Typical(TableColumn column, ImmutableArray<int> pieces)
    {
        var other = pieces.Any(p => column.Pieces[p] is { IsPoint: false, IsNull: false } piece && Holds(piece, OtherText));
        return other ? OtherText : column.Pieces[pieces[0]].Example(column.Domain);
    }

    /// <summary>What the pieces are, as a cell for each input that they restrict.</summary>
    public static string Regions(ImmutableArray<TableColumn> columns, ImmutableArray<ImmutableArray<int>> regions)
    {
        var texts = columns.Select((c, i) => (Column: c, Pieces: regions[i])).Where(r => r.Pieces.Length < r.Column.Pieces.Length)
            .Select(r => $"{Short(r.Column.Input.Source.Text)}: {Region(r.Column, r.Pieces)}").ToArray();
        return texts.Length == 0 ? "-" : string.Join("; ", texts);
    }

    /// <summary>The runs that some pieces make up.</summary>
    public static ImmutableArray<Run> Runs(ImmutableArray<int> pieces)
    {
        var runs = new List<Run>();
        foreach (var piece in pieces)
        {
            if (runs.Count > 0 && runs[^1].To == piece - 1)
            {
                runs[^1] = runs[^1] with { To = piece };
            }
            else
            {
                runs.Add(new Run(piece, piece));
            }
        }

        return [.. runs];
    }

    private static string Region(TableColumn column, ImmutableArray<int> pieces)
    {
        var rest = Enumerable.Range(0, column.Pieces.Length).Except(pieces).ToImmutableArray();
        var negated = column.Domain.Allowed.IsEmpty && rest.All(p => column.Pieces[p] is { IsPoint: true });
        var runs = Runs(negated ? rest : pieces).Select(r => Written(column, r)).ToArray();
        var text = Cut(runs);
        return negated ? $"not({text})" : text;
    }

    private static string Written(TableColumn column, Run run)
    {
        var (first, last) = (column.Pieces[run.From], column.Pieces[run.To]);
        if (first.IsNull || last.IsNull || !column.Domain.Allowed.IsEmpty)
        {
            return string.Join(", ", Enumerable.Range(run.From, run.To - run.From + 1).Select(p => column.Pieces[p].Low is { } v ? Literal(v) : "null"));
        }

        return (first.Low, last.High) switch
        {
            ({ } low, { } high) when first.IsPoint && last.IsPoint && CellOrder.Compare(low, high) == 0 => Literal(low),
            ({ } low, { } high) => $"{(first.IsPoint ? '[' : '(')}{Literal(low)}..{Literal(high)}{(last.IsPoint ? ']' : ')')}",
            ({ } low, null) => $"{(first.IsPoint ? ">=" : ">")}{Literal(low)}",
            (null, { } high) => $"{(last.IsPoint ? "<=" : "<")}{Literal(high)}",
            _ => "-",
        };
    }

    private static bool Holds(Piece piece, Value value) =>
        (piece.Low is null || piece.Low.Value.Kind == value.Kind) && (piece.High is null || piece.High.Value.Kind == value.Kind)
        && (piece.Low ?? piece.High) is not null
        && (piece.Low is not { } low || CellOrder.Compare(low, value) < 0) && (piece.High is not { } high || CellOrder.Compare(value, high) < 0);

    private static string Literal(Value value) => value.Kind switch
    {
        ValueKind.Date or ValueKind.DateTime or ValueKind.Time or ValueKind.DaysDuration or ValueKind.MonthsDuration => $"@\"{value}\"",
        _ => Short(value.ToString()),
    };

    private static string Cut(string[] runs)
    {
        var shown = runs.Take(8).ToArray();
        return string.Join(", ", shown) + (runs.Length > shown.Length ? ", …" : "");
    }

    private static string Short(string text) => text.Length <= MaxLength ? text : text[..MaxLength] + "…";
}
