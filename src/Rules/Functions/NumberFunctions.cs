using System.Collections.Immutable;
using System.Globalization;
using Matching.Rules.Binding;
using Matching.Rules.Values;
using static Matching.Rules.Functions.Make;

namespace Matching.Rules.Functions;

/// <summary>Functions of numbers, rounding apart.</summary>
internal static class NumberFunctions
{
    private static readonly FeelType Number = FeelType.Number;

    public static ImmutableArray<BuiltIn> All { get; } =
    [
        new("abs",
        [
            Overload(Number, [Need("n", Number)], a => Value.Of(Math.Abs(a[0].AsNumber))),
            Overload(FeelType.MonthsDuration, [Need("n", FeelType.MonthsDuration)], a => Value.OfMonths(Math.Abs(a[0].AsMonths))),
            Overload(FeelType.DaysDuration, [Need("n", FeelType.DaysDuration)], a => Value.OfSeconds(Math.Abs(a[0].AsSeconds))),
        ]),
        Function("modulo", Number, [Need("dividend", Number), Need("divisor", Number)], a => Modulo(a[0].AsNumber, a[1].AsNumber)),
        Function("odd", FeelType.Boolean, [Need("number", Number)], a => Value.Of(Math.Abs(a[0].AsNumber % 2) == 1)),
        Function("even", FeelType.Boolean, [Need("number", Number)], a => Value.Of(a[0].AsNumber % 2 == 0)),
        Function("number", Number, [Need("from", FeelType.String)], a => Parse(a[0].AsString)),
    ];

    /// <summary>The remainder with the sign of the divisor (DMN 1.5, table 76).</summary>
    private static Value Modulo(decimal dividend, decimal divisor)
    {
        if (divisor == 0)
        {
            return Fault.DivisionByZero;
        }

        var remainder = dividend % divisor;
        return Value.Of(remainder != 0 && remainder < 0 != divisor < 0 ? remainder + divisor : remainder);
    }

    private static Value Parse(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? Value.Of(number)
            : Fault.InvalidText;
}
