using System.Collections.Immutable;
using Matching.Rules.Binding;
using Matching.Rules.Binding.Tree;
using Matching.Rules.Functions;
using Matching.Rules.Syntax;
using Matching.Rules.Values;

namespace Matching.Rules.Interpret;

/// <summary>The reference evaluator: walks the tree and records every step. One instance serves one evaluation of one body.</summary>
/// <param name="frame">Values by slot.</param>
/// <param name="locals">Places of the locals, with what a closure captured.</param>
/// <param name="dialect">By which rules: in the standard every step that could not be computed is null.</param>
/// <param name="budget">Bounds of the evaluation.</param>
internal sealed partial class Interpreter(Value[] frame, Value[] locals, Dialect dialect, Budget budget)
{
    private bool IsStandard => dialect == Dialect.Standard;

    /// <summary>Evaluates a node with its trace.</summary>
    public TraceNode Run(BoundNode node)
    {
        var step = Step(node);
        return IsStandard
            ? step.Value.IsUnknown ? step with { Value = Value.Null, Fault = step.Value.Causes.FirstOrDefault() } : step
            : node is BoundCall or BoundTable ? step with { Value = StrictRange.Keep(step.Value) } : step;
    }

    private TraceNode Step(BoundNode node) => node switch
    {
        BoundConstant n => Leaf(n, n.Value, n.Symbol),
        BoundRead n => Leaf(n, Read(n), n.Symbol.Name),
        BoundLocal n => Leaf(n, locals[n.Local.Index], null),
        BoundNegate n => One(n, n.Operand, Arithmetic.Negate),
        BoundNot n => One(n, n.Operand, Logic.Not),
        BoundMember n => One(n, n.Source, v => IsStandard ? Selection.Member(v, n.Member, budget) : Members.Read(v, n.Member)),
        BoundCoerce n => One(n, n.Operand, v => TypeConformance.Coerce(v, n.Type)),
        BoundInstanceOf n => One(n, n.Operand, v => Value.Of(TypeConformance.IsInstance(v, n.Wanted))),
        BoundMatches n => Two(n, n.Subject, n.Test, (a, b) => Selection.Matches(a, b, budget)),
        BoundRange n => Range(n),
        BoundSelect n => Select(n),
        BoundItemName n => ItemName(n),
        BoundFunction n => Done(n, Value.Of(new InterpretedFunction(n, frame, [.. locals], dialect)), []),
        BoundInvoke n => Many(n, [n.Function, .. n.Arguments], v => Calls.Invoke(v[0], n.Names, v[1..], budget)),
        BoundDispatch n => Many(n, n.Arguments, v => Invocation.Dispatch(n.Function, n.Names, v, budget)),
        BoundArithmetic n => Two(n, n.Left, n.Right, (a, b) => IsStandard ? Arithmetic.Compute(n.Operator, a, b) : StrictRange.Compute(n.Operator, a, b)),
        BoundComparison n => Two(n, n.Left, n.Right, (a, b) => Comparison.Compare(n.Operator, a, b, budget)),
        BoundContains n => Two(n, n.List, n.Element, (a, b) => Comparison.Contains(a, b, budget)),
        BoundSequence n => Two(n, n.Start, n.End, (a, b) => Iteration.Sequence(a, b, budget)),
        BoundIndex n => Two(n, n.Source, n.Index, Iteration.At),
        BoundWithin n => Many(n, [n.Subject, n.Low, n.High], v => Comparison.Within(v[0], v[1], n.LowIncluded, v[2], n.HighIncluded)),
        BoundList n => Many(n, n.Elements, Iteration.List),
        BoundCall n => Many(n, n.Arguments, v => Invocation.Invoke(n.Overload, v, budget)),
        BoundLogical n => Logical(n),
        BoundAnyOf n => AnyOf(n),
        BoundLet n => Let(n),
        BoundIf n => If(n),
        BoundFor n => For(n),
        BoundQuantified n => Quantified(n),
        BoundFilter n => Filter(n),
        BoundContext n => Context(n),
        BoundTable n => Table(n),
        _ => throw new InvalidOperationException($"a {node.GetType().Name} cannot be evaluated"),
    };

