using System.Collections.Immutable;
using Matching.Rules.Binding;
using Matching.Rules.Binding.Tree;
using Matching.Rules.Syntax;
using Matching.Rules.Values;

namespace Matching.Benchmarks.Nights;

/// <summary>
/// Turns bound conditions into DuckDB SQL with the same three truth values: unknown is NULL, and and, or and not of SQL are Kleene's.
/// Covers what the catalogue uses; anything else is refused by name.
/// </summary>
/// <param name="read">The SQL of a tag.</param>
internal sealed class SqlTranslator(Func<Symbol, string> read)
{
    private readonly Dictionary<int, string> locals = [];

    /// <summary>The SQL of a node.</summary>
    /// <exception cref="NotTranslatedException">There is none.</exception>
    public string Of(BoundNode node) => "(" + Bare(node) + ")";

    private string Bare(BoundNode node) => node switch
    {
        BoundConstant constant => SqlText.Of(constant.Value),
        BoundRead tag => read(tag.Symbol),
        BoundLocal local => locals[local.Local.Index],
        BoundNot not => $"NOT {Of(not.Operand)}",
        BoundNegate minus => $"-{Of(minus.Operand)}",
        BoundLogical logical => $"{Of(logical.Left)} {(logical.Operator == LogicalOperator.And ? "AND" : "OR")} {Of(logical.Right)}",
        BoundComparison comparison => $"{Of(comparison.Left)} {Sign(comparison.Operator)} {Of(comparison.Right)}",
        BoundAnyOf any => string.Join(" OR ", any.Tests.Select(Of)),
        BoundWithin within => $"{Of(within.Subject)} {(within.LowIncluded ? ">=" : ">")} {Of(within.Low)} AND {Of(within.Subject)} {(within.HighIncluded ? "<=" : "<")} {Of(within.High)}",
        BoundLet let => Let(let),
        BoundIf choice => $"CASE WHEN {Of(choice.Condition)} THEN {Of(choice.Then)} WHEN NOT {Of(choice.Condition)} THEN {Of(choice.Else)} END",
        BoundArithmetic arithmetic => Arithmetic(arithmetic),
        BoundMember member => Member(member),
        BoundContains contains => $"list_contains({List(contains.List)}, {Of(contains.Element)})",
        BoundList list => $"[{string.Join(", ", list.Elements.Select(Of))}]",
        BoundQuantified { IsEvery: false, Iterators: [var one] } some => Some(one, some.Body),
        BoundCall call => Call(call),
        _ => throw new NotTranslatedException(node.Text),
    };

    private static string Sign(ComparisonOperator sign) => sign switch
    {
        ComparisonOperator.Equal => "=",
        ComparisonOperator.NotEqual => "<>",
        ComparisonOperator.Less => "<",
        ComparisonOperator.LessOrEqual => "<=",
        ComparisonOperator.Greater => ">",
        _ => ">=",
    };

    private string Let(BoundLet let)
    {
        locals[let.Local.Index] = Of(let.Subject);
        return Bare(let.Body);
    }

    /// <summary>
    /// Sums of decimals are exact in DuckDB too; products and quotients of them may not fit and are taken as DOUBLE. What is computed on from
    /// a quotient is rounded, or a share of exactly 20 % would come out a little below.
    /// </summary>
    private string Arithmetic(BoundArithmetic node)
    {
        var (left, right) = (Of(node.Left), Of(node.Right));
        if (node.Left.Type == FeelType.Date || node.Right.Type == FeelType.Date)
        {
            return $"CAST({left} {(node.Operator == ArithmeticOperator.Add ? "+" : "-")} {right} AS DATE)";
        }

        var sql = Arithmetic(node, left, right);
        return node.Operator != ArithmeticOperator.Divide && HasQuotient(node) ? $"round({sql}, 12)" : sql;
    }

    private static string Arithmetic(BoundArithmetic node, string left, string right) =>
        node.Operator switch
        {
            ArithmeticOperator.Add => $"{left} + {right}",
            ArithmeticOperator.Subtract => $"{left} - {right}",
            ArithmeticOperator.Multiply => $"CAST({left} AS DOUBLE) * CAST({right} AS DOUBLE)",
            ArithmeticOperator.Divide => $"CAST({left} AS DOUBLE) / NULLIF(CAST({right} AS DOUBLE), 0)",
            _ => throw new NotTranslatedException(node.Text),
        };

    private static bool HasQuotient(BoundNode node) =>
        node is BoundArithmetic { Operator: var operation, Left: var left, Right: var right } && (operation == ArithmeticOperator.Divide || HasQuotient(left) || HasQuotient(right));

    /// <summary>A duration between two dates stands as its number of months.</summary>
    private string Member(BoundMember node) => node.Member switch
    {
        "year" or "month" or "day" => $"{node.Member}({Of(node.Source)})",
        "years" => $"CAST(trunc({Of(node.Source)} / 12) AS BIGINT)",
        "months" => $"{Of(node.Source)} % 12",
        _ => throw new NotTranslatedException(node.Text),
    };

    private string Some(BoundIterator one, BoundNode body)
    {
        var name = $"v{one.Local.Index}";
        locals[one.Local.Index] = name;
        return $"len(list_filter({List(one.Source)}, lambda {name}: {Of(body)})) > 0";
    }

    /// <summary>Lists lie in Parquet as JSON text.</summary>
    private string List(BoundNode node) => node is BoundRead ? $"from_json({Of(node)}, '[\"VARCHAR\"]')" : Of(node);

    private string Call(BoundCall call)
    {
        if (call.Arguments.All(a => a is BoundConstant))
        {
            return SqlText.Of(call.Overload.Body([.. call.Arguments.Select(a => ((BoundConstant)a).Value)], new Budget()));
        }

        var arguments = call.Arguments.Select(a => a.Type is ListType ? List(a) : Of(a)).ToImmutableArray();
        return call.Text[..call.Text.IndexOf('(', StringComparison.Ordinal)].Trim() switch
        {
            "years and months duration" => $"full_months({arguments[0]}, {arguments[1]})",
            "date" when arguments.Length == 3 => $"make_date({string.Join(", ", arguments)})",
            "not" => $"NOT {arguments[0]}",
            "floor" when arguments.Length == 1 => $"floor({arguments[0]})",
            "list contains" => $"list_contains({arguments[0]}, {arguments[1]})",
            "min" when arguments.Length > 1 => Least("least", arguments),
            "max" when arguments.Length > 1 => Least("greatest", arguments),
            _ => throw new NotTranslatedException(call.Text),
        };
    }

    /// <summary>DuckDB's own leave NULL out; here one unknown makes the whole unknown.</summary>
    private static string Least(string function, ImmutableArray<string> arguments) =>
        $"CASE WHEN {string.Join(" OR ", arguments.Select(a => a + " IS NULL"))} THEN NULL ELSE {function}({string.Join(", ", arguments)}) END";
}
