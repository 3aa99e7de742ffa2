using System.Collections.Immutable;

namespace Matching.Rules.Values;

/// <summary>Primitive operations on lists.</summary>
internal static class Iteration
{
    /// <summary>Making a number or a day costs little next to a step of an evaluation.</summary>
    private const int ElementsPerStep = 8;

    /// <summary>The whole numbers or the days from one end to the other, upwards or downwards.</summary>
    public static Value Sequence(Value start, Value end, Budget budget)
    {
        if (start.IsUnknown || end.IsUnknown)
        {
            return Logic.Union(start, end);
        }

        return (start.Kind, end.Kind) switch
        {
            (ValueKind.Number, ValueKind.Number) => Steps(start.AsFeelNumber, end.AsFeelNumber, n => Value.Of((decimal)n), budget),
            (ValueKind.Date, ValueKind.Date) => Steps(start.AsDay, end.AsDay, Value.OfDay, budget),
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
        if (!index.AsFeelNumber.TryToInt64(out var place) || Math.Abs((decimal)place) > elements.Length || place == 0)
        {
            return Value.Null;
        }

        return elements[(int)(place > 0 ? place - 1 : elements.Length + place)];
    }

    /// <summary>What comes of iterating over something that is no list.</summary>
    public static Value Unlisted(Value value) => value.Kind switch
    {
        ValueKind.Unknown => value,
        ValueKind.Null => Fault.NullOperand,
        _ => Fault.WrongType,
    };

    /// <summary>A context of keys and values.</summary>
    public static Value Context(ImmutableArray<string> keys, Value[] contents)
    {
        var entries = ImmutableArray.CreateBuilder<KeyValuePair<string, Value>>(contents.Length);
        for (var i = 0; i < contents.Length; i++)
        {
            entries.Add(KeyValuePair.Create(keys[i], contents[i]));
        }

        return Value.Of(new FeelContext(entries.MoveToImmutable()));
    }

    /// <summary>A list of elements.</summary>
    public static Value List(Value[] elements)
    {
        Budget.CheckList(elements.Length);
        return Value.Of([.. elements]);
    }

    private static Value Steps(FeelNumber start, FeelNumber end, Func<long, Value> make, Budget budget)
    {
        if (!start.TryToInt64(out var first) || !end.TryToInt64(out var last))
        {
            return Fault.OutOfRange;
        }

        var length = Math.Abs((decimal)last - first) + 1;
        Budget.CheckList((int)Math.Min(length, int.MaxValue));
        budget.Charge(1 + ((int)length / ElementsPerStep));
        var step = last >= first ? 1 : -1;
        return Value.Of([.. Enumerable.Range(0, (int)length).Select(i => make(first + (i * step)))]);
    }
}
