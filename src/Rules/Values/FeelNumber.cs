using System.Globalization;

namespace Matching.Rules.Values;

/// <summary>A number of the rule language. What fits a .NET decimal exactly is one; the rest is a <see cref="WideNumber"/>.</summary>
public readonly struct FeelNumber
{
    internal FeelNumber(decimal small, WideNumber? wide)
    {
        Small = small;
        Wide = wide;
    }

    internal decimal Small { get; }

    internal WideNumber? Wide { get; }

    /// <summary>The number rounded to a decimal.</summary>
    /// <exception cref="OverflowException">It lies outside the range of a decimal.</exception>
    public decimal ToDecimal() => Small;

    /// <summary>A decimal as a number.</summary>
    public static implicit operator FeelNumber(decimal value) => new(value, null);

    /// <summary>Digits without trailing zeros, culture-independent.</summary>
    public override string ToString() => (Small / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);
}
