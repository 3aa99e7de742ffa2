using System.Globalization;

namespace Matching.Storage.Sources;

/// <summary>What a cell adds to the sum of a control column.</summary>
internal static class ControlNumber
{
    private const decimal Least = 1_000_000_000_000_000m;

    /// <summary>The number in a cell; 0 where there is none, or one that is too large to be meant.</summary>
    public static decimal Of(ReadOnlySpan<byte> cell) =>
        decimal.TryParse(cell, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        && Math.Abs(number) < Least
            ? number
            : 0m;
}
