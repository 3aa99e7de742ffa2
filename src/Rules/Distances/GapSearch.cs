using System.Collections.Immutable;
using Matching.Rules.Binding;
using Matching.Rules.Binding.Tree;
using Matching.Rules.Interpret;
using Matching.Rules.Syntax;
using Matching.Rules.Values;

namespace Matching.Rules.Distances;

/// <summary>Walks one condition over one frame. For one use.</summary>
internal sealed class GapSearch
{
    private readonly Dictionary<int, BoundNode> held;
    private readonly GapMaking making;
    private readonly Interpreter parts;
    private readonly Value[] locals;
    private readonly Func<Symbol, bool> isFixed;

    /// <summary>A search.</summary>
    /// <param name="parts">Evaluates parts of the tree.</param>
    /// <param name="locals">Places of the locals, shared with <paramref name="parts"/>.</param>
    /// <param name="isFixed">Whether nothing changes the value of a tag.</param>
    public GapSearch(Interpreter parts, Value[] locals, Func<Symbol, bool> isFixed)
    {
        (this.parts, this.locals, this.isFixed, held) = (parts, locals, isFixed, []);
        making = new GapMaking(parts, held, isFixed);
    }

    /// <summary>What would have to be otherwise for a piece to hold, or not to hold; empty where it is so.</summary>
    public ImmutableArray<Gap> Of(BoundNode node, bool mustHold)
    {
        if (node is BoundLet let)
        {
            Hold(let.Local, let.Subject);
            return Of(let.Body, mustHold);
        }

        var value = Logic.Truth(parts.Evaluate(node));
        return (mustHold ? value.IsTrue : value.IsFalse) ? [] : value.IsUnknown ? Unknown(node, mustHold) : Missed(node, mustHold);
    }

    /// <summary>A piece that is unknown as a whole may still have parts that are plainly not as they must be.</summary>
    private ImmutableArray<Gap> Unknown(BoundNode node, bool mustHold) =>
        node is BoundLogical or BoundNot or BoundAnyOf or BoundIf ? Missed(node, mustHold) : [making.Plain(Bare(node), mustHold, GapKind.Unknown)];

    private ImmutableArray<Gap> Missed(BoundNode node, bool mustHold) => node switch
    {
        BoundNot n => Of(n.Operand, !mustHold),
        BoundCall { Arguments: [var operand] } n when n.Name == "not" => Of(operand, !mustHold),
        BoundLogical n => Together([n.Left, n.Right], n.Operator == LogicalOperator.And == mustHold, mustHold),
        BoundAnyOf n => Together(n.Tests, !mustHold, mustHold),
        BoundCall { Arguments: [BoundList list] } n when n.Name is "any" or "all" => Together(list.Elements, n.Name == "all" == mustHold, mustHold),
        BoundQuantified { Iterators: [{ Source: BoundList list } only] } n => Least(
            [.. list.Elements.Select(e => new Branch(n.Body, only.Local, e))], n.IsEvery == mustHold ? list.Elements.Length : 1, mustHold),
        BoundIf n => Nearest([[.. Of(n.Condition, true), .. Of(n.Then, mustHold)], [.. Of(n.Condition, false), .. Of(n.Else, mustHold)]]),
        BoundWithin n => Within(n, mustHold),
        BoundComparison n => Compared(n, mustHold),
        BoundLocal n when held.TryGetValue(n.Local.Index, out var subject) => Of(subject, mustHold),
        _ => [making.Plain(Bare(node), mustHold, GapKind.NotMet)],
    };

    /// <summary>All of the pieces, or the nearest of them.</summary>
    private ImmutableArray<Gap> Together(IEnumerable<BoundNode> pieces, bool isAll, bool mustHold)
    {
        var gaps = pieces.Select(p => Of(p, mustHold)).ToList();
        return isAll ? [.. gaps.SelectMany(g => g)] : Nearest(gaps);
    }

    private static ImmutableArray<Gap> Nearest(IEnumerable<ImmutableArray<Gap>> branches) => branches.MinBy(Weight.Of);

    private ImmutableArray<Gap> Within(BoundWithin node, bool mustHold)
    {
        var low = new BoundComparison(node.Place, node.LowIncluded ? ComparisonOperator.GreaterOrEqual : ComparisonOperator.Greater, node.Subject, node.Low);
        var high = new BoundComparison(node.Place, node.HighIncluded ? ComparisonOperator.LessOrEqual : ComparisonOperator.Less, node.Subject, node.High);
        return Together([low, high], mustHold, mustHold);
    }

