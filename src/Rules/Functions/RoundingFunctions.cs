using System.Collections.Immutable;
using Matching.Rules.Binding;
using Matching.Rules.Values;
using static Matching.Rules.Functions.Make;

namespace Matching.Rules.Functions;

/// <summary>Rounding, each rule by its own name.</summary>
internal static class RoundingFunctions
{
    private const int MaxScale = 28;

    public static ImmutableArray<BuiltIn> All { get; } =
    [
        Rounding("floor", true, decimal.Floor),
        Rounding("ceiling", true, decimal.Ceiling),
        Rounding("round up", false, n => n < 0 ? decimal.Floor(n) : decimal.Ceiling(n)),
        Rounding("round down", false, decimal.Truncate),
        Rounding("round half up", false, n => Math.Round(n, MidpointRounding.AwayFromZero)),
        Rounding("round half down", false, HalfDown),
        Rounding("round half even", false, n => Math.Round(n, MidpointRounding.ToEven)),
        Rounding("decimal", false, n => Math.Round(n, MidpointRounding.ToEven)),
    ];

    private static BuiltIn Rounding(string name, bool scaleIsOptional, Func<decimal, decimal> toWhole) => Function(
        name, FeelType.Number,
        [Need("n", FeelType.Number), new Parameter("scale", FeelType.Number, scaleIsOptional)],
        a => Apply(a[0].AsNumber, a.Length > 1 ? a[1].AsNumber : 0, toWhole));

    private static Value Apply(decimal number, decimal scale, Func<decimal, decimal> toWhole)
    {
        if (scale != decimal.Truncate(scale) || Math.Abs(scale) > MaxScale)
        {
            return Fault.OutOfRange;
        }

        var unit = 1m;
        for (var i = 0; i < Math.Abs(scale); i++)
        {
            unit *= 10;
        }

        // The whole part is kept apart, so that shifting the point cannot overflow.
        var whole = scale >= 0 ? decimal.Truncate(number) : 0;
        return Value.Of(scale >= 0
            ? whole + (toWhole((number - whole) * unit) / unit)
            : toWhole(number / unit) * unit);
    }

    private static decimal HalfDown(decimal number)
    {
        var whole = decimal.Truncate(number);
        return Math.Abs(number - whole) > 0.5m ? whole + Math.Sign(number) : whole;
    }
}
