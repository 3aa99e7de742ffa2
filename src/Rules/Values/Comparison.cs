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
    /// <remarks>Times are equal at the same instant, whatever their zones; one with a zone never equals one without (XML Schema 1.1, 3.3.7).</remarks>
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
            ValueKind.Range => RangesEqual(left.AsRange, right.AsRange, budget),
            ValueKind.Time or ValueKind.DateTime => Value.Of(Sign(left, right) == 0),
            _ => Value.Of(left == right),
        };
    }

    /// <summary>Whether two values are the same element of the language's domain: as equality, but the zone belongs to a time (DMN 1.5, table 83).</summary>
    public static Value Is(Value left, Value right) => left.IsUnknown || right.IsUnknown ? Logic.Union(left, right) : Value.Of(left == right);

    /// <summary>Whether a value lies in a range.</summary>
    public static Value Within(Value value, Value low, bool lowIncluded, Value high, bool highIncluded) =>
        Logic.And(Above(value, low, lowIncluded), Below(value, high, highIncluded));

    /// <summary>Whether a value lies above the lower end of a range.</summary>
    public static Value Above(Value value, Value low, bool isIncluded) =>
        Order(isIncluded ? ComparisonOperator.GreaterOrEqual : ComparisonOperator.Greater, value, low);

    /// <summary>Whether a value lies below the upper end of a range.</summary>
    public static Value Below(Value value, Value high, bool isIncluded) =>
        Order(isIncluded ? ComparisonOperator.LessOrEqual : ComparisonOperator.Less, value, high);

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
        ValueKind.Number => left.AsFeelNumber.CompareTo(right.AsFeelNumber),
        ValueKind.String => Texts(left.AsString, right.AsString),
        ValueKind.Date => left.AsDay.CompareTo(right.AsDay),
        ValueKind.Time or ValueKind.DateTime => left.Zone is null == right.Zone is null ? Temporal.Instant(left).CompareTo(Temporal.Instant(right)) : null,
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
            return left.Kind == ValueKind.Null || right.Kind == ValueKind.Null ? Fault.NullOperand
                : left.Kind == right.Kind && left.Zone is null != right.Zone is null ? Fault.MixedZones
                : Fault.Incomparable;
        }

        return Value.Of(operation switch
        {
            ComparisonOperator.Less => sign < 0,
            ComparisonOperator.LessOrEqual => sign <= 0,
            ComparisonOperator.Greater => sign > 0,
            _ => sign >= 0,
        });
    }

    /// <summary>Order of two strings by code points; UTF-16 alone would put U+FFFD after U+1F40E.</summary>
    private static int Texts(string left, string right)
    {
        var same = left.AsSpan().CommonPrefixLength(right);
        if (same == left.Length || same == right.Length)
        {
            return left.Length.CompareTo(right.Length);
        }

        var (first, second) = (left[same], right[same]);
        return char.IsSurrogate(first) == char.IsSurrogate(second) || first < '\uD800' || second < '\uD800'
            ? first.CompareTo(second)
            : second.CompareTo(first);
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

    private static Value RangesEqual(FeelRange first, FeelRange second, Budget budget) =>
        first.LowIncluded != second.LowIncluded || first.HighIncluded != second.HighIncluded
            ? Value.False
            : Logic.And(EndsEqual(first.Low, second.Low, budget), EndsEqual(first.High, second.High, budget));

    private static Value EndsEqual(Value? first, Value? second, Budget budget) =>
        first is { } left && second is { } right ? Equal(left, right, budget) : Value.Of(first is null && second is null);

    private static Value ContextsEqual(FeelContext first, FeelContext second, Budget budget)
    {
        var keys = first.Entries.Select(e => e.Key).Order(StringComparer.Ordinal).ToImmutableArray();
        return keys.SequenceEqual(second.Entries.Select(e => e.Key).Order(StringComparer.Ordinal))
            ? ListsEqual([.. keys.Select(k => first[k])], [.. keys.Select(k => second[k])], budget)
            : Value.False;
    }
}
