namespace Matching.Rules.Values;

/// <content>Roots, powers, rounding and conversions.</content>
public readonly partial struct FeelNumber
{
    /// <summary>Reads a numeric literal: digits with an optional sign, fraction and exponent; more than 34 digits are rounded, too small becomes 0.</summary>
    /// <returns>False where the text is no number, or is 10^6145 or more.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out FeelNumber number) => NumberText.TryRead(text, out number);

    /// <summary>Distance from zero.</summary>
    public FeelNumber Abs() => Sign < 0 ? -this : this;

    /// <summary>The greatest whole number that is not greater.</summary>
    public FeelNumber Floor() => Round(0, Rounding.Floor);

    /// <summary>The least whole number that is not less.</summary>
    public FeelNumber Ceiling() => Round(0, Rounding.Ceiling);

    /// <summary>The number without its fraction.</summary>
    public FeelNumber Truncate() => Round(0, Rounding.Down);

    /// <summary>Rounds.</summary>
    /// <param name="scale">Digits kept after the point; negative for zeros before it.</param>
    /// <param name="rounding">Where a number between two goes.</param>
    /// <exception cref="OverflowException">The result is too great.</exception>
    public FeelNumber Round(int scale, Rounding rounding)
    {
        if (Wide is null && scale >= Small.Scale)
        {
            return this;
        }

        MidpointRounding? mode = rounding switch
        {
            Rounding.HalfEven => MidpointRounding.ToEven,
            Rounding.HalfUp => MidpointRounding.AwayFromZero,
            Rounding.Down => MidpointRounding.ToZero,
            Rounding.Floor => MidpointRounding.ToNegativeInfinity,
            Rounding.Ceiling => MidpointRounding.ToPositiveInfinity,
            Rounding.Up => Small < 0 ? MidpointRounding.ToNegativeInfinity : MidpointRounding.ToPositiveInfinity,
            _ => null,
        };
        return Wide is null && scale >= 0 && mode is { } known
            ? Math.Round(Small, scale, known)
            : WideArithmetic.Round(WideNumber.Of(this), scale, rounding);
    }

    /// <summary>The number to a power; whole powers are exact before they are rounded.</summary>
    /// <returns>Null where there is no real result: zero to a negative power, a negative number to a fraction.</returns>
    /// <exception cref="OverflowException">The result is too great.</exception>
    public FeelNumber? Power(FeelNumber exponent) => WideMath.Power(this, exponent);

    /// <summary>Square root; null of a negative number.</summary>
    public FeelNumber? Sqrt() => WideMath.Sqrt(this);

    /// <summary>e to the power of the number.</summary>
    /// <exception cref="OverflowException">The result is too great.</exception>
    public FeelNumber Exp() => WideMath.Exp(this);

    /// <summary>Natural logarithm; null of what is not positive.</summary>
    public FeelNumber? Log() => WideMath.Log(this);

    /// <summary>The number rounded to a decimal.</summary>
    /// <exception cref="OverflowException">It lies outside the range of a decimal.</exception>
    public decimal ToDecimal() => Wide?.ToDecimal() ?? Small;

    /// <summary>The whole number; false where it has a fraction or does not fit.</summary>
    public bool TryToInt64(out long whole)
    {
        var fits = Wide is null && decimal.IsInteger(Small) && Small >= long.MinValue && Small <= long.MaxValue;
        whole = fits ? (long)Small : 0;
        return fits;
    }

    /// <summary>The whole number; false where it has a fraction or does not fit.</summary>
    public bool TryToInt32(out int whole)
    {
        var fits = Wide is null && decimal.IsInteger(Small) && Small >= int.MinValue && Small <= int.MaxValue;
        whole = fits ? (int)Small : 0;
        return fits;
    }
}
