using Matching.Rules.Syntax;
using Matching.Rules.Values;

namespace Matching.Rules.Emit;

/// <summary>The ordinary cases of conditions, without making values: 1 is true, 0 is false, more is "not an ordinary case".</summary>
/// <remarks>What is not ordinary (unknown, null, different kinds, numbers that no decimal holds) is left to the full primitives.</remarks>
internal static class Quick
{
    /// <summary>Not decided here.</summary>
    public const int Open = 2;

    /// <summary>Order against a constant that a decimal stands for.</summary>
    /// <param name="value">The value.</param>
    /// <param name="kind">Kind of the constant: number, date or duration.</param>
    /// <param name="constant">The constant.</param>
    /// <param name="accepted">Bit 0 accepts less, bit 1 equal, bit 2 greater.</param>
    public static int ToConstant(in Value value, ValueKind kind, decimal constant, int accepted) =>
        value.Kind == kind && value.IsPlain ? (accepted >> (decimal.Compare(value.Plain, constant) + 1)) & 1 : Open;

    /// <summary>Equality with a constant string.</summary>
    public static int ToText(in Value value, string constant, bool wanted) =>
        value.Kind == ValueKind.String ? string.Equals(value.AsString, constant, StringComparison.Ordinal) == wanted ? 1 : 0 : Open;

    /// <summary>Order of two values.</summary>
    public static int ToValue(in Value left, in Value right, int accepted)
    {
        if (left.Kind != right.Kind)
        {
            return Open;
        }

        if (left.IsPlain && right.IsPlain)
        {
            return (accepted >> (decimal.Compare(left.Plain, right.Plain) + 1)) & 1;
        }

        return left.Kind == ValueKind.String && (accepted is 2 or 5)
            ? string.Equals(left.AsString, right.AsString, StringComparison.Ordinal) == (accepted == 2) ? 1 : 0
            : Open;
    }

    /// <summary>A truth value.</summary>
    public static int Of(in Value value) => value.Kind == ValueKind.Boolean ? value.IsTrue ? 1 : 0 : Open;

    /// <summary>What rule packs compute of two plain numbers; unknown where that is not the ordinary case.</summary>
    public static Value Compute(ArithmeticOperator operation, in Value left, in Value right) =>
        left.Kind == ValueKind.Number && right.Kind == ValueKind.Number && left.IsPlain && right.IsPlain && operation != ArithmeticOperator.Power
            ? StrictRange.Decimals(operation, left, right)
            : default;
}
