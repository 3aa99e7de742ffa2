using Matching.Rules.Syntax;

namespace Matching.Rules.Values;

/// <summary>Arithmetic. Never throws: what cannot be computed is unknown with a <see cref="Fault"/> as its cause.</summary>
internal static class Arithmetic
{
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
                ? Numbers(operation, left.AsFeelNumber, right.AsFeelNumber)
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
        ValueKind.Number => Value.Of(-operand.AsFeelNumber),
        ValueKind.MonthsDuration => operand.AsMonths == long.MinValue ? Fault.Overflow : Value.OfMonths(-operand.AsMonths),
        ValueKind.DaysDuration => Value.OfSeconds(-operand.AsSeconds),
        ValueKind.Null => Fault.NullOperand,
        _ => Fault.WrongType,
    };

    private static Value Numbers(ArithmeticOperator operation, FeelNumber left, FeelNumber right) => operation switch
    {
        ArithmeticOperator.Add => Value.Of(left + right),
        ArithmeticOperator.Subtract => Value.Of(left - right),
        ArithmeticOperator.Multiply => Value.Of(left * right),
        ArithmeticOperator.Divide => right.Sign == 0 ? Fault.DivisionByZero : Value.Of(left / right),
        _ => Power(left, right),
    };

    private static Value Power(FeelNumber number, FeelNumber exponent) =>
        number.Power(exponent) is { } result ? Value.Of(result) : number.Sign == 0 ? Fault.DivisionByZero : Fault.OutOfRange;

    private static Value Others(ArithmeticOperator operation, Value left, Value right) => operation switch
    {
        ArithmeticOperator.Add => Sum(left, right),
        ArithmeticOperator.Subtract => Difference(left, right),
        ArithmeticOperator.Multiply => right.Kind == ValueKind.Number ? DurationArithmetic.Scale(left, right.AsFeelNumber)
            : left.Kind == ValueKind.Number ? DurationArithmetic.Scale(right, left.AsFeelNumber) : Fault.WrongType,
        ArithmeticOperator.Divide => DurationArithmetic.Divide(left, right),
        _ => Fault.WrongType,
    };

    private static Value Sum(Value left, Value right) => (left.Kind, right.Kind) switch
    {
        (ValueKind.String, ValueKind.String) => Joined(left.AsString, right.AsString),
        (ValueKind.Date or ValueKind.Time or ValueKind.DateTime, ValueKind.MonthsDuration or ValueKind.DaysDuration) => MomentArithmetic.Move(left, right, 1),
        (ValueKind.MonthsDuration or ValueKind.DaysDuration, ValueKind.Date or ValueKind.Time or ValueKind.DateTime) => MomentArithmetic.Move(right, left, 1),
        (ValueKind.MonthsDuration, ValueKind.MonthsDuration) => Value.OfMonths(left.AsMonths + right.AsMonths),
        (ValueKind.DaysDuration, ValueKind.DaysDuration) => Value.OfSeconds(left.AsSeconds + right.AsSeconds),
        _ => Fault.WrongType,
    };

    private static Value Difference(Value left, Value right) => (left.Kind, right.Kind) switch
    {
        (ValueKind.Date or ValueKind.Time or ValueKind.DateTime, ValueKind.MonthsDuration or ValueKind.DaysDuration) => MomentArithmetic.Move(left, right, -1),
        (ValueKind.Date or ValueKind.DateTime, ValueKind.Date or ValueKind.DateTime) or (ValueKind.Time, ValueKind.Time) => MomentArithmetic.Between(left, right),
        (ValueKind.MonthsDuration, ValueKind.MonthsDuration) => Value.OfMonths(left.AsMonths - right.AsMonths),
        (ValueKind.DaysDuration, ValueKind.DaysDuration) => Value.OfSeconds(left.AsSeconds - right.AsSeconds),
        _ => Fault.WrongType,
    };

    private static Value Joined(string left, string right) =>
        left.Length + right.Length > Budget.MaxString ? Fault.Limit : Value.Of(left + right);
}
