using System.Collections.Immutable;
using Matching.Rules.Binding.Tree;
using Matching.Rules.Syntax;
using Matching.Rules.Values;

namespace Matching.Rules.Binding;

/// <summary>An expression of sums, differences, products, smallest and greatest of numbers, and choices between them, so that it can be worked out for many units at once.</summary>
/// <remarks>An operation on an unknown number is unknown, and so is a choice whose condition is not known.</remarks>
public abstract record NumberForm
{
    /// <summary>The form of an expression, or null where it does something else too, such as dividing.</summary>
    public static NumberForm? Of(RuleExpression expression) => expression is CompiledRule rule ? Form(rule, rule.Root) : null;

    private static NumberForm? Form(CompiledRule rule, BoundNode node) => node switch
    {
        BoundConstant { Value.Kind: ValueKind.Number } n => new ConstantForm(n.Value.AsNumber),
        BoundRead n when n.Type == FeelType.Number => new ReadForm(rule.Part(n), n.Symbol),
        BoundArithmetic n when n.Type == FeelType.Number && OperationOf(n.Operator) is { } operation => Term(rule, operation, [n.Left, n.Right]),
        BoundCall { Name: "min" or "max", Arguments.Length: > 1 } n when n.Arguments.All(a => a.Type == FeelType.Number) =>
            Term(rule, n.Name == "min" ? NumberOperation.Least : NumberOperation.Greatest, n.Arguments),
        BoundIf n when Form(rule, n.Then) is { } then && Form(rule, n.Else) is { } otherwise => new ChoiceForm(rule.Part(n.Condition), then, otherwise),
        _ => null,
    };

    private static TermForm? Term(CompiledRule rule, NumberOperation operation, ImmutableArray<BoundNode> parts)
    {
        var forms = parts.Select(p => Form(rule, p)).OfType<NumberForm>().ToImmutableArray();
        return forms.Length == parts.Length ? new TermForm(operation, forms) : null;
    }

    private static NumberOperation? OperationOf(ArithmeticOperator operation) => operation switch
    {
        ArithmeticOperator.Add => NumberOperation.Sum,
        ArithmeticOperator.Subtract => NumberOperation.Difference,
        ArithmeticOperator.Multiply => NumberOperation.Product,
        _ => null,
    };
}

/// <summary>A literal, or a figure of the pack.</summary>
/// <param name="Number">The number.</param>
public sealed record ConstantForm(decimal Number) : NumberForm;

/// <summary>A tag.</summary>
/// <param name="Expression">The reading of it as an expression of its own.</param>
/// <param name="Symbol">The tag as expressions read it.</param>
public sealed record ReadForm(RuleExpression Expression, Symbol Symbol) : NumberForm;

/// <summary>An operation on two or more numbers.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Parts">The numbers.</param>
public sealed record TermForm(NumberOperation Operation, ImmutableArray<NumberForm> Parts) : NumberForm;

/// <summary>One of two numbers.</summary>
/// <param name="When">Boolean; true for the first.</param>
/// <param name="Then">The first.</param>
/// <param name="Else">The second.</param>
public sealed record ChoiceForm(RuleExpression When, NumberForm Then, NumberForm Else) : NumberForm;

/// <summary>What is done with numbers.</summary>
public enum NumberOperation
{
    /// <summary>Added.</summary>
    Sum,

    /// <summary>Subtracted from the first.</summary>
    Difference,

    /// <summary>Multiplied.</summary>
    Product,

    /// <summary>The smallest.</summary>
    Least,

    /// <summary>The greatest.</summary>
    Greatest,
}
