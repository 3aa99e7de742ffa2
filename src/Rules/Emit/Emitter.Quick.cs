using System.Linq.Expressions;
using Matching.Rules.Binding.Tree;
using Matching.Rules.Syntax;
using Matching.Rules.Values;
using static System.Linq.Expressions.Expression;

namespace Matching.Rules.Emit;

/// <content>
/// Conditions twice: quickly as 0, 1 or "open" over plain values, and in full for what stays open. Only what charges nothing and
/// has no effect is done quickly, so that doing it again in full changes neither the value nor the budget.
/// </content>
internal sealed partial class Emitter
{
    private static readonly Expression Yes = Property(null, typeof(Value), nameof(Value.True));
    private static readonly Expression No = Property(null, typeof(Value), nameof(Value.False));

    /// <summary>Whether the full code is being made, inside which nothing is done quickly.</summary>
    private bool inFull;

    /// <summary>Whether a condition can be decided quickly.</summary>
    private static bool IsQuick(BoundNode node) => node switch
    {
        BoundConstant n => n.Value.Kind == ValueKind.Boolean,
        BoundComparison n => IsOperand(n.Left) && IsOperand(n.Right),
        BoundWithin n => IsOperand(n.Subject) && IsOperand(n.Low) && IsOperand(n.High),
        BoundMatches n => IsOperand(n.Subject) && n.Test is BoundConstant { Value.Kind: not (ValueKind.List or ValueKind.Range) },
        BoundLogical n => IsQuick(n.Left) && IsQuick(n.Right),
        BoundNot n => IsQuick(n.Operand),
        BoundAnyOf n => n.Tests.All(IsQuick),
        BoundLet n => IsOperand(n.Subject) && IsQuick(n.Body),
        _ => false,
    };

    /// <summary>Whether a node gives a value without charging the budget.</summary>
    private static bool IsOperand(BoundNode node) => node switch
    {
        BoundConstant or BoundRead or BoundLocal => true,
        BoundArithmetic n => IsOperand(n.Left) && IsOperand(n.Right),
        BoundNegate n => IsOperand(n.Operand),
        _ => false,
    };

    /// <summary>A condition as a value.</summary>
    private BlockExpression Judged(BoundNode node)
    {
        var (decided, truth) = (Variable(typeof(int)), Variable(typeof(Value)));
        return Block(typeof(Value), [decided, truth],
            Decide(node, decided, truth),
            Condition(Equal(decided, Constant(1)), Yes, Condition(Equal(decided, Constant(0)), No, truth)));
    }

    /// <summary>Code that sets 1, 0 or open, and the truth value where it stays open.</summary>
    private Expression Decide(BoundNode node, ParameterExpression decided, ParameterExpression truth)
    {
        var full = Block(Assign(truth, InFull(node)), Assign(decided, Call(typeof(Quick), nameof(Quick.Of), null, truth)));
        return inFull || !IsQuick(node)
            ? full
            : Block(Assign(decided, QuickCode(node)), IfThen(GreaterThan(decided, Constant(1)), full));
    }

    private Expression InFull(BoundNode node)
    {
        var outer = inFull;
        inFull = inFull || IsQuick(node);
        var code = Emit(node);
        inFull = outer;
        return code;
    }

    private Expression QuickCode(BoundNode node) => node switch
    {
        BoundConstant n => Constant(n.Value.IsTrue ? 1 : 0),
        BoundComparison n => Order(n.Operator, n.Left, n.Right),
        BoundMatches n => Order(ComparisonOperator.Equal, n.Subject, n.Test),
        BoundWithin n => Both(
            Order(n.LowIncluded ? ComparisonOperator.GreaterOrEqual : ComparisonOperator.Greater, n.Subject, n.Low),
            Order(n.HighIncluded ? ComparisonOperator.LessOrEqual : ComparisonOperator.Less, n.Subject, n.High), 0),
        BoundLogical n => Both(QuickCode(n.Left), QuickCode(n.Right), n.Operator == LogicalOperator.And ? 0 : 1),
        BoundNot n => Negated(QuickCode(n.Operand)),
        BoundAnyOf n => n.Tests.Select(QuickCode).DefaultIfEmpty(Constant(0)).Aggregate((a, b) => Both(a, b, 1)),
        BoundLet n => Block(Assign(locals[n.Local.Index], InFull(n.Subject)), QuickCode(n.Body)),
        _ => throw new InvalidOperationException($"a {node.GetType().Name} is not decided quickly"),
    };

    /// <summary>Two answers in one: the deciding one (0 for and, 1 for or) settles it, an open one beside an undecided one leaves it open.</summary>
    private static BlockExpression Both(Expression left, Expression right, int deciding)
    {
        var (first, second) = (Variable(typeof(int)), Variable(typeof(int)));
        return Block(typeof(int), [first, second],
            Assign(first, left),
            Condition(
                Equal(first, Constant(deciding)),
                first,
                Block(
                    Assign(second, right),
                    Condition(Equal(second, Constant(deciding)), second, Or(first, second)))));
    }

    private static BlockExpression Negated(Expression operand)
    {
        var inner = Variable(typeof(int));
        return Block(typeof(int), [inner],
            Assign(inner, operand),
            Condition(GreaterThan(inner, Constant(1)), inner, ExclusiveOr(inner, Constant(1))));
    }

    private Expression Order(ComparisonOperator operation, BoundNode left, BoundNode right)
    {
        var accepted = operation switch
        {
            ComparisonOperator.Less => 1,
            ComparisonOperator.Equal => 2,
            ComparisonOperator.LessOrEqual => 3,
            ComparisonOperator.Greater => 4,
            ComparisonOperator.NotEqual => 5,
            _ => 6,
        };
        return right switch
        {
            BoundConstant { Value: { IsPlain: true } constant } =>
                Call(typeof(Quick), nameof(Quick.ToConstant), null, Operand(left), Constant(constant.Kind), Constant(constant.Plain), Constant(accepted)),
            BoundConstant { Value: { Kind: ValueKind.String } constant } when accepted is 2 or 5 =>
                Call(typeof(Quick), nameof(Quick.ToText), null, Operand(left), Constant(constant.AsString), Constant(accepted == 2)),
            _ => Call(typeof(Quick), nameof(Quick.ToValue), null, Operand(left), Operand(right), Constant(accepted)),
        };
    }

    /// <summary>An operand in its place, so that it is not copied. What is not an ordinary value is left to the full code, which tells why.</summary>
    private Expression Operand(BoundNode node) => node switch
    {
        BoundRead read => ArrayAccess(frame, Constant(read.Symbol.Slot)),
        BoundArithmetic sum when !IsStandard => Call(typeof(Quick), nameof(Quick.Compute), null, Constant(sum.Operator), Operand(sum.Left), Operand(sum.Right)),
        _ => InFull(node),
    };
}
