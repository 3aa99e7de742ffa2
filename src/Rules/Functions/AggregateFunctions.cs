using System.Collections.Immutable;
using Matching.Rules.Binding;
using Matching.Rules.Syntax;
using Matching.Rules.Values;
using static Matching.Rules.Functions.Make;

namespace Matching.Rules.Functions;

/// <summary>Functions that make one value of a list; they take a list or the elements themselves.</summary>
internal static class AggregateFunctions
{
    public static ImmutableArray<BuiltIn> All { get; } =
    [
        OverElements("min", FeelType.Any, e => TypeRules.IsOrdered(e) ? e : null, e => Extreme(e, -1)),
        OverElements("max", FeelType.Any, e => TypeRules.IsOrdered(e) ? e : null, e => Extreme(e, 1)),
        OverElements("sum", FeelType.Number, _ => FeelType.Number, Sum),
        OverElements("mean", FeelType.Number, _ => FeelType.Number, e => Arithmetic.Compute(ArithmeticOperator.Divide, Sum(e), Value.Of((decimal)e.Length))),
        OverElements("median", FeelType.Number, _ => FeelType.Number, Median),
        Function("count", FeelType.Number, [Need("list", AnyList)], a => Value.Of((decimal)a[0].AsList.Length)),
    ];

    private static BuiltIn OverElements(string name, FeelType element, Func<FeelType, FeelType?> result, Func<ImmutableArray<Value>, Value> body) => new(name,
    [
        new Overload
        {
            Parameters = [Need("list", new ListType(element))],
            Result = types => result(TypeRules.ElementOf(types[0])),
            Body = (a, _) => Checked(a[0].AsList, body),
        },
        new Overload
        {
            Parameters = [Need("value", element)],
            IsVariadic = true,
            Result = types => TypeRules.UnifyAll(types) is { } one ? result(one) : null,
            Body = (a, _) => Checked([.. a], body),
        },
    ]);

    private static Value Checked(ImmutableArray<Value> elements, Func<ImmutableArray<Value>, Value> body) =>
        elements.IsEmpty ? Fault.EmptyList : elements.Any(e => e.Kind == ValueKind.Null) ? Fault.NullOperand : body(elements);

    private static Value Sum(ImmutableArray<Value> elements) =>
        elements.Aggregate(Value.Of(0m), (total, e) => Arithmetic.Compute(ArithmeticOperator.Add, total, e));

    private static Value Extreme(ImmutableArray<Value> elements, int direction)
    {
        var best = elements[0];
        foreach (var element in elements)
        {
            if (Comparison.Sign(element, best) is not { } sign)
            {
                return Fault.Incomparable;
            }

            best = sign * direction > 0 ? element : best;
        }

        return best;
    }

    private static Value Median(ImmutableArray<Value> elements)
    {
        if (elements.Any(e => e.Kind != ValueKind.Number))
        {
            return Fault.WrongType;
        }

        var sorted = elements.Select(e => e.AsNumber).Order().ToArray();
        var middle = sorted.Length / 2;
        return Value.Of(sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2);
    }
}
