using Matching.Rules.Syntax;

namespace Matching.Rules.Values;

/// <summary>Arithmetic. Never throws: what cannot be computed is unknown with a <see cref="Fault"/> as its cause.</summary>
internal static class Arithmetic
{
    private const decimal MaxExponent = 1000;

    /// <summary>Computes.</summary>
    public static Value Compute(ArithmeticOperator operation, Value left, Value right)
    {
        if (left.IsUnknown || right.IsUnknown)
        {
            return Logic.Union(left, right);
        }

        if (left.Kind == ValueKind.Null || right.Kind == ValueKind.Null)
        {
            return Fault.NullOperand;
        }

        try
        {
            return left.Kind == ValueKind.Number && right.Kind == ValueKind.Number
                ? Numbers(operation, left.AsNumber, right.AsNumber)
                : Others(operation, left, right);
        }
        catch (OverflowException)
        {
            return Fault.Overflow;
        }
    }

    /// <summary>Unary minus.</summary>
    public static Value Negate(Value operand) => operand.Kind switch
    {
        ValueKind.Unknown => operand,
        ValueKind.Number => Value.Of(-operand.AsNumber),
        ValueKind.MonthsDuration => operand.AsMonths == long.MinValue ? Fault.Overflow : Value.OfMonths(-operand.AsMonths),
        ValueKind.DaysDuration => Value.OfSeconds(-operand.AsSeconds),
        ValueKind.Null => Fault.NullOperand,
        _ => Fault.WrongType,
    };

    private static Value Numbers(ArithmeticOperator operation, decimal left, decimal right) => operation switch
    {
        ArithmeticOperator.Add => Value.Of(left + right),
        ArithmeticOperator.Subtract => Value.Of(left - right),
        ArithmeticOperator.Multiply => Value.Of(left * right),
        ArithmeticOperator.Divide => right == 0 ? Fault.DivisionByZero : Value.Of(left / right),
        _ => Power(left, right),
    };

    private static Value Power(decimal number, decimal exponent)
    {
        // Only whole exponents have exact results; anything else would need floating point.
        if (exponent != decimal.Truncate(exponent) || Math.Abs(exponent) > MaxExponent)
        {
            return Fault.OutOfRange;
        }

        var result = 1m;
        for (var i = 0; i < Math.Abs(exponent); i++)
        {
            result *= number;
        }

        return exponent >= 0 ? Value.Of(result) : result == 0 ? Fault.DivisionByZero : Value.Of(1 / result);
    }

    private static Value Others(ArithmeticOperator operation, Value left, Value right) => operation switch
    {
        ArithmeticOperator.Add => Sum(left, right),
        ArithmeticOperator.Subtract => Difference(left, right),
        ArithmeticOperator.Multiply => right.Kind == ValueKind.Number ? DurationArithmetic.Scale(left, right.AsNumber)
            : left.Kind == ValueKind.Number ? DurationArithmetic.Scale(right, left.AsNumber) : Fault.WrongType,
        ArithmeticOperator.Divide => DurationArithmetic.Divide(left, right),
        _ => Fault.WrongType,
    };

    private static Value Sum(Value left, Value right) => (left.Kind, right.Kind) switch
    {
        (ValueKind.String, ValueKind.String) => Joined(left.AsString, right.AsString),
        (ValueKind.Date, ValueKind.MonthsDuration or ValueKind.DaysDuration) => DurationArithmetic.Move(left.AsDate, right, 1),
        (ValueKind.MonthsDuration or ValueKind.DaysDuration, ValueKind.Date) => DurationArithmetic.Move(right.AsDate, left, 1),
        (ValueKind.MonthsDuration, ValueKind.MonthsDuration) => Value.OfMonths(left.AsMonths + right.AsMonths),
        (ValueKind.DaysDuration, ValueKind.DaysDuration) => Value.OfSeconds(left.AsSeconds + right.AsSeconds),
        _ => Fault.WrongType,
    };

    private static Value Difference(Value left, Value right) => (left.Kind, right.Kind) switch
    {
        (ValueKind.Date, ValueKind.Date) => Value.OfSeconds((left.AsDate.DayNumber - right.AsDate.DayNumber) * 86400m),
        (ValueKind.Date, ValueKind.MonthsDuration or ValueKind.DaysDuration) => DurationArithmetic.Move(left.AsDate, right, -1),
        (ValueKind.MonthsDuration, ValueKind.MonthsDuration) => Value.OfMonths(left.AsMonths - right.AsMonths),
        (ValueKind.DaysDuration, ValueKind.DaysDuration) => Value.OfSeconds(left.AsSeconds - right.AsSeconds),
        _ => Fault.WrongType,
    };

    private static Value Joined(string left, string right) =>
        left.Length + right.Length > Budget.MaxString ? Fault.Limit : Value.Of(left + right);
}
