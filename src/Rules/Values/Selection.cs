using System.Collections.Immutable;

namespace Matching.Rules.Values;

/// <summary>Paths, filters, tests and iterations of the standard dialect, whose meaning depends on the values (DMN 1.5, 10.3.2.5).</summary>
internal static class Selection
{
    /// <summary>A member of a value; of a list the list of the members of its elements.</summary>
    public static Value Member(Value source, string member, Budget budget)
    {
        if (source.Kind != ValueKind.List)
        {
            return Members.Read(source, member);
        }

        budget.Charge(source.AsList.Length);
        return Value.Of([.. source.AsList.Select(e => Settle(Members.Read(e, member)))]);
    }

    /// <summary>Whether an item of a filter has an entry with a name.</summary>
    public static bool Has(Value item, string name) => item.Kind == ValueKind.Context && item.AsContext.Has(name);

    /// <summary>The list that a filter runs over: what is no list is a list of one, and null is the empty list.</summary>
    public static Value Filtered(Value source) => source.Kind switch
    {
        ValueKind.List => source,
        ValueKind.Null or ValueKind.Unknown => Value.Of(ImmutableArray<Value>.Empty),
        _ => Value.Of([source]),
    };

    /// <summary>Whether a value passes a test: it is equal, or in the range, or in the list or one of its ranges.</summary>
    public static Value Matches(Value value, Value test, Budget budget)
    {
        switch (test.Kind)
        {
            case ValueKind.Range when value.Kind != ValueKind.Range:
                return Within(value, test.AsRange);
            case ValueKind.List:
                return InList(value, test, budget);
            default:
                return Comparison.Equal(value, test, budget);
        }
    }

    /// <summary>Whether a value lies in a range; an end that is missing is open.</summary>
    public static Value Within(Value value, FeelRange range) => Logic.And(
        range.Low is { } low ? Comparison.Above(value, low, range.LowIncluded) : Value.True,
        range.High is { } high ? Comparison.Below(value, high, range.HighIncluded) : Value.True);

    /// <summary>A range of two values; unknown by fault when they have no order, or the lower one is the higher.</summary>
    public static Value Range(Value low, bool lowIncluded, Value high, bool highIncluded)
    {
        if (low.IsUnknown || high.IsUnknown)
        {
            return Logic.Union(low, high);
        }

        return Comparison.Sign(low, high) is not { } sign ? low.Kind == ValueKind.Null || high.Kind == ValueKind.Null ? Fault.NullOperand : Fault.Incomparable
            : sign > 0 ? Fault.OutOfRange
            : Value.Of(new FeelRange(low, lowIncluded, high, highIncluded));
    }

    /// <summary>A range that is open at one end.</summary>
    public static Value HalfRange(Value end, bool isLow, bool isIncluded)
    {
        if (end.IsUnknown || end.Kind == ValueKind.Null)
        {
            return end.IsUnknown ? end : Fault.NullOperand;
        }

        return Comparison.Sign(end, end) is null ? Fault.WrongType
            : Value.Of(isLow ? new FeelRange(end, isIncluded, null, false) : new FeelRange(null, false, end, isIncluded));
    }

    /// <summary>What an iteration runs over: the elements of a list, or the whole numbers or days of a range.</summary>
    public static Value Elements(Value source, Budget budget)
    {
        if (source is not { Kind: ValueKind.Range, AsRange: { Low: { } low, High: { } high } range })
        {
            return source;
        }

        var all = Iteration.Sequence(low, high, budget);
        return all.Kind != ValueKind.List ? all : Value.Of([.. all.AsList.Where(e => Within(e, range).IsTrue)]);
    }

    /// <summary>The element at a place; null when there is none.</summary>
    public static Value At(Value list, Value index) => Settle(Iteration.At(list, index));

    /// <summary>Whether a list has no element.</summary>
    public static bool IsEmpty(Value list) => list.AsList.IsEmpty;

    /// <summary>Whether a value is null.</summary>
    public static bool IsNull(Value value) => value.Kind == ValueKind.Null;

    /// <summary>Null for what could not be computed: the standard dialect has no unknown.</summary>
    public static Value Settle(Value value) => value.IsUnknown ? Value.Null : value;

    private static Value InList(Value value, Value list, Budget budget)
    {
        var found = value.Kind == ValueKind.List ? Comparison.Equal(value, list, budget) : Value.False;
        budget.Charge(list.AsList.Length);
        foreach (var element in list.AsList)
        {
            if (found.IsTrue)
            {
                break;
            }

            // An element of another kind is not the value: being in a list is certain (DMN 1.5, table 55).
            var passes = element.Kind == ValueKind.Range && value.Kind != ValueKind.Range
                ? Within(value, element.AsRange)
                : Comparison.Equal(value, element, budget);
            found = Value.Of(passes.IsTrue);
        }

        return Value.Of(found.IsTrue);
    }
}
