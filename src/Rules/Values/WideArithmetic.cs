using System.Numerics;

namespace Matching.Rules.Values;

/// <summary>The four operations on numbers of any size; results are rounded to 34 digits.</summary>
internal static class WideArithmetic
{
    private const int Guard = 3;

    /// <summary>Sum.</summary>
    public static FeelNumber Add(WideNumber left, WideNumber right)
    {
        if (left.Coefficient.IsZero || right.Coefficient.IsZero)
        {
            return left.Coefficient.IsZero ? WideNumber.Round(right.Coefficient, right.Exponent) : WideNumber.Round(left.Coefficient, left.Exponent);
        }

        var (large, little) = left.Magnitude >= right.Magnitude ? (left, right) : (right, left);

        // What lies wholly behind the last guard digit only decides a tie, whatever its size; so a number as far apart
        // as 10^12000 costs no more than a near one.
        var last = Math.Min(large.Exponent, large.Magnitude - WideNumber.Precision - Guard);
        if (little.Magnitude < last - 1)
        {
            little = new WideNumber(little.Coefficient.Sign, last - 1);
        }

        var exponent = Math.Min(large.Exponent, little.Exponent);
        return WideNumber.Round(large.AtExponent(exponent) + little.AtExponent(exponent), exponent);
    }

    /// <summary>Product.</summary>
    public static FeelNumber Multiply(WideNumber left, WideNumber right) =>
        WideNumber.Round(left.Coefficient * right.Coefficient, left.Exponent + right.Exponent);

    /// <summary>Quotient.</summary>
    /// <exception cref="OverflowException">The divisor is zero.</exception>
    public static FeelNumber Divide(WideNumber left, WideNumber right)
    {
        if (right.Coefficient.IsZero)
        {
            throw new OverflowException("division by zero");
        }

        var shift = Math.Max(0, WideNumber.Precision + Guard + Digits.Count(right.Coefficient) - Digits.Count(left.Coefficient));
        var quotient = BigInteger.DivRem(left.Coefficient * Digits.Pow10(shift), right.Coefficient, out var rest);
        var exponent = left.Exponent - right.Exponent - shift;

        // A rest makes the quotient a little more than its digits say, which decides a tie.
        return rest.IsZero
            ? WideNumber.Round(quotient, exponent)
            : WideNumber.Round((quotient * 10) + (rest.Sign * right.Coefficient.Sign), exponent - 1);
    }

    /// <summary>Remainder of the division that is cut to a whole number; it has the sign of the dividend.</summary>
    /// <exception cref="OverflowException">The divisor is zero.</exception>
    public static FeelNumber Remainder(WideNumber left, WideNumber right)
    {
        if (right.Coefficient.IsZero)
        {
            throw new OverflowException("division by zero");
        }

        if (left.Exponent > right.Exponent)
        {
            // The power of ten is only needed modulo the divisor, which keeps the numbers short.
            var power = BigInteger.ModPow(10, left.Exponent - right.Exponent, BigInteger.Abs(right.Coefficient));
            return WideNumber.Round(BigInteger.Remainder(left.Coefficient * power, right.Coefficient), right.Exponent);
        }

        return left.Magnitude < right.Magnitude
            ? WideNumber.Round(left.Coefficient, left.Exponent)
            : WideNumber.Round(BigInteger.Remainder(left.Coefficient, right.AtExponent(left.Exponent)), left.Exponent);
    }

    /// <summary>The number rounded to so many digits after the point, or before it where negative.</summary>
    public static FeelNumber Round(WideNumber number, int scale, Rounding rounding) => -scale <= number.Exponent
        ? WideNumber.Round(number.Coefficient, number.Exponent)
        : WideNumber.Round(Digits.Drop(number.Coefficient, -scale - number.Exponent, rounding), -scale);
}
