namespace Matching.Rules.Values;

/// <summary>Kleene's three-valued logic. False outranks unknown in <c>and</c>, true in <c>or</c>.</summary>
internal static class Logic
{
    /// <summary>Unknown because of both.</summary>
    public static Value Union(Value left, Value right)
    {
        if (!right.IsUnknown || (left.IsUnknown && ReferenceEquals(left.Causes, right.Causes)))
        {
            return left;
        }

        return left.IsUnknown ? Value.Unknown(left.Causes.Union(right.Causes)) : right;
    }

    /// <summary>A truth value; what is neither boolean nor unknown becomes unknown.</summary>
    public static Value Truth(Value value) => value.Kind switch
    {
        ValueKind.Boolean or ValueKind.Unknown => value,
        ValueKind.Null => Fault.NullOperand,
        _ => Fault.WrongType,
    };

    /// <summary>and, both operands being evaluated.</summary>
    public static Value And(Value left, Value right)
    {
        left = Truth(left);
        right = Truth(right);
        return left.IsFalse || right.IsFalse ? Value.False : left.IsUnknown || right.IsUnknown ? Union(left, right) : Value.True;
    }

    /// <summary>or, both operands being evaluated.</summary>
    public static Value Or(Value left, Value right)
    {
        left = Truth(left);
        right = Truth(right);
        return left.IsTrue || right.IsTrue ? Value.True : left.IsUnknown || right.IsUnknown ? Union(left, right) : Value.False;
    }

    /// <summary>not.</summary>
    public static Value Not(Value operand)
    {
        operand = Truth(operand);
        return operand.IsUnknown ? operand : Value.Of(operand.IsFalse);
    }
}
