using System.Globalization;
using System.Numerics;

namespace Matching.Rules.Values;

/// <summary>Logarithm and exponential on integers that stand for so many units of 2^-352.</summary>
/// <remarks>
/// A logarithm can be as small as 10^-34 and is then needed to 34 digits more, and an exponent multiplies its error by up to
/// 10^15; 352 bits are 105 digits and leave more than ten to spare.
/// </remarks>
internal static class FixedPoint
{
    /// <summary>One.</summary>
    public static readonly BigInteger One = BigInteger.One << Bits;

    private const int Bits = 352;
    private const int Halvings = 12;

    /// <summary>Decimal places that a result is turned into.</summary>
    private const int Places = 100;

    private static readonly BigInteger Ln10 = Constant("2302585092994045684017991454684364207601101488628772976033327900967572609677352480235997205089598298341967784042286248633");
    private static readonly BigInteger Ln2 = Constant("693147180559945309417232121458176568075500134360255254120680009493393621969694715605863326996418687542001481020570685733");

    /// <summary>A coefficient and an exponent as a fixed-point number.</summary>
    public static BigInteger Of(BigInteger coefficient, int exponent) => Rescaled(coefficient << Bits, exponent);

    /// <summary>A fixed-point number times a power of ten.</summary>
    public static BigInteger Rescaled(BigInteger number, int exponent) =>
        exponent >= 0 ? number * Digits.Pow10(exponent) : Digits.Drop(number, -exponent, Rounding.HalfEven);

    /// <summary>A fixed-point number times a power of ten, rounded to 34 digits.</summary>
    public static FeelNumber Rounded(BigInteger number, int exponent) => WideNumber.Round((number * Digits.Pow10(Places)) >> Bits, exponent - Places);

    /// <summary>Natural logarithm of a positive number other than one.</summary>
    public static BigInteger Log(WideNumber number)
    {
        // coefficient = mantissa × 2^twos with the mantissa from 1 to 2, where ln m = 2 artanh((m - 1) / (m + 1)) is a quick series.
        var twos = (int)number.Coefficient.GetBitLength() - 1;
        var mantissa = number.Coefficient << (Bits - twos);
        var ratio = ((mantissa - One) << Bits) / (mantissa + One);
        var square = (ratio * ratio) >> Bits;
        var (sum, power) = (BigInteger.Zero, ratio);
        for (var n = 1; !power.IsZero; n += 2)
        {
            sum += power / n;
            power = (power * square) >> Bits;
        }

        return (number.Exponent * Ln10) + (twos * Ln2) + (2 * sum);
    }

    /// <summary>e to a power, as a fixed-point number and an exponent of ten.</summary>
    public static (BigInteger Mantissa, int Exponent) Exp(BigInteger power)
    {
        var tens = BigInteger.DivRem(power, Ln10, out var rest);
        if (rest.Sign < 0)
        {
            (tens, rest) = (tens - 1, rest + Ln10);
        }

        var part = rest >> Halvings;
        var (sum, term) = (One, One);
        for (var n = 1; !term.IsZero; n++)
        {
            term = ((term * part) >> Bits) / n;
            sum += term;
        }

        for (var i = 0; i < Halvings; i++)
        {
            sum = (sum * sum) >> Bits;
        }

        return (sum, (int)tens);
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

    /// <summary>A constant given with 120 digits after the point.</summary>
    private static BigInteger Constant(string digits) => (BigInteger.Parse(digits, CultureInfo.InvariantCulture) << Bits) / Digits.Pow10(120);
}
