using Matching.Rules.Syntax;

namespace Matching.Rules.Values;

/// <summary>What rule packs compute stays within what is stored and paid: decimals, and dates of the years 1 to 9999.</summary>
internal static class StrictRange
{
    /// <summary>Computes; two numbers as decimals.</summary>
    public static Value Compute(ArithmeticOperator operation, Value left, Value right) =>
        left.Kind == ValueKind.Number && right.Kind == ValueKind.Number && operation != ArithmeticOperator.Power
            ? Decimals(operation, left, right)
            : Keep(Arithmetic.Compute(operation, left, right));

    /// <summary>The value, a number rounded to a decimal; a fault where it lies outside.</summary>
    public static Value Keep(Value value) => value.Kind switch
    {
        ValueKind.Number when value.AsFeelNumber.Wide is { } wide => wide.TryToDecimal(out var rounded) ? Value.Of(rounded) : Fault.Overflow,
        ValueKind.Date when value.AsDay < 0 || value.AsDay > DateOnly.MaxValue.DayNumber => Fault.Overflow,
        _ => value,
    };

    /// <summary>Computes two numbers as decimals, powers apart; a fault where there is no result.</summary>
    public static Value Decimals(ArithmeticOperator operation, in Value first, in Value second)
    {
        try
        {
            var (left, right) = (first.AsNumber, second.AsNumber);
            return operation switch
            {
                ArithmeticOperator.Add => Value.Of(left + right),
                ArithmeticOperator.Subtract => Value.Of(left - right),
                ArithmeticOperator.Multiply => Value.Of(left * right),
                _ => right == 0 ? Fault.DivisionByZero : Value.Of(left / right),
            };
        }
        catch (OverflowException)
        {
            return Fault.Overflow;
        }
    }
}
