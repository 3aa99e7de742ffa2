using System.Collections.Immutable;
using System.Numerics;

namespace Matching.Rules.Values;

/// <summary>Decimal digits of big integers.</summary>
internal static class Digits
{
    private static readonly ImmutableArray<BigInteger> Powers = [.. Enumerable.Range(0, 128).Select(n => BigInteger.Pow(10, n))];

    /// <summary>Ten to a power of at least 0.</summary>
    public static BigInteger Pow10(int exponent) => exponent < Powers.Length ? Powers[exponent] : BigInteger.Pow(10, exponent);

    /// <summary>Number of digits; 1 for zero.</summary>
    public static int Count(BigInteger number)
    {
        var magnitude = BigInteger.Abs(number);

        // 1233 / 4096 lies just below the logarithm of two, so the estimate is never more than one too high.
        var count = (int)(magnitude.GetBitLength() * 1233 >> 12);
        while (magnitude >= Pow10(count))
        {
            count++;
        }

        return Math.Max(count, 1);
    }

    /// <summary>Drops digits at the end, rounding.</summary>
    public static BigInteger Drop(BigInteger number, int digits, Rounding rounding)
    {
        if (digits <= 0)
        {
            return number;
        }

        var (quotient, remainder, order) = Split(number, digits);
        var inexact = !remainder.IsZero;
        var away = rounding switch
        {
            Rounding.HalfEven => order > 0 || (order == 0 && !quotient.IsEven),
            Rounding.HalfUp => order >= 0,
            Rounding.HalfDown => order > 0,
            Rounding.Up => inexact,
            Rounding.Floor => inexact && number.Sign < 0,
            Rounding.Ceiling => inexact && number.Sign > 0,
            _ => false,
        };
        return away ? quotient + number.Sign : quotient;
    }

    /// <summary>The number without zeros at its end, and how many there were.</summary>
    public static (BigInteger Number, int Dropped) TrimZeros(BigInteger number)
    {
        var dropped = 0;
        for (var step = 32; step > 0 && !number.IsZero && number.IsEven;)
        {
            var quotient = BigInteger.DivRem(number, Pow10(step), out var rest);
            if (rest.IsZero)
            {
                (number, dropped) = (quotient, dropped + step);
            }
            else
            {
                step /= 2;
            }
        }

        return (number, dropped);
    }

    /// <summary>Quotient and remainder by a power of ten, and the order of the remainder against half of it.</summary>
    private static (BigInteger Quotient, BigInteger Remainder, int Order) Split(BigInteger number, int digits)
    {
        if (digits > Count(number) + 1)
        {
            return (BigInteger.Zero, number, -1);
        }

        var quotient = BigInteger.DivRem(number, Pow10(digits), out var remainder);
        return (quotient, remainder, (BigInteger.Abs(remainder) * 2).CompareTo(Pow10(digits)));
    }
}
