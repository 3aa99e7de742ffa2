using System.Numerics;

namespace Matching.Rules.Values;

/// <summary>A number as <c>Coefficient × 10^Exponent</c> (IEEE 754-2008 decimal128).</summary>
/// <remarks>A <see cref="FeelNumber"/> keeps one only where no .NET decimal is exact, and then without zeros at the end, so that equal numbers are equal records.</remarks>
internal sealed record WideNumber(BigInteger Coefficient, int Exponent)
{
    /// <summary>Significant digits.</summary>
    public const int Precision = 34;

    /// <summary>Greatest power of ten of a first digit.</summary>
    public const int MaxExponent = 6144;

    /// <summary>Power of ten of the last digit of the smallest number; anything finer is rounded away.</summary>
    public const int Finest = -6176;

    private const int DecimalScale = 28;

    private static readonly BigInteger MaxMantissa = (BigInteger.One << 96) - 1;

    /// <summary>Power of ten of the first digit.</summary>
    public int Magnitude => Digits.Count(Coefficient) + Exponent - 1;

    /// <summary>The coefficient and exponent of any number.</summary>
    public static WideNumber Of(FeelNumber number) => number.Wide ?? Of(number.Small);

    /// <summary>The nearest number of 34 digits.</summary>
    /// <exception cref="OverflowException">It is 10^6145 or more.</exception>
    public static FeelNumber Round(BigInteger coefficient, int exponent)
    {
        var drop = Math.Max(Digits.Count(coefficient) - Precision, Finest - exponent);
        if (drop > 0)
        {
            (coefficient, exponent) = (Digits.Drop(coefficient, drop, Rounding.HalfEven), exponent + drop);
        }

        if (coefficient.IsZero)
        {
            return decimal.Zero;
        }

        (coefficient, var zeros) = Digits.TrimZeros(coefficient);
        var result = new WideNumber(coefficient, exponent + zeros);
        return result.Magnitude > MaxExponent ? throw new OverflowException("the number is 10^6145 or more") : result.Narrowed();
    }

    /// <summary>The number rounded to a decimal.</summary>
    /// <exception cref="OverflowException">It lies outside the range of a decimal.</exception>
    public decimal ToDecimal() => TryToDecimal(out var number) ? number : throw new OverflowException("the number lies outside the range of a decimal");

    /// <summary>The number rounded to a decimal; false where it lies outside its range.</summary>
    public bool TryToDecimal(out decimal number)
    {
        number = 0;
        if (Magnitude > DecimalScale)
        {
            return false;
        }

        // The finest scale at which the digits fit; no more than a few steps from the first guess.
        for (var scale = Math.Min(Math.Clamp(-Exponent, 0, DecimalScale), DecimalScale - Math.Min(Magnitude, DecimalScale)); scale >= 0; scale--)
        {
            var mantissa = AtScale(scale);
            if (BigInteger.Abs(mantissa) <= MaxMantissa)
            {
                number = Mantissa(mantissa, scale);
                return true;
            }
        }

        return false;
    }

    /// <summary>Sign of the order of two numbers.</summary>
    public int CompareTo(WideNumber other)
    {
        var signs = Coefficient.Sign.CompareTo(other.Coefficient.Sign);
        if (signs != 0 || Coefficient.IsZero)
        {
            return signs;
        }

        var magnitudes = Magnitude.CompareTo(other.Magnitude);
        if (magnitudes != 0)
        {
            return magnitudes * Coefficient.Sign;
        }

        var exponent = Math.Min(Exponent, other.Exponent);
        return AtExponent(exponent).CompareTo(other.AtExponent(exponent));
    }

    /// <summary>The coefficient that belongs to a lower or equal exponent.</summary>
    public BigInteger AtExponent(int exponent) => Coefficient * Digits.Pow10(Exponent - exponent);

    private static WideNumber Of(decimal number)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(number, bits);
        var mantissa = ((BigInteger)unchecked((uint)bits[2]) << 64) | ((BigInteger)unchecked((uint)bits[1]) << 32) | unchecked((uint)bits[0]);
        return new WideNumber(bits[3] < 0 ? -mantissa : mantissa, -number.Scale);
    }

    private static decimal Mantissa(BigInteger mantissa, int scale)
    {
        var bits = (UInt128)BigInteger.Abs(mantissa);
        return unchecked(new decimal((int)(uint)bits, (int)(uint)(bits >> 32), (int)(uint)(bits >> 64), mantissa.Sign < 0, (byte)scale));
    }

    private BigInteger AtScale(int scale) => Exponent + scale >= 0 ? AtExponent(-scale) : Digits.Drop(Coefficient, -scale - Exponent, Rounding.HalfEven);

    private FeelNumber Narrowed()
    {
        if (Exponent is > DecimalScale or < -DecimalScale)
        {
            return new FeelNumber(0, this);
        }

        var mantissa = Exponent > 0 ? AtExponent(0) : Coefficient;
        return BigInteger.Abs(mantissa) <= MaxMantissa ? Mantissa(mantissa, Math.Max(-Exponent, 0)) : new FeelNumber(0, this);
    }
}
