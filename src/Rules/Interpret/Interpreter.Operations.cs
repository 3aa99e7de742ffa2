using System.Collections.Immutable;
using Matching.Rules.Binding;
using Matching.Rules.Binding.Tree;
using Matching.Rules.Functions;
using Matching.Rules.Values;

namespace Matching.Rules.Interpret;

/// <content>Steps that evaluate all their operands and then compute. Each has a small frame of its own, because steps are nested deeply.</content>
internal sealed partial class Interpreter
{
    private Value One(BoundNode node, BoundNode operand)
    {
        var value = Run(operand);
        return node switch
        {
            BoundNegate => Arithmetic.Negate(value),
            BoundNot => Logic.Not(value),
            BoundMember n => IsStandard ? Selection.Member(value, n.Member, budget) : Members.Read(value, n.Member),
            BoundCoerce n => TypeConformance.Coerce(value, n.Type),
            BoundInstanceOf n => Value.Of(TypeConformance.IsInstance(value, n.Wanted)),
            _ => throw new InvalidOperationException($"a {node.GetType().Name} has not one operand"),
        };
    }

    private Value Two(BoundNode node, BoundNode left, BoundNode right)
    {
        var first = Run(left);
        var second = Run(right);
        return node switch
        {
            BoundArithmetic n => IsStandard ? Arithmetic.Compute(n.Operator, first, second) : StrictRange.Compute(n.Operator, first, second),
            BoundComparison n => Comparison.Compare(n.Operator, first, second, budget),
            BoundContains => Comparison.Contains(first, second, budget),
            BoundMatches => Selection.Matches(first, second, budget),
            BoundSequence => Iteration.Sequence(first, second, budget),
            BoundIndex => Iteration.At(first, second),
            _ => throw new InvalidOperationException($"a {node.GetType().Name} has not two operands"),
        };
    }

    private Value Many(BoundNode node, ImmutableArray<BoundNode> operands)
    {
        var values = All(operands);
        return node switch
        {
            BoundList => Iteration.List(values),
            BoundCall n => Invocation.Invoke(n.Overload, values, budget),
            BoundDispatch n => Invocation.Dispatch(n.Function, n.Names, values, budget),
            _ => throw new InvalidOperationException($"a {node.GetType().Name} has no list of operands"),
        };
    }

    private Value Invoke(BoundInvoke node)
    {
        var function = Run(node.Function);
        return Calls.Invoke(function, node.Names, All(node.Arguments), budget);
    }

    private Value Within(BoundWithin node)
    {
        var subject = Run(node.Subject);
        var low = Run(node.Low);
        return Comparison.Within(subject, low, node.LowIncluded, Run(node.High), node.HighIncluded);
    }

    private Value Range(BoundRange node)
    {
        if (node is { Low: { } low, High: { } high })
        {
            var start = Run(low);
            return Selection.Range(start, node.LowIncluded, Run(high), node.HighIncluded);
        }

        var isLow = node.Low is not null;
        return Selection.HalfRange(Run(node.Low ?? node.High!), isLow, isLow ? node.LowIncluded : node.HighIncluded);
    }

    private Value[] All(ImmutableArray<BoundNode> operands)
    {
        var values = new Value[operands.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Run(operands[i]);
        }

        return values;
    }
}
