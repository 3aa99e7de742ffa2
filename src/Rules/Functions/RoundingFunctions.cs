using System.Collections.Immutable;
using Matching.Rules.Binding;
using Matching.Rules.Values;
using static Matching.Rules.Functions.Make;

namespace Matching.Rules.Functions;

/// <summary>Rounding, each rule by its own name (DMN 1.5, table 75).</summary>
internal static class RoundingFunctions
{
    /// <summary>The scales that a number of 34 digits and the exponents of decimal128 can have (DMN 1.5, table 75).</summary>
    private const int LeastScale = -6111, GreatestScale = 6176;

    public static ImmutableArray<BuiltIn> All { get; } =
    [
        ToWhole("floor", Rounding.Floor),
        ToWhole("ceiling", Rounding.Ceiling),
        ToScale("round up", Rounding.Up),
        ToScale("round down", Rounding.Down),
        ToScale("round half up", Rounding.HalfUp),
        ToScale("round half down", Rounding.HalfDown),
        new("round half even", [WithScale(Rounding.HalfEven, false) with { Only = Dialect.Strict }]),
        ToScale("decimal", Rounding.HalfEven),
    ];

    private static BuiltIn ToWhole(string name, Rounding rounding) => new(name, [WithScale(rounding, true)]);

    private static BuiltIn ToScale(string name, Rounding rounding) => new(name, [WithScale(rounding, false)]);

    private static Overload WithScale(Rounding rounding, bool scaleIsOptional) => Overload(
        FeelType.Number,
        [Need("n", FeelType.Number), new Parameter("scale", FeelType.Number, scaleIsOptional)],
        a => Round(a[0].AsFeelNumber, a.Length > 1 ? a[1].AsFeelNumber : 0m, rounding));

    /// <summary>A fraction of the scale is cut off.</summary>
    private static Value Round(FeelNumber number, FeelNumber scale, Rounding rounding) =>
        scale.Truncate().TryToInt32(out var digits) && digits is >= LeastScale and <= GreatestScale
            ? Value.Of(number.Round(digits, rounding))
            : Fault.OutOfRange;
}
