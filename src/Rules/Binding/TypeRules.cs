using Matching.Rules.Syntax;
using Matching.Rules.Values;

namespace Matching.Rules.Binding;

/// <summary>Which types go together. <see cref="FeelType.Any"/> goes with everything: it is checked when evaluated.</summary>
internal static class TypeRules
{
    /// <summary>Whether the type says nothing that could be checked.</summary>
    public static bool IsOpen(FeelType type) => type == FeelType.Any || type == FeelType.Null;

    /// <summary>Whether a value of one type can stand where another is asked for.</summary>
    public static bool Assignable(FeelType from, FeelType to) => IsOpen(from) || to == FeelType.Any || from == to
        || (from is ListType { Element: var a } && to is ListType { Element: var b } && Assignable(a, b))
        || (from is RangeType { Element: var c } && to is RangeType { Element: var d } && Assignable(c, d))
        || (from is ContextType && to is ContextType)
        || (from is FunctionType && to is FunctionType);

    /// <summary>Whether two types can be compared for equality.</summary>
    public static bool Comparable(FeelType left, FeelType right) => Assignable(left, right) || Assignable(right, left);

    /// <summary>Whether values of the type have an order.</summary>
    public static bool IsOrdered(FeelType type) => IsOpen(type) || type == FeelType.Number || type == FeelType.String
        || type == FeelType.Date || type == FeelType.Time || type == FeelType.DateTime || IsDuration(type);

    /// <summary>Whether the type is one of the two kinds of duration.</summary>
    public static bool IsDuration(FeelType type) => type == FeelType.MonthsDuration || type == FeelType.DaysDuration;

    /// <summary>Type of the elements; Any when it is not a list.</summary>
    public static FeelType ElementOf(FeelType type) => type is ListType { Element: var element } ? element : FeelType.Any;

    /// <summary>The one type that covers both, or null when they differ.</summary>
    public static FeelType? Unify(FeelType left, FeelType right)
    {
        if (left == right || right == FeelType.Null)
        {
            return left;
        }

        if (left == FeelType.Null)
        {
            return right;
        }

        if (left == FeelType.Any || right == FeelType.Any || (left is ContextType && right is ContextType))
        {
            return FeelType.Any;
        }

        return left is ListType a && right is ListType b && Unify(a.Element, b.Element) is { } element ? new ListType(element) : null;
    }

    /// <summary>The one type that covers all; Any for none; null when they differ.</summary>
    public static FeelType? UnifyAll(IEnumerable<FeelType> types)
    {
        FeelType? all = null;
        foreach (var type in types)
        {
            all = all is null ? type : Unify(all, type);
            if (all is null)
            {
                return null;
            }
        }

        return all ?? FeelType.Any;
    }

    /// <summary>Type of a known value.</summary>
    public static FeelType Of(Value value) => value.Kind switch
    {
        ValueKind.Null => FeelType.Null,
        ValueKind.Boolean => FeelType.Boolean,
        ValueKind.Number => FeelType.Number,
        ValueKind.String => FeelType.String,
        ValueKind.Date => FeelType.Date,
        ValueKind.Time => FeelType.Time,
        ValueKind.DateTime => FeelType.DateTime,
        ValueKind.DaysDuration => FeelType.DaysDuration,
        ValueKind.MonthsDuration => FeelType.MonthsDuration,
        ValueKind.List => new ListType(UnifyAll(value.AsList.Select(Of)) ?? FeelType.Any),
        ValueKind.Range => new RangeType(Of((value.AsRange.Low ?? value.AsRange.High)!.Value)),
        _ => FeelType.Any,
    };

    /// <summary>Kind that values of a type have, or null when it is open.</summary>
    public static ValueKind? KindOf(FeelType type) => type switch
    {
        ListType => ValueKind.List,
        ContextType => ValueKind.Context,
        RangeType => ValueKind.Range,
        FunctionType => ValueKind.Function,
        _ when type == FeelType.Time => ValueKind.Time,
        _ when type == FeelType.DateTime => ValueKind.DateTime,
        _ when type == FeelType.Boolean => ValueKind.Boolean,
        _ when type == FeelType.Number => ValueKind.Number,
        _ when type == FeelType.String => ValueKind.String,
        _ when type == FeelType.Date => ValueKind.Date,
        _ when type == FeelType.DaysDuration => ValueKind.DaysDuration,
        _ when type == FeelType.MonthsDuration => ValueKind.MonthsDuration,
        _ => null,
    };

    /// <summary>Type of an arithmetic result, or null when the operands do not go together.</summary>
    public static FeelType? Arithmetic(ArithmeticOperator operation, FeelType left, FeelType right)
    {
        if (IsOpen(left) || IsOpen(right))
        {
            return left == FeelType.Number && right == FeelType.Number ? FeelType.Number : FeelType.Any;
        }

        if (left == FeelType.Number && right == FeelType.Number)
        {
            return FeelType.Number;
        }

        return operation switch
        {
            ArithmeticOperator.Add when left == right && (left == FeelType.String || IsDuration(left)) => left,
            ArithmeticOperator.Add when left == FeelType.Date && IsDuration(right) => left,
            ArithmeticOperator.Add when right == FeelType.Date && IsDuration(left) => right,
            ArithmeticOperator.Subtract when left == FeelType.Date && right == FeelType.Date => FeelType.DaysDuration,
            ArithmeticOperator.Subtract when left == FeelType.Date && IsDuration(right) => left,
            ArithmeticOperator.Subtract when left == right && IsDuration(left) => left,
            ArithmeticOperator.Multiply when IsDuration(left) && right == FeelType.Number => left,
            ArithmeticOperator.Multiply when IsDuration(right) && left == FeelType.Number => right,
            ArithmeticOperator.Divide when IsDuration(left) && right == FeelType.Number => left,
            ArithmeticOperator.Divide when IsDuration(left) && left == right => FeelType.Number,
            _ => null,
        };
    }

    /// <summary>Type of a property, or null when the type has no such property.</summary>
    public static FeelType? Member(FeelType source, string member)
    {
        if (source is ContextType context)
        {
            return context.Fields.Where(f => f.Key == member).Select(f => f.Value).FirstOrDefault();
        }

        return source == FeelType.Any ? FeelType.Any : MembersOf(source).Contains(member) ? FeelType.Number : null;
    }

    /// <summary>Names of the properties of a type.</summary>
    public static IReadOnlyList<string> MembersOf(FeelType source) => source switch
    {
        ContextType context => [.. context.Fields.Select(f => f.Key)],
        _ when source == FeelType.Date => ["year", "month", "day", "weekday"],
        _ when source == FeelType.MonthsDuration => ["years", "months"],
        _ when source == FeelType.DaysDuration => ["days", "hours", "minutes", "seconds"],
        _ => [],
    };
}