    private static TraceNode Leaf(BoundNode node, Value value, string? symbol) => new(node.Text, node.Span, value, symbol, []);

    private static TraceNode Done(BoundNode node, Value value, ImmutableArray<TraceNode> children) =>
        new(node.Text, node.Span, value, null, children);

    private Value Read(BoundRead node)
    {
        var value = frame[node.Symbol.Slot];
        return value.IsUnknown && value.Causes.IsEmpty ? node.Absent : value;
    }

    private TraceNode One(BoundNode node, BoundNode operand, Func<Value, Value> compute)
    {
        var step = Run(operand);
        return Done(node, compute(step.Value), [step]);
    }

    private TraceNode Two(BoundNode node, BoundNode left, BoundNode right, Func<Value, Value, Value> compute)
    {
        var first = Run(left);
        var second = Run(right);
        return Done(node, compute(first.Value, second.Value), [first, second]);
    }

    private TraceNode Many(BoundNode node, ImmutableArray<BoundNode> operands, Func<Value[], Value> compute)
    {
        var steps = ImmutableArray.CreateBuilder<TraceNode>(operands.Length);
        foreach (var operand in operands)
        {
            steps.Add(Run(operand));
        }

        return Done(node, compute([.. steps.Select(s => s.Value)]), steps.MoveToImmutable());
    }

    private TraceNode Logical(BoundLogical node)
    {
        var left = Run(node.Left);
        var decided = node.Operator == LogicalOperator.And ? left.Value.IsFalse : left.Value.IsTrue;
        if (decided)
        {
            return Done(node, left.Value, [left]);
        }

        var right = Run(node.Right);
        var value = node.Operator == LogicalOperator.And ? Logic.And(left.Value, right.Value) : Logic.Or(left.Value, right.Value);
        return Done(node, value, [left, right]);
    }

    private TraceNode AnyOf(BoundAnyOf node)
    {
        var steps = ImmutableArray.CreateBuilder<TraceNode>();
        var found = Value.False;
        foreach (var test in node.Tests)
        {
            steps.Add(Run(test));
            found = Logic.Or(found, steps[^1].Value);
            if (found.IsTrue)
            {
                break;
            }
        }

        return Done(node, found, steps.ToImmutable());
    }

    private TraceNode Let(BoundLet node)
    {
        var subject = Run(node.Subject);
        locals[node.Local.Index] = subject.Value;
        var body = Run(node.Body);
        return Done(node, body.Value, [subject, body]);
    }

    private TraceNode If(BoundIf node)
    {
        var condition = Run(node.Condition);
        var truth = Logic.Truth(condition.Value);
        if (truth.IsUnknown && !IsStandard)
        {
            return Done(node, truth, [condition]);
        }

        // In the standard a condition that is not true is as good as false (DMN 1.5, table 56).
        var branch = Run(truth.IsTrue ? node.Then : node.Else);
        return Done(node, branch.Value, [condition, branch]);
    }

    private TraceNode Range(BoundRange node)
    {
        if (node is { Low: { } low, High: { } high })
        {
            return Two(node, low, high, (a, b) => Selection.Range(a, node.LowIncluded, b, node.HighIncluded));
        }

        var isLow = node.Low is not null;
        return One(node, node.Low ?? node.High!, v => Selection.HalfRange(v, isLow, isLow ? node.LowIncluded : node.HighIncluded));
    }

    private TraceNode ItemName(BoundItemName node)
    {
        var item = locals[node.Item.Index];
        return Selection.Has(item, node.Name) ? Leaf(node, item.AsContext[node.Name], null) : Run(node.Otherwise);
    }
}
