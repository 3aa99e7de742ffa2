using System.Collections.Immutable;
using Matching.Rules.Syntax;
using Matching.Rules.Values;

namespace Matching.Rules.Binding.Tree;

/// <summary>Unary minus.</summary>
internal sealed class BoundNegate(Place place, BoundNode operand) : BoundNode(place, operand.Type, operand.Size)
{
    public BoundNode Operand { get; } = operand;
}

/// <summary>Three-valued not.</summary>
internal sealed class BoundNot(Place place, BoundNode operand) : BoundNode(place, FeelType.Boolean, operand.Size)
{
    public BoundNode Operand { get; } = operand;
}

/// <summary>Arithmetic.</summary>
internal sealed class BoundArithmetic(Place place, FeelType type, ArithmeticOperator operation, BoundNode left, BoundNode right)
    : BoundNode(place, type, left.Size + right.Size + (operation == ArithmeticOperator.Power && !IsShort(right) ? StepsOfPower : 0))
{
    /// <summary>A power of many digits takes as long as so many other steps.</summary>
    private const int StepsOfPower = 100;

    public ArithmeticOperator Operator { get; } = operation;

    public BoundNode Left { get; } = left;

    public BoundNode Right { get; } = right;

    /// <summary>Whether an exponent takes no more than a few multiplications.</summary>
    private static bool IsShort(BoundNode exponent) =>
        exponent is BoundConstant { Value: { Kind: ValueKind.Number } value } && value.AsFeelNumber.TryToInt64(out var times) && times is >= 0 and <= 8;
}

/// <summary>A comparison.</summary>
internal sealed class BoundComparison(Place place, ComparisonOperator operation, BoundNode left, BoundNode right)
    : BoundNode(place, FeelType.Boolean, left.Size + right.Size)
{
    public ComparisonOperator Operator { get; } = operation;

    public BoundNode Left { get; } = left;

    public BoundNode Right { get; } = right;
}

/// <summary>and, or; the right side is not evaluated when the left decides.</summary>
internal sealed class BoundLogical(Place place, LogicalOperator operation, BoundNode left, BoundNode right)
    : BoundNode(place, FeelType.Boolean, left.Size + right.Size)
{
    public LogicalOperator Operator { get; } = operation;

    public BoundNode Left { get; } = left;

    public BoundNode Right { get; } = right;
}

/// <summary>True when one of the tests is.</summary>
internal sealed class BoundAnyOf(Place place, ImmutableArray<BoundNode> tests) : BoundNode(place, FeelType.Boolean, tests.Sum(t => t.Size))
{
    public ImmutableArray<BoundNode> Tests { get; } = tests;
}

/// <summary>Whether a value lies between two ends.</summary>
internal sealed class BoundWithin(Place place, BoundNode subject, BoundNode low, bool lowIncluded, BoundNode high, bool highIncluded)
    : BoundNode(place, FeelType.Boolean, subject.Size + low.Size + high.Size)
{
    public BoundNode Subject { get; } = subject;

    public BoundNode Low { get; } = low;

    public bool LowIncluded { get; } = lowIncluded;

    public BoundNode High { get; } = high;

    public bool HighIncluded { get; } = highIncluded;
}

/// <summary>Whether a list has an element equal to a value.</summary>
internal sealed class BoundContains(Place place, BoundNode list, BoundNode element)
    : BoundNode(place, FeelType.Boolean, list.Size + element.Size)
{
    public BoundNode List { get; } = list;

    public BoundNode Element { get; } = element;
}

/// <summary>Evaluates a subject once and then a body that reads it as a local.</summary>
internal sealed class BoundLet(Place place, Local local, BoundNode subject, BoundNode body)
    : BoundNode(place, body.Type, subject.Size + body.Size)
{
    public Local Local { get; } = local;

    public BoundNode Subject { get; } = subject;

    public BoundNode Body { get; } = body;
}
