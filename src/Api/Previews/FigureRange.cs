using Matching.Rules.Packs.Words;

namespace Matching.Api.Previews;

/// <summary>How far and how finely a figure of a draft can be moved. A figure typed into the text may lie outside.</summary>
/// <param name="Min">Least value.</param>
/// <param name="Max">Greatest value.</param>
/// <param name="Step">Distance of two values, in the figure's unit; the version in force stands on one of them.</param>
public sealed record FigureRange(decimal Min, decimal Max, decimal Step)
{
    private const decimal FirstYear = 1900m;

    /// <summary>
    /// The range around a figure: 20 years for an age, 10 for a calendar year, else from 0 to double; shares reach 1. Counts move by 1,
    /// shares by 0.01, money by a round step of at most a fiftieth; each more finely where the figure itself is finer.
    /// </summary>
    /// <param name="value">The figure in force.</param>
    /// <param name="unit">Its unit, or null.</param>
    public static FigureRange Around(decimal value, string? unit)
    {
        var step = StepOf(value, unit);
        var reach = unit switch
        {
            "岁" or "周岁" => 20m,
            "年" when value >= FirstYear => 10m,
            _ => Math.Max(Math.Abs(value), 10m * step),
        };
        var max = unit == FigureWords.Ratio ? Math.Max(1m, value + reach) : value + reach;
        return new FigureRange(value < 0m ? value - reach : Math.Max(0m, value - reach), max, step);
    }

    private static decimal StepOf(decimal value, string? unit)
    {
        var step = unit == FigureWords.Ratio ? 0.01m : 1m;
        while (unit?.StartsWith('元') == true && step * 500m <= Math.Abs(value))
        {
            step *= 10m;
        }

        while (value % step != 0m)
        {
            step /= 10m;
        }

        return step;
    }
}
