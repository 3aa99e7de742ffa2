using System.Globalization;
using Matching.Rules.Binding;
using Matching.Rules.Diagnostics;
using Matching.Rules.Syntax;
using Matching.Rules.Values;

namespace Matching.Rules.Mutation;

/// <summary>Lists the small changes of one text: operators, thresholds, dates, operands, branches.</summary>
/// <param name="text">The normalised text.</param>
/// <param name="scope">The names that it uses, for units and sets of values.</param>
internal sealed partial class EditFinder(string text, Scope scope)
{
    /// <summary>All changes below a node, from the outside in.</summary>
    public IEnumerable<TextEdit> Of(Node node) => Below(node, node, null);

    private IEnumerable<TextEdit> Below(Node node, Node shown, string? unit) => At(node, shown, unit).Concat(
        IsClosed(node) ? [] : SyntaxChildren.Of(node).SelectMany(child => Below(child, ShownFor(node, shown), UnitFor(node, child, unit))));

    private IEnumerable<TextEdit> At(Node node, Node shown, string? unit) => node switch
    {
        ComparisonNode n => Operators(n).Concat(OtherValue(n, n.Left, n.Right)).Concat(OtherValue(n, n.Right, n.Left)),
        ComparisonTestNode n => Flips(n.Operator).Select(o => new TextEdit(Between(n.Span.Start, n.Operand.Span.Start, OperatorsOf.Comparison), o, n.Span)),
        LogicalNode n => Logical(n),
        ArithmeticNode n => Arithmetic(n),
        IfNode n => [Swap(n.Then.Span, n.Else.Span, n.Span)],
        QuantifiedNode n => [new TextEdit(new SourceSpan(n.Span.Start, n.Span.Start + Word(n).Length), n.IsEvery ? "some" : "every", n.Span)],
        CallNode n => Call(n),
        UnaryTestsNode { Tests.Length: > 1 } n => WithoutEach(n, shown),
        ListNode { Elements.Length: > 1 } n => n.Elements.Select((_, i) => Without([.. n.Elements.Select(e => e.Span)], i, shown.Span)),
        RangeNode n => Ends(n, shown),
        TemporalNode n => Temporal(n.Content, n.Span, shown, c => $"@\"{c}\""),
        LiteralNode { Value: { Kind: ValueKind.Number } value } n => Shifts(value, n, shown, unit),
        LiteralNode { Value: { Kind: ValueKind.Boolean } value } n => [new TextEdit(n.Span, value.IsTrue ? "false" : "true", shown.Span)],
        _ => [],
    };

    /// <summary>What a reader sees around a change: the comparison, the call or the branch that it stands in.</summary>
    private static Node ShownFor(Node node, Node shown) =>
        node is ComparisonNode or ComparisonTestNode or BetweenNode or InNode or CallNode or ArithmeticNode or RangeNode or LogicalNode ? node : shown;

    /// <summary>A figure has the unit of what it is compared with or added to.</summary>
    private string? UnitFor(Node node, Node child, string? unit) => node switch
    {
        ComparisonNode n => Steps.UnitOf(ReferenceEquals(child, n.Left) ? n.Right : n.Left, scope),
        BetweenNode n => Steps.UnitOf(n.Subject, scope),
        InNode n => Steps.UnitOf(n.Subject, scope),
        ArithmeticNode { Operator: ArithmeticOperator.Add or ArithmeticOperator.Subtract } n =>
            Steps.UnitOf(ReferenceEquals(child, n.Left) ? n.Right : n.Left, scope) ?? unit,
        ArithmeticNode => null,
        PathNode => null,
        CallNode { Function: "min" or "max" } n => Steps.UnitOf(n, scope) ?? unit,
        CallNode => null,
        _ => unit,
    };

    private IEnumerable<TextEdit> Operators(ComparisonNode n) =>
        Flips(n.Operator).Select(o => new TextEdit(Between(n.Left.Span.End, n.Right.Span.Start, OperatorsOf.Comparison), o, n.Span));

