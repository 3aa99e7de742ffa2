using Matching.Rules.Values;

namespace Matching.Rules.Tables;

/// <summary>A piece of a column's values that every cell of the column takes or leaves as a whole: a point, what lies between two points, or null.</summary>
/// <param name="Low">The point, or the point below; null where there is none.</param>
/// <param name="High">The point, or the point above; null where there is none.</param>
/// <param name="IsPoint">Whether it is the point itself.</param>
/// <param name="IsNull">Whether it is the null value.</param>
internal readonly record struct Piece(Value? Low, Value? High, bool IsPoint, bool IsNull = false)
{
    /// <summary>A value in the piece, or null where there is none: nothing lies between a day and the next, or beyond the largest number.</summary>
    public Value? Example(ColumnDomain domain)
    {
        try
        {
            return this switch
            {
                { IsNull: true } => Value.Null,
                { IsPoint: true } => Low,
                { Low: null, High: null } => domain.Least,
                _ => Between(domain),
            };
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private Value? Between(ColumnDomain domain)
    {
        if (Low is { } low)
        {
            return High is { } high ? Middle(low, high, domain.IsWhole) : Step(low, 1);
        }

        if (domain.Least is { } least)
        {
            return CellOrder.Compare(least, High!.Value) >= 0 ? null : domain.IsWhole ? Step(High.Value, -1) : least;
        }

        return Step(High!.Value, -1);
    }

    private static Value? Step(Value from, int by) => from.Kind switch
    {
        ValueKind.Number => Value.Of(decimal.Floor(from.AsNumber) + (by > 0 ? 1 : decimal.Floor(from.AsNumber) == from.AsNumber ? -1 : 0)),
        ValueKind.Date => Value.OfDay(from.AsDay + by),
        ValueKind.MonthsDuration => Value.OfMonths(from.AsMonths + by),
        ValueKind.DaysDuration => Value.OfSeconds(from.AsSeconds + (by * 86400m)),
        ValueKind.DateTime => Value.OfDateTime(from.AsLocalSeconds + (by * 3600m), from.Zone),
        ValueKind.Time => Value.OfTime(from.AsSecondsOfDay + (by * (by > 0 ? (86400m - from.AsSecondsOfDay) / 2 : from.AsSecondsOfDay / 2)), from.Zone),
        ValueKind.String => Value.Of(from.AsString + "0"),
        _ => null,
    };

    private static Value? Middle(Value low, Value high, bool isWhole)
    {
        var next = Step(low, 1);
        if (isWhole || (next is { } value && CellOrder.Compare(value, high) < 0))
        {
            return next is { } inside && CellOrder.Compare(inside, high) < 0 ? next : null;
        }

        return low.Kind switch
        {
            ValueKind.Number => Value.Of((low.AsNumber / 2) + (high.AsNumber / 2)),
            ValueKind.DaysDuration => Value.OfSeconds((low.AsSeconds / 2) + (high.AsSeconds / 2)),
            ValueKind.DateTime => Value.OfDateTime((low.AsLocalSeconds / 2) + (high.AsLocalSeconds / 2), low.Zone),
            ValueKind.Time => Value.OfTime((low.AsSecondsOfDay / 2) + (high.AsSecondsOfDay / 2), low.Zone),
            ValueKind.String when low.AsString + "\u0001" is var between && string.CompareOrdinal(between, high.AsString) < 0 => Value.Of(between),
            _ => null,
        };
    }
}
