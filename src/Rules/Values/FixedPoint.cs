using System.Numerics;

namespace Matching.Rules.Values;

/// <summary>Logarithm and exponential on integers that stand for so many units of 10^-100.</summary>
/// <remarks>
/// A logarithm can be as small as 10^-34 and is then needed to 34 digits more, and an exponent multiplies its error by up to
/// 10^15; 100 digits leave more than ten to spare.
/// </remarks>
internal static class FixedPoint
{
    /// <summary>Digits after the point.</summary>
    public const int Scale = 100;

    /// <summary>One.</summary>
    public static readonly BigInteger One = Digits.Pow10(Scale);

    private const int Halvings = 12;

    private static readonly BigInteger Ln10 = BigInteger.Parse(
        "23025850929940456840179914546843642076011014886287729760333279009675726096773524802359972050895982983",
        System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A coefficient and an exponent as a fixed-point number.</summary>
    public static BigInteger Of(BigInteger coefficient, int exponent) => Rescaled(coefficient * One, exponent);

    /// <summary>A fixed-point number times a power of ten.</summary>
    public static BigInteger Rescaled(BigInteger number, int exponent) =>
        exponent >= 0 ? number * Digits.Pow10(exponent) : Digits.Drop(number, -exponent, Rounding.HalfEven);

    /// <summary>Natural logarithm of a positive number.</summary>
    public static BigInteger Log(WideNumber number)
    {
        // number = mantissa × 10^tens with the mantissa about 1, where the series is quick and nothing cancels.
        var tens = number.Magnitude;
        var mantissa = Of(number.Coefficient, number.Exponent - tens);
        if (mantissa > 3 * One)
        {
            (mantissa, tens) = (mantissa / 10, tens + 1);
        }

        return (tens * Ln10) + LogOfMantissa(mantissa);
    }

    /// <summary>e to a power, as a mantissa and an exponent of ten.</summary>
    public static (BigInteger Mantissa, int Exponent) Exp(BigInteger power)
    {
        var tens = BigInteger.DivRem(power, Ln10, out var rest);
        var part = rest >> Halvings;
        var (sum, term) = (One, One);
        for (var n = 1; !term.IsZero; n++)
        {
            term = term * part / (One * n);
            sum += term;
        }

        for (var i = 0; i < Halvings; i++)
        {
            sum = sum * sum / One;
        }

        return (sum, (int)tens - Scale);
    }

    /// <summary>Whole square root, rounded down.</summary>
    public static BigInteger Root(BigInteger number)
    {
        // Newton's steps from above fall until they reach the root.
        var root = BigInteger.One << (int)((number.GetBitLength() + 1) / 2);
        while (true)
        {
            var next = (root + (number / root)) >> 1;
            if (next >= root)
            {
                return root;
            }

            root = next;
        }
    }

    /// <summary>ln m = 2 artanh((m - 1) / (m + 1)).</summary>
    private static BigInteger LogOfMantissa(BigInteger mantissa)
    {
        var ratio = (mantissa - One) * One / (mantissa + One);
        var square = ratio * ratio / One;
        var (sum, power) = (BigInteger.Zero, ratio);
        for (var n = 1; !power.IsZero; n += 2)
        {
            sum += power / n;
            power = power * square / One;
        }

        return 2 * sum;
    }
}
