using Matching.Rules.Binding.Tree;
using Matching.Rules.Diagnostics;
using Matching.Rules.Syntax;
using Matching.Rules.Tables;
using Matching.Rules.Values;

namespace Matching.Rules.Binding;

/// <summary>Finds parts of a rule whose answer is the same whatever the facts: such a rule says something else than its author means.</summary>
/// <param name="bag">Receives the findings, with places in the piece of text that the nodes stand in.</param>
internal sealed class CertaintyCheck(DiagnosticBag bag)
{
    private readonly Dictionary<int, BoundNode> held = [];

    /// <summary>Checks a tree.</summary>
    public void Visit(BoundNode node) => Visit(node, null);

    /// <summary>Checks the tests of a cell.</summary>
    /// <param name="cell">The tests.</param>
    /// <param name="input">What they test.</param>
    public void VisitCell(BoundNode cell, BoundIterator input)
    {
        held[input.Local.Index] = input.Source;
        Visit(cell, null);
    }

    private void Visit(BoundNode node, BoundNode? parent)
    {
        switch (node)
        {
            case BoundComparison n when IsNull(n.Left) || IsNull(n.Right):
                Null(n, IsNull(n.Left) ? n.Right : n.Left, n.Operator is ComparisonOperator.Equal or ComparisonOperator.NotEqual);
                break;
            case BoundComparison n when (IsLiteral(n.Left) && IsLiteral(n.Right)) || (n.Left is BoundRead && n.Right is BoundRead && n.Left.Text == n.Right.Text):
                Constant(n);
                break;
            case BoundWithin n when IsNull(n.Low) || IsNull(n.High):
                bag.Add(CertaintyMessages.WithNull(n.Place.Span));
                break;
            case BoundArithmetic n when IsNull(n.Left) || IsNull(n.Right):
                bag.Add(CertaintyMessages.WithNull(n.Place.Span));
                break;
            case BoundLogical n:
                Operand(n.Left);
                Operand(n.Right);
                Chain(n, parent);
                break;
            case BoundIf n:
                Operand(n.Condition);
                Branches(n, parent);
                break;
            case BoundQuantified n:
                Operand(n.Body);
                Unused(n.Iterators, n.Body, n);
                break;
            case BoundFor n:
                Unused(n.Iterators, n.Body, n);
                break;
            case BoundFilter n:
                Operand(n.Condition);
                break;
            case BoundAnyOf n:
                Comma(n);
                break;
            case BoundLet n:
                held[n.Local.Index] = n.Subject;
                break;
            default:
                break;
        }

        foreach (var child in ReadCollector.Children(node))
        {
            Visit(child, node);
        }
    }

    private void Null(BoundComparison node, BoundNode other, bool isEquality)
    {
        if (!isEquality || !CanBeNull(other))
        {
            bag.Add(CertaintyMessages.WithNull(node.Place.Span));
        }
    }

    private void Operand(BoundNode condition)
    {
        if (IsNull(condition))
        {
            bag.Add(TypeMessages.NotBoolean(condition.Place.Span, FeelType.Null));
        }
        else if (IsLiteral(condition))
        {
            Constant(condition);
        }
    }

    private void Constant(BoundNode node) => bag.Add(CertaintyMessages.Constant(node.Place.Span, node.Text));

    /// <summary>All parts of a chain of one operator together, for each tag that they read.</summary>
    private void Chain(BoundLogical node, BoundNode? parent)
    {
        if (parent is BoundLogical outer && outer.Operator == node.Operator)
        {
            return;
        }

        var parts = Parts(node, node.Operator).ToArray();
        foreach (var symbol in ReadCollector.Of(node))
        {
            var sets = parts.Select(p => CellSet.Of(p, n => n is BoundRead r && r.Symbol == symbol)).OfType<CellSet>().ToArray();
            if (sets.Length > 1 && node.Operator == LogicalOperator.And && CellAlgebra.Intersect(sets).Intervals.IsEmpty)
            {
                bag.Add(CertaintyMessages.NeverHolds(node.Place.Span, symbol.Name));
            }
            else if (sets.Length > 1 && node.Operator == LogicalOperator.Or && CellAlgebra.Union(sets).Intervals is [{ IsAll: true }])
            {
                bag.Add(CertaintyMessages.AlwaysHolds(node.Place.Span, symbol.Name));
            }
        }
    }

    private static IEnumerable<BoundNode> Parts(BoundNode node, LogicalOperator operation) => node is BoundLogical l && l.Operator == operation
        ? Parts(l.Left, operation).Concat(Parts(l.Right, operation))
        : [node];

    /// <summary>A chain of if … else if … over one tag: a branch that nothing is left for is never taken.</summary>
    private void Branches(BoundIf node, BoundNode? parent)
    {
        if ((parent is BoundIf outer && outer.Else == node) || ReadCollector.Of(node.Condition) is not [var symbol])
        {
            return;
        }

        var rest = CellSet.All;
        for (BoundNode? next = node; next is BoundIf branch; next = branch.Else)
        {
            if (CellSet.Of(branch.Condition, n => n is BoundRead r && r.Symbol == symbol) is not { } taken)
            {
                return;
            }

            if (CellAlgebra.Intersect([rest, taken]).Intervals.IsEmpty)
            {
                bag.Add(CertaintyMessages.UnreachableBranch(branch.Then.Place.Span, symbol.Name));
            }

            rest = CellAlgebra.Intersect([rest, CellAlgebra.Complement(taken)]);
            if (rest.Intervals.IsEmpty)
            {
                bag.Add(CertaintyMessages.UnreachableBranch(branch.Else.Place.Span, symbol.Name));
                return;
            }
        }
    }

    private void Unused(IReadOnlyList<BoundIterator> iterators, BoundNode body, BoundNode node)
    {
        for (var i = 0; i < iterators.Count; i++)
        {
            var readers = iterators.Skip(i + 1).Select(n => n.Source).Append(body);
            if (!readers.Any(r => LocalReads.Of(r).Contains(iterators[i].Local)))
            {
                bag.Add(CertaintyMessages.UnusedLocal(node.Place.Span, iterators[i].Local.Name));
            }
        }
    }

    /// <summary>A lower and an upper bound in one cell that overlap: the author most likely meant a range.</summary>
    private void Comma(BoundAnyOf node)
    {
        var bounds = node.Tests.OfType<BoundComparison>().Where(t => t.Left is BoundLocal && t.Right is BoundConstant).ToArray();
        var lower = bounds.Where(t => t.Operator is ComparisonOperator.Greater or ComparisonOperator.GreaterOrEqual);
        var upper = bounds.Where(t => t.Operator is ComparisonOperator.Less or ComparisonOperator.LessOrEqual).ToArray();
        if (lower.Any(l => upper.Any(u => Values.Comparison.Sign(((BoundConstant)l.Right).Value, ((BoundConstant)u.Right).Value) < 0)))
        {
            bag.Add(CertaintyMessages.CommaIsOr(node.Place.Span, node.Text));
        }
    }

    /// <summary>A tag is unknown or has a value, and what is computed from tags is; an entry or an element may be missing.</summary>
    private bool CanBeNull(BoundNode node) => node switch
    {
        BoundRead or BoundConstant or BoundArithmetic or BoundNegate or BoundComparison or BoundLogical => false,
        BoundLocal { Local.Index: var index } when held.TryGetValue(index, out var subject) => CanBeNull(subject),
        _ => true,
    };

    private static bool IsNull(BoundNode node) => node is BoundConstant { Symbol: null, Value.Kind: ValueKind.Null };

    private static bool IsLiteral(BoundNode node) => node is BoundConstant { Symbol: null };
}
