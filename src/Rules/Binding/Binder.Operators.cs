using System.Collections.Immutable;
using Matching.Rules.Binding.Tree;
using Matching.Rules.Diagnostics;
using Matching.Rules.Syntax;
using Matching.Rules.Values;

namespace Matching.Rules.Binding;

/// <content>Arithmetic and comparison.</content>
internal sealed partial class Binder
{
    private BoundNode Negate(NegateNode node)
    {
        var operand = Bind(node.Operand);
        if (operand is BoundConstant { Symbol: null, Value.Kind: ValueKind.Number } literal)
        {
            return new BoundConstant(At(node), FeelType.Number, Values.Arithmetic.Negate(literal.Value));
        }

        if (!TypeRules.IsOpen(operand.Type) && operand.Type != FeelType.Number && !TypeRules.IsDuration(operand.Type))
        {
            bag.Add(TypeMessages.Operator(node.Span, "-", operand.Type, operand.Type));
            return new BoundError(At(node));
        }

        return new BoundNegate(At(node), operand) { Unit = operand.Unit };
    }

    private BoundNode Arithmetic(ArithmeticNode node)
    {
        var (left, right) = (Bind(node.Left), Bind(node.Right));
        if (TypeRules.Arithmetic(node.Operator, left.Type, right.Type) is not { } type)
        {
            bag.Add(TypeMessages.Operator(node.Span, Symbol(node.Operator), left.Type, right.Type));
            return new BoundError(At(node));
        }

        if (node.Operator == ArithmeticOperator.Divide && right is BoundConstant { Value: { Kind: ValueKind.Number, AsFeelNumber.Sign: 0 } })
        {
            bag.Add(TypeMessages.DivisionByZero(node.Right.Span));
        }

        var additive = node.Operator is ArithmeticOperator.Add or ArithmeticOperator.Subtract;
        if (additive)
        {
            CheckUnits(left, right, node.Span);
        }

        return new BoundArithmetic(At(node), type, node.Operator, left, right) { Unit = additive ? left.Unit ?? right.Unit : null };
    }

    private BoundNode Compare(ComparisonOperator operation, BoundNode left, BoundNode right, Place place)
    {
        var goTogether = TypeRules.Comparable(left.Type, right.Type);
        var isOrder = operation is not (ComparisonOperator.Equal or ComparisonOperator.NotEqual);
        if (!goTogether)
        {
            bag.Add(TypeMessages.Incomparable(place.Span, left.Type, right.Type));
        }
        else if (isOrder && (!TypeRules.IsOrdered(left.Type) || !TypeRules.IsOrdered(right.Type)))
        {
            bag.Add(TypeMessages.Operator(place.Span, Symbol(operation), left.Type, right.Type));
        }
        else
        {
            CheckUnits(left, right, place.Span);
            CheckDomain(left, right, isOrder);
            CheckDomain(right, left, isOrder);
        }

        return new BoundComparison(place, operation, left, right);
    }

    private void CheckUnits(BoundNode left, BoundNode right, SourceSpan span)
    {
        if (!UnitRules.GoTogether(left.Unit, right.Unit))
        {
            bag.Add(TypeMessages.Units(span, left.Unit!, right.Unit!));
        }
    }

    /// <summary>A literal that a closed tag can never equal is a mistake.</summary>
    private void CheckDomain(BoundNode tag, BoundNode literal, bool isOrder)
    {
        var domain = Domain(tag);
        if (isOrder || domain.IsEmpty || literal is not BoundConstant { Symbol: null, Value: var value } || value.Kind is ValueKind.Null or ValueKind.List)
        {
            return;
        }

        if (!domain.Contains(value))
        {
            var allowed = domain.Select(v => v.ToString()).ToArray();
            bag.Add(TypeMessages.OutsideDomain(literal.Place.Span, value.ToString(), allowed, Nearest.To(value.ToString(), allowed)));
        }
    }

    /// <summary>The closed set of values that a tag, or an element of a list tag, can have; empty when open.</summary>
    public static ImmutableArray<Value> Domain(BoundNode node) => node switch
    {
        BoundRead { Symbol.AllowedValues: { IsDefault: false } allowed } => allowed,
        BoundLocal { Local.Domain: var domain } => domain,
        _ => [],
    };

    private static string Symbol(ArithmeticOperator operation) => operation switch
    {
        ArithmeticOperator.Add => "+",
        ArithmeticOperator.Subtract => "-",
        ArithmeticOperator.Multiply => "*",
        ArithmeticOperator.Divide => "/",
        _ => "**",
    };

    private static string Symbol(ComparisonOperator operation) => operation switch
    {
        ComparisonOperator.Equal => "=",
        ComparisonOperator.NotEqual => "!=",
        ComparisonOperator.Less => "<",
        ComparisonOperator.LessOrEqual => "<=",
        ComparisonOperator.Greater => ">",
        _ => ">=",
    };
}