    private ImmutableArray<Gap> Compared(BoundComparison node, bool mustHold)
    {
        var (operation, left, right) = MovesOnTheRight(node)
            ? (ComparisonSigns.Turned(node.Operator), node.Right, node.Left)
            : (node.Operator, node.Left, node.Right);
        if (right is BoundConstant { Value.Kind: ValueKind.Boolean } truth && operation is ComparisonOperator.Equal or ComparisonOperator.NotEqual)
        {
            return Of(left, ((BoundConstant)right).Value.IsTrue == (operation == ComparisonOperator.Equal) == mustHold);
        }

        return Counted(operation, left, right, mustHold) ?? [making.Compared(
            new BoundComparison(node.Place, mustHold ? operation : ComparisonSigns.Opposite(operation), Bare(left), Bare(right)), Bare(node).Text, mustHold)];
    }

    /// <summary>Whether it is the right side that can move: what is compared stands on the left of a gap.</summary>
    private bool MovesOnTheRight(BoundComparison node)
    {
        var (left, right) = (making.Reads(node.Left), making.Reads(node.Right));
        return left.IsEmpty ? !right.IsEmpty : left.All(isFixed) && !right.All(isFixed);
    }

    /// <summary>A number of pieces that must hold, or null where the comparison does not count any.</summary>
    private ImmutableArray<Gap>? Counted(ComparisonOperator operation, BoundNode count, BoundNode bound, bool mustHold)
    {
        operation = mustHold ? operation : ComparisonSigns.Opposite(operation);
        if (operation is ComparisonOperator.Equal or ComparisonOperator.NotEqual || Branches(count) is not { } branches || Magnitude.Of(parts.Evaluate(bound)) is not { } number)
        {
            return null;
        }

        return operation switch
        {
            ComparisonOperator.GreaterOrEqual => Least(branches, decimal.Ceiling(number), true),
            ComparisonOperator.Greater => Least(branches, decimal.Floor(number) + 1m, true),
            ComparisonOperator.LessOrEqual => Least(branches, branches.Length - decimal.Floor(number), false),
            _ => Least(branches, branches.Length - decimal.Ceiling(number) + 1m, false),
        };
    }

    /// <summary>The nearest of the branches that are still needed for so many to hold, or not to hold.</summary>
    private ImmutableArray<Gap> Least(ImmutableArray<Branch> branches, decimal needed, bool mustHold)
    {
        var open = branches.Select(b => Of(b, mustHold)).Where(g => !g.IsEmpty).OrderBy(Weight.Of).ToList();
        var more = needed - (branches.Length - open.Count);
        return [.. open.Take((int)Math.Clamp(more, 0m, open.Count)).SelectMany(g => g)];
    }

    private ImmutableArray<Gap> Of(Branch branch, bool mustHold)
    {
        if (branch is { Local: { } local, Element: { } element })
        {
            Hold(local, element);
        }

        return Of(branch.Condition, mustHold);
    }

    private void Hold(Local local, BoundNode subject)
    {
        locals[local.Index] = parts.Evaluate(subject);
        held[local.Index] = subject;
    }

    /// <summary>What a local stands for.</summary>
    private BoundNode Bare(BoundNode node) => node switch
    {
        BoundLocal local when held.TryGetValue(local.Local.Index, out var subject) => Bare(subject),
        BoundComparison n when n.Left is BoundLocal || n.Right is BoundLocal => new BoundComparison(n.Place, n.Operator, Bare(n.Left), Bare(n.Right)),
        BoundContains { Element: BoundLocal } n => new BoundContains(n.Place, n.List, Bare(n.Element)),
        _ => node,
    };

    private static ImmutableArray<Branch>? Branches(BoundNode count) => count switch
    {
        BoundCall { Arguments: [BoundFilter { Source: BoundList list } filter] } call when call.Name == "count" =>
            [.. list.Elements.Select(e => new Branch(filter.Condition, filter.Item, e))],
        BoundCall { Arguments: [BoundList list] } call when call.Name == "sum" => Ones(list.Elements),
        BoundArithmetic { Operator: ArithmeticOperator.Add } => Ones(Summands(count)),
        _ => null,
    };

    private static IEnumerable<BoundNode> Summands(BoundNode node) =>
        node is BoundArithmetic { Operator: ArithmeticOperator.Add } sum ? Summands(sum.Left).Concat(Summands(sum.Right)) : [node];

    private static ImmutableArray<Branch>? Ones(IEnumerable<BoundNode> summands)
    {
        var branches = summands.Select(s => s is BoundIf { Then: BoundConstant { Value: var one }, Else: BoundConstant { Value: var none } } choice
            && one == Value.Of(1m) && none == Value.Of(0m) ? new Branch(choice.Condition, null, null) : default).ToImmutableArray();
        return branches.Any(b => b.Condition is null) ? null : branches;
    }

    /// <summary>One of several pieces; with a local that stands for an element of a list where it reads one.</summary>
    private readonly record struct Branch(BoundNode Condition, Local? Local, BoundNode? Element);
}