    private static string[] Flips(ComparisonOperator operation) => operation switch
    {
        ComparisonOperator.Less => ["<=", ">="],
        ComparisonOperator.LessOrEqual => ["<", ">"],
        ComparisonOperator.Greater => [">=", "<="],
        ComparisonOperator.GreaterOrEqual => [">", "<"],
        ComparisonOperator.Equal => ["!="],
        _ => ["="],
    };

    /// <summary>Another value of the set in the place of a value that is tested for.</summary>
    private IEnumerable<TextEdit> OtherValue(Node shown, Node name, Node literal)
    {
        if (name is not NameNode { Name: var tested } || literal is not LiteralNode { Value: { Kind: ValueKind.String } value }
            || scope.Find(tested) is not { AllowedValues: { IsDefaultOrEmpty: false } allowed })
        {
            yield break;
        }

        var other = allowed[(allowed.IndexOf(value) + 1) % allowed.Length];
        if (other != value && other.Kind == ValueKind.String)
        {
            yield return new TextEdit(literal.Span, $"\"{other.AsString}\"", shown.Span);
        }
    }

    private IEnumerable<TextEdit> Logical(LogicalNode n)
    {
        var isAnd = n.Operator == LogicalOperator.And;
        yield return new TextEdit(Between(n.Left.Span.End, n.Right.Span.Start, OperatorsOf.Logical), isAnd ? "or" : "and", n.Span);
        yield return new TextEdit(n.Span, Bracketed(n.Right), n.Span);
        yield return new TextEdit(n.Span, Bracketed(n.Left), n.Span);
    }

    private IEnumerable<TextEdit> Arithmetic(ArithmeticNode n)
    {
        var other = n.Operator switch
        {
            ArithmeticOperator.Add => "-",
            ArithmeticOperator.Subtract => "+",
            ArithmeticOperator.Multiply => "/",
            ArithmeticOperator.Divide => "*",
            _ => null,
        };
        if (other is not null)
        {
            yield return new TextEdit(Between(n.Left.Span.End, n.Right.Span.Start, OperatorsOf.Arithmetic), other, n.Span);
        }
    }

    private IEnumerable<TextEdit> Shifts(Value value, LiteralNode n, Node shown, string? unit)
    {
        var figure = value.AsNumber;
        var step = unit is null ? Steps.LastPlace(figure) : Steps.Of(figure, unit);
        return new[] { figure + step, figure - step }
            .Select(f => new TextEdit(n.Span, f < 0 ? $"({Written(f)})" : Written(f), ReferenceEquals(shown, n) ? n.Span : shown.Span));
    }

    private TextEdit Swap(SourceSpan first, SourceSpan second, SourceSpan shown) => new(
        new SourceSpan(first.Start, second.End),
        string.Concat(Slice(second), text.AsSpan(first.End, second.Start - first.End), Slice(first)), shown);

    private string Bracketed(Node node) => node is NameNode or CallNode || Slice(node.Span) is ['(', .., ')'] ? Slice(node.Span) : $"({Slice(node.Span)})";

    private string Slice(SourceSpan span) => text[span.Start..span.End];

    private static string Word(QuantifiedNode n) => n.IsEvery ? "every" : "some";

    /// <summary>Where the operator stands between two operands; only blanks lie around it.</summary>
    private SourceSpan Between(int from, int to, OperatorsOf kind)
    {
        var words = kind switch
        {
            OperatorsOf.Comparison => new[] { "<=", ">=", "!=", "<", ">", "=" },
            OperatorsOf.Logical => ["and", "or"],
            _ => ["+", "-", "*", "/"],
        };
        var start = from;
        while (start < to && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        var word = words.First(w => string.CompareOrdinal(text, start, w, 0, w.Length) == 0);
        return new SourceSpan(start, start + word.Length);
    }

    private static string Written(decimal figure) => figure.ToString(CultureInfo.InvariantCulture);

    private enum OperatorsOf
    {
        Comparison,
        Logical,
        Arithmetic,
    }
}
