using System.Collections.Immutable;

namespace Matching.Rules.Values;

/// <summary>Primitive operations on lists.</summary>
internal static class Iteration
{
    /// <summary>The whole numbers or the days from one end to the other, upwards or downwards.</summary>
    public static Value Sequence(Value start, Value end, Budget budget)
    {
        if (start.IsUnknown || end.IsUnknown)
        {
            return Logic.Union(start, end);
        }

        return (start.Kind, end.Kind) switch
        {
            (ValueKind.Number, ValueKind.Number) => Steps(start.AsNumber, end.AsNumber, n => Value.Of(n), budget),
            (ValueKind.Date, ValueKind.Date) => Steps(start.AsDay, end.AsDay, n => Value.OfDay((long)n), budget),
            (ValueKind.Null, _) or (_, ValueKind.Null) => Fault.NullOperand,
            _ => Fault.WrongType,
        };
    }

    /// <summary>The element at a place counted from 1, or from -1 at the end; null when there is none.</summary>
    public static Value At(Value list, Value index)
    {
        if (list.IsUnknown || index.IsUnknown)
        {
            return Logic.Union(list, index);
        }

        if (list.Kind != ValueKind.List || index.Kind != ValueKind.Number)
        {
            return Unlisted(list.Kind == ValueKind.List ? index : list);
        }

        var elements = list.AsList;
        var place = index.AsNumber > 0 ? index.AsNumber - 1 : elements.Length + index.AsNumber;
        var exists = index.AsNumber != 0 && place >= 0 && place < elements.Length && place == decimal.Truncate(place);
        return exists ? elements[(int)place] : Value.Null;
    }

    /// <summary>What comes of iterating over something that is no list.</summary>
    public static Value Unlisted(Value value) => value.Kind switch
    {
        ValueKind.Unknown => value,
        ValueKind.Null => Fault.NullOperand,
        _ => Fault.WrongType,
    };

    /// <summary>A context of keys and values.</summary>
    public static Value Context(ImmutableArray<string> keys, Value[] contents) =>
        Value.Of(new FeelContext([.. keys.Select((key, i) => KeyValuePair.Create(key, contents[i]))]));

    /// <summary>A list of elements.</summary>
    public static Value List(Value[] elements)
    {
        Budget.CheckList(elements.Length);
        return Value.Of([.. elements]);
    }

    private static Value Steps(decimal first, decimal last, Func<decimal, Value> make, Budget budget)
    {
        if (first != decimal.Truncate(first) || last != decimal.Truncate(last) || Math.Max(Math.Abs(first), Math.Abs(last)) > long.MaxValue)
        {
            return Fault.OutOfRange;
        }

        var length = Math.Abs(last - first) + 1;
        Budget.CheckList((int)Math.Min(length, int.MaxValue));
        budget.Charge((int)length);
        var step = last >= first ? 1 : -1;
        return Value.Of([.. Enumerable.Range(0, (int)length).Select(i => make(first + (i * step)))]);
    }
}
