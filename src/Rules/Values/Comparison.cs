using System.Collections.Immutable;
using Matching.Rules.Syntax;

namespace Matching.Rules.Values;

/// <summary>Three-valued comparison.</summary>
internal static class Comparison
{
    /// <summary>Compares two values.</summary>
    public static Value Compare(ComparisonOperator operation, Value left, Value right, Budget budget) => operation switch
    {
        ComparisonOperator.Equal => Equal(left, right, budget),
        ComparisonOperator.NotEqual => Logic.Not(Equal(left, right, budget)),
        _ => Order(operation, left, right),
    };

    /// <summary>Equality. A list is equal when all elements are; one certain difference outranks unknown elements.</summary>
    public static Value Equal(Value left, Value right, Budget budget)
    {
        if (left.IsUnknown || right.IsUnknown)
        {
            return Logic.Union(left, right);
        }

        if (left.Kind != right.Kind)
        {
            return left.Kind == ValueKind.Null || right.Kind == ValueKind.Null ? Value.False : Fault.Incomparable;
        }

        return left.Kind switch
        {
            ValueKind.List => ListsEqual(left.AsList, right.AsList, budget),
            ValueKind.Context => ContextsEqual(left.AsContext, right.AsContext, budget),
            _ => Value.Of(left == right),
        };
    }

    /// <summary>Whether a value lies in a range.</summary>
    public static Value Within(Value value, Value low, bool lowIncluded, Value high, bool highIncluded) => Logic.And(
        Order(lowIncluded ? ComparisonOperator.GreaterOrEqual : ComparisonOperator.Greater, value, low),
        Order(highIncluded ? ComparisonOperator.LessOrEqual : ComparisonOperator.Less, value, high));

    /// <summary>Whether a list has an element equal to a value.</summary>
    public static Value Contains(Value list, Value value, Budget budget)
    {
        if (list.Kind != ValueKind.List)
        {
            return list.IsUnknown ? list : list.Kind == ValueKind.Null ? Fault.NullOperand : Fault.WrongType;
        }

        var found = Value.False;
        budget.Charge(list.AsList.Length);
        foreach (var element in list.AsList)
        {
            found = Logic.Or(found, Equal(element, value, budget));
            if (found.IsTrue)
            {
                break;
            }
        }

        return found;
    }

    /// <summary>Sign of the order of two known values of the same ordered kind, or null when they have no order.</summary>
    public static int? Sign(Value left, Value right) => left.Kind != right.Kind ? null : left.Kind switch
    {
        ValueKind.Number => left.AsNumber.CompareTo(right.AsNumber),
        ValueKind.String => string.CompareOrdinal(left.AsString, right.AsString),
        ValueKind.Date => left.AsDate.CompareTo(right.AsDate),
        ValueKind.MonthsDuration => left.AsMonths.CompareTo(right.AsMonths),
        ValueKind.DaysDuration => left.AsSeconds.CompareTo(right.AsSeconds),
        _ => null,
    };

    /// <summary>Compares two values by their order.</summary>
    public static Value Order(ComparisonOperator operation, Value left, Value right)
    {
        if (left.IsUnknown || right.IsUnknown)
        {
            return Logic.Union(left, right);
        }

        if (Sign(left, right) is not { } sign)
        {
            return left.Kind == ValueKind.Null || right.Kind == ValueKind.Null ? Fault.NullOperand : Fault.Incomparable;
        }

        return Value.Of(operation switch
        {
            ComparisonOperator.Less => sign < 0,
            ComparisonOperator.LessOrEqual => sign <= 0,
            ComparisonOperator.Greater => sign > 0,
            _ => sign >= 0,
        });
    }

    private static Value ListsEqual(ImmutableArray<Value> first, ImmutableArray<Value> second, Budget budget)
    {
        if (first.Length != second.Length)
        {
            return Value.False;
        }

        budget.Charge(first.Length);
        var equal = Value.True;
        for (var i = 0; i < first.Length && !equal.IsFalse; i++)
        {
            equal = Logic.And(equal, Equal(first[i], second[i], budget));
        }

        return equal;
    }

    private static Value ContextsEqual(FeelContext first, FeelContext second, Budget budget)
    {
        var keys = first.Entries.Select(e => e.Key).Order(StringComparer.Ordinal).ToImmutableArray();
        return keys.SequenceEqual(second.Entries.Select(e => e.Key).Order(StringComparer.Ordinal))
            ? ListsEqual([.. keys.Select(k => first[k])], [.. keys.Select(k => second[k])], budget)
            : Value.False;
    }
}
