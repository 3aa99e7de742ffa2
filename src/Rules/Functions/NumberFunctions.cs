using System.Collections.Immutable;
using Matching.Rules.Binding;
using Matching.Rules.Values;
using static Matching.Rules.Functions.Make;

namespace Matching.Rules.Functions;

/// <summary>Functions of numbers, rounding apart (DMN 1.5, table 75).</summary>
internal static class NumberFunctions
{
    private static readonly FeelType Number = FeelType.Number;

    public static ImmutableArray<BuiltIn> All { get; } =
    [
        new("abs",
        [
            Overload(Number, [Need("n", Number)], a => Value.Of(a[0].AsFeelNumber.Abs())),
            Overload(FeelType.MonthsDuration, [Need("n", FeelType.MonthsDuration)], a => Value.OfMonths(Math.Abs(a[0].AsMonths))),
            Overload(FeelType.DaysDuration, [Need("n", FeelType.DaysDuration)], a => Value.OfSeconds(Math.Abs(a[0].AsSeconds))),
        ]),
        Function("modulo", Number, [Need("dividend", Number), Need("divisor", Number)], a => Modulo(a[0].AsFeelNumber, a[1].AsFeelNumber)),
        Series("sqrt", 20, n => n.Sqrt()),
        Series("log", 50, n => n.Log()),
        Series("exp", 50, n => n.Exp()),
        Function("odd", FeelType.Boolean, [Need("number", Number)], a => Value.Of((a[0].AsFeelNumber % 2m).Abs() == 1m)),
        Function("even", FeelType.Boolean, [Need("number", Number)], a => Value.Of(a[0].AsFeelNumber % 2m == 0m)),
    ];

    /// <summary>dividend - divisor * floor(dividend / divisor): the remainder with the sign of the divisor.</summary>
    private static Value Modulo(FeelNumber dividend, FeelNumber divisor)
    {
        if (divisor == 0m)
        {
            return Fault.DivisionByZero;
        }

        var remainder = dividend % divisor;
        return Value.Of(remainder != 0m && remainder < 0m != divisor < 0m ? remainder + divisor : remainder);
    }

    /// <summary>A function that is computed in many terms, each with all digits, and charges for them.</summary>
    private static BuiltIn Series(string name, int steps, Func<FeelNumber, FeelNumber?> compute) => new(name,
    [
        Overload(Number, [Need("number", Number)], (a, budget) =>
        {
            budget.Charge(steps);
            return compute(a[0].AsFeelNumber) is { } known ? Value.Of(known) : Fault.OutOfRange;
        }),
    ]);
}
