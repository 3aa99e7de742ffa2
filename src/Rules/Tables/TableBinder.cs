using System.Collections.Immutable;
using System.Text;
using Matching.Rules.Binding;
using Matching.Rules.Binding.Tree;
using Matching.Rules.Diagnostics;

namespace Matching.Rules.Tables;

/// <summary>Binds a decision table: each input, cell and output is a text of its own.</summary>
/// <param name="table">The table.</param>
/// <param name="scope">The names that it may use.</param>
/// <param name="given">Conditions that hold whenever the table is asked.</param>
internal sealed class TableBinder(TableDefinition table, Scope scope, IReadOnlyCollection<BoundNode> given)
{
    /// <summary>Most rows of a table: what the check, the compiled code and a reviewer bear.</summary>
    private const int MaxRows = 5000;

    private readonly Locals locals = new();
    private readonly StringBuilder text = new();
    private readonly DiagnosticBag bag = new();

    /// <summary>Binds the table.</summary>
    public Bound Bind(FeelType? expected)
    {
        text.Append(Letter(table.HitPolicy));
        if (table.Inputs.IsDefaultOrEmpty || table.Rows.IsDefaultOrEmpty)
        {
            bag.Add(TableMessages.NoInputs());
            return new Bound(null, bag.ToImmutable());
        }

        if (table.Rows.Length > MaxRows)
        {
            bag.Add(TableMessages.TooManyRows(table.Rows.Length, MaxRows));
            return new Bound(null, bag.ToImmutable());
        }

        var inputs = table.Inputs.Select((input, i) => Input(input, i + 1)).ToImmutableArray();
        var rows = table.Rows.Select((row, i) => Row(row, i + 1, inputs, expected)).ToImmutableArray();
        var type = OutputType(rows);
        var whole = text.ToString();
        var root = new BoundTable(new Place(whole, new SourceSpan(0, whole.Length), 0), type, table.HitPolicy, inputs, rows);
        RuleCompiler.CheckResult(root, expected, bag);
        if (!bag.HasErrors)
        {
            TableCheck.Check(root, given, bag);
        }

        return new Bound(bag.HasErrors ? null : new CompiledRule(whole, root, locals.Count, ReadCollector.Of(root)), bag.ToImmutable());
    }

    private BoundIterator Input(string written, int column)
    {
        var (piece, offset) = Piece(column == 1 ? " | " : ", ", written);
        var bound = piece.Binder(offset, locals).Bind(piece.Parse());
        new CertaintyCheck(piece.Bag).Visit(bound);
        Report(piece, offset, new($"第 {column} 个输入", $"input {column}"));
        return new BoundIterator(locals.Reserve("?", bound.Type, bound.Unit, Binder.Domain(bound)), bound);
    }

    private BoundRow Row(TableRow row, int number, ImmutableArray<BoundIterator> inputs, FeelType? expected)
    {
        var start = text.Length + 1;
        if (row.Cells.Length != inputs.Length)
        {
            bag.Add(TableMessages.CellCount(new SourceSpan(start, start), number, row.Cells.Length, inputs.Length));
        }

        var cells = row.Cells.Take(inputs.Length).Select((cell, i) => Cell(cell, inputs[i], number, i + 1)).ToImmutableArray();
        var output = Output(row.Output, number, expected);
        var place = new Place(text.ToString(start, text.Length - start), new SourceSpan(0, text.Length - start), start);
        return new BoundRow(place, cells, output);
    }

    private BoundNode Cell(string written, BoundIterator input, int row, int column)
    {
        var (piece, offset) = Piece(column == 1 ? "\n" : " | ", written);
        var bound = piece.Binder(offset, locals).Tests(piece.ParseTests(), input.Local, input.Source.Place);
        new CertaintyCheck(piece.Bag).VisitCell(bound, input);
        Report(piece, offset, new($"第 {row} 行第 {column} 格", $"row {row}, cell {column}"));
        return bound;
    }

    private BoundNode Output(string written, int row, FeelType? expected)
    {
        var (piece, offset) = Piece(" | ", written);
        var bound = piece.Binder(offset, locals).Bind(piece.Parse());
        var single = table.HitPolicy is HitPolicy.Collect ? null : expected;
        RuleCompiler.CheckResult(bound, single, piece.Bag);
        new CertaintyCheck(piece.Bag).Visit(bound);
        Report(piece, offset, new($"第 {row} 行结果", $"row {row}, output"));
        return bound;
    }

    private (TextPiece Piece, int Offset) Piece(string separator, string written)
    {
        var piece = new TextPiece(written, scope);
        text.Append(separator);
        var offset = text.Length;
        text.Append(piece.Text);
        return (piece, offset);
    }

    private void Report(TextPiece piece, int offset, LocalizedText where)
    {
        foreach (var d in piece.Diagnostics())
        {
            var what = new LocalizedText($"{where.Zh}：{d.What.Zh}", $"{where.En}: {d.What.En}");
            bag.Add(d with { What = what, Span = new SourceSpan(d.Span.Start + offset, d.Span.End + offset) });
        }
    }

    private FeelType OutputType(ImmutableArray<BoundRow> rows)
    {
        FeelType all = FeelType.Null;
        foreach (var row in rows)
        {
            if (TypeRules.Unify(all, row.Output.Type) is not { } type)
            {
                bag.Add(TypeMessages.Branches(row.Output.Span, all, row.Output.Type));
                return FeelType.Any;
            }

            all = type;
        }

        if (table.HitPolicy == HitPolicy.CollectSum && !TypeRules.Assignable(all, FeelType.Number) && !TypeRules.IsDuration(all))
        {
            bag.Add(TableMessages.SumOfOther(rows[0].Output.Span, all));
        }

        return table.HitPolicy == HitPolicy.Collect ? new ListType(all) : all;
    }

    private static string Letter(HitPolicy policy) => policy switch
    {
        HitPolicy.Unique => "U",
        HitPolicy.First => "F",
        HitPolicy.Any => "A",
        HitPolicy.Collect => "C",
        _ => "C+",
    };
}
