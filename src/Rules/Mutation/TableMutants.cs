using System.Globalization;
using Matching.Rules.Binding;
using Matching.Rules.Diagnostics;
using Matching.Rules.Syntax;
using Matching.Rules.Tables;
using Matching.Rules.Values;

namespace Matching.Rules.Mutation;

/// <summary>Changes a decision table as it is written: rows, cells, outputs, and bounds that two rows share.</summary>
internal static class TableMutants
{
    /// <summary>Each change in words, with the table that it makes.</summary>
    public static IEnumerable<(string Words, TableDefinition Table)> Of(TableDefinition table, Scope scope) =>
        Rows(table).Concat(Inputs(table, scope)).Concat(Outputs(table, scope)).Concat(Cells(table, scope)).Concat(Bounds(table, scope));

    private static IEnumerable<(string, TableDefinition)> Rows(TableDefinition table)
    {
        for (var i = 0; i < table.Rows.Length && table.Rows.Length > 1; i++)
        {
            yield return ($"{Row(i)}: {string.Join(" | ", table.Rows[i].Cells)} | {table.Rows[i].Output} → ∅", table with { Rows = table.Rows.RemoveAt(i) });
            if (i + 1 < table.Rows.Length && table.Rows[i].Output != table.Rows[i + 1].Output)
            {
                yield return ($"{Row(i)}: {table.Rows[i].Output} → {table.Rows[i + 1].Output}", With(table, i, r => r with { Output = table.Rows[i + 1].Output }));
            }
        }
    }

    private static IEnumerable<(string, TableDefinition)> Inputs(TableDefinition table, Scope scope) =>
        table.Inputs.SelectMany((input, column) => Edits(input, scope, false)
            .Select(e => ($"input: {e.Describe(input)}", table with { Inputs = table.Inputs.SetItem(column, e.Apply(input)) })));

    private static IEnumerable<(string, TableDefinition)> Outputs(TableDefinition table, Scope scope) =>
        table.Rows.SelectMany((row, i) => Edits(row.Output, scope, false)
            .Select(e => ($"{Row(i)}: {e.Describe(row.Output)}", With(table, i, r => r with { Output = e.Apply(row.Output) }))));

    private static IEnumerable<(string, TableDefinition)> Cells(TableDefinition table, Scope scope) =>
        table.Rows.SelectMany((row, i) => row.Cells.SelectMany((cell, column) => Edits(cell, scope, true)
            .Select(e => ($"{Row(i)}: {e.Describe(cell)}", With(table, i, r => r with { Cells = r.Cells.SetItem(column, e.Apply(cell)) })))));

    /// <summary>A bound that rows share moves in all of them, so that no gap and no overlap gives the change away.</summary>
    private static IEnumerable<(string, TableDefinition)> Bounds(TableDefinition table, Scope scope)
    {
        for (var column = 0; column < table.Inputs.Length; column++)
        {
            var at = column;
            var unit = Steps.UnitOf(new TextPiece(table.Inputs[at], scope).Parse(), scope);
            var places = table.Rows.SelectMany((row, i) => Numbers(row.Cells[at], scope).Select(n => (Row: i, Node: n))).GroupBy(p => p.Node.Value.AsNumber);
            foreach (var group in places.Where(g => g.Count() > 1))
            {
                var step = Steps.Of(group.Key, unit);
                foreach (var value in new[] { group.Key + step, group.Key - step })
                {
                    var rows = group.OrderByDescending(p => p.Node.Span.Start).Aggregate(table.Rows, (all, p) => all.SetItem(p.Row, all[p.Row] with { Cells = all[p.Row].Cells.SetItem(at, Moved(all[p.Row].Cells[at], p.Node, value)) }));
                    yield return ($"{table.Inputs[at]}: {Text(group.Key)} → {Text(value)}", table with { Rows = rows });
                }

                yield return ($"{table.Inputs[at]}: ]{Text(group.Key)}[", table with { Rows = [.. table.Rows.Select(r => r with { Cells = r.Cells.SetItem(at, Flipped(r.Cells[at], scope, group.Key)) })] });
            }
        }
    }

    /// <summary>The cell with every end at a figure included where it was not, and the other way round.</summary>
    private static string Flipped(string cell, Scope scope, decimal figure)
    {
        var ends = Numbers(cell, scope).Where(n => n.Value.AsNumber == figure).Select(n => n.Span).ToList();
        return Edits(cell, scope, true)
            .Where(e => e.Fresh is "(" or "[" or ")" or "]" or "<" or "<=" or ">" or ">=" && !IsOpposite(cell, e) && ends.Any(s => Touches(cell, e.Span, s)))
            .OrderByDescending(e => e.Span.Start)
            .Aggregate(cell, (text, e) => e.Apply(text));
    }

    /// <summary>Whether only blanks lie between a bracket or an operator and a figure.</summary>
    private static bool Touches(string cell, SourceSpan sign, SourceSpan figure) => sign.End <= figure.Start
        ? string.IsNullOrWhiteSpace(cell[sign.End..figure.Start])
        : string.IsNullOrWhiteSpace(cell[figure.End..sign.Start]);

    private static bool IsOpposite(string cell, TextEdit edit) =>
        edit.Fresh is "<" or "<=" or ">" or ">=" && cell[edit.Span.Start] != edit.Fresh[0];

    private static string Moved(string cell, LiteralNode node, decimal value) => cell[..node.Span.Start] + Text(value) + cell[node.Span.End..];

    private static IEnumerable<LiteralNode> Numbers(string cell, Scope scope)
    {
        var waiting = new Stack<Node>([new TextPiece(cell, scope).ParseTests()]);
        while (waiting.TryPop(out var node))
        {
            if (node is LiteralNode { Value.Kind: ValueKind.Number } literal)
            {
                yield return literal;
            }

            foreach (var child in SyntaxChildren.Of(node))
            {
                waiting.Push(child);
            }
        }
    }

    private static IEnumerable<TextEdit> Edits(string text, Scope scope, bool isCell)
    {
        var piece = new TextPiece(text, scope);
        return new EditFinder(piece.Text, scope).Of(isCell ? piece.ParseTests() : piece.Parse());
    }

    private static TableDefinition With(TableDefinition table, int row, Func<TableRow, TableRow> change) =>
        table with { Rows = table.Rows.SetItem(row, change(table.Rows[row])) };

    private static string Row(int index) => string.Create(CultureInfo.InvariantCulture, $"row {index + 1}");

    private static string Text(decimal figure) => figure.ToString(CultureInfo.InvariantCulture);
}
