using System.Collections.Immutable;
using Matching.Rules.Binding;
using Matching.Rules.Syntax;
using Matching.Rules.Values;
using static Matching.Rules.Functions.Make;

namespace Matching.Rules.Functions;

/// <summary>Functions that make one value of a list; they take a list or the elements themselves (DMN 1.5, 10.3.4.4).</summary>
internal static class AggregateFunctions
{
    public static ImmutableArray<BuiltIn> All { get; } =
    [
        OverElements("min", FeelType.Any, e => TypeRules.IsOrdered(e) ? e : null, (e, _) => Extreme(e, -1)),
        OverElements("max", FeelType.Any, e => TypeRules.IsOrdered(e) ? e : null, (e, _) => Extreme(e, 1)),
        OverElements("sum", FeelType.Number, _ => FeelType.Number, (e, _) => Sum(e)),
        OverElements("mean", FeelType.Number, _ => FeelType.Number, (e, _) => Statistics.Mean(e)),
        OverElements("product", FeelType.Number, _ => FeelType.Number, (e, _) => Product(e)),
        OverElements("median", FeelType.Number, _ => FeelType.Number, Statistics.Median),
        OverElements("stddev", FeelType.Number, _ => FeelType.Number, (e, _) => Statistics.Deviation(e)),
        OverElements("mode", FeelType.Number, _ => new ListType(FeelType.Number), Statistics.Mode, true),
        Function("count", FeelType.Number, [Need("list", AnyList)], a => Value.Of((decimal)a[0].AsList.Length)),
    ];

    /// <summary>Sum of numbers.</summary>
    public static Value Sum(ImmutableArray<Value> elements) =>
        elements.Aggregate(Value.Of(0m), (total, e) => Arithmetic.Compute(ArithmeticOperator.Add, total, e));

    private static BuiltIn OverElements(
        string name, FeelType element, Func<FeelType, FeelType?> result, Func<ImmutableArray<Value>, Budget, Value> body, bool takesEmpty = false) => new(name,
    [
        new Overload
        {
            Parameters = [Need("list", new ListType(element))],
            Result = types => result(TypeRules.ElementOf(types[0])),
            Body = (a, budget) => Checked(a[0].AsList, element, takesEmpty) is { IsUnknown: true } fault ? fault : body(a[0].AsList, budget),
        },
        new Overload
        {
            Parameters = [Need("n", element)],
            IsVariadic = true,
            Result = types => TypeRules.UnifyAll(types) is { } one ? result(one) : null,
            Body = (a, budget) => Checked([.. a], element, takesEmpty) is { IsUnknown: true } fault ? fault : body([.. a], budget),
        },
    ]);

    private static Value Checked(ImmutableArray<Value> elements, FeelType wanted, bool takesEmpty)
    {
        var kind = TypeRules.KindOf(wanted);
        return elements.IsEmpty && !takesEmpty ? Fault.EmptyList
            : elements.Any(e => e.Kind == ValueKind.Null) ? Fault.NullOperand
            : kind is { } one && elements.Any(e => e.Kind != one) ? Fault.WrongType
            : Value.True;
    }

    private static Value Product(ImmutableArray<Value> elements) =>
        elements.Aggregate(Value.Of(1m), (total, e) => Arithmetic.Compute(ArithmeticOperator.Multiply, total, e));

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
}
