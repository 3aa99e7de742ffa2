using System.Globalization;
using System.Numerics;

namespace Matching.Rules.Values;

/// <summary>Numbers as text.</summary>
internal static class NumberText
{
    /// <summary>Characters that a number may take without an exponent.</summary>
    private const int MaxPlain = 100;

    /// <summary>Digits that are read; the rest only says whether there is more.</summary>
    private const int MaxRead = 40;

    /// <summary>Beyond this every number is too great or too small.</summary>
    private const int MaxExponent = 10_000_000;

    /// <summary>The shortest digits; an exponent only where there would be more than a hundred characters.</summary>
    public static string Write(FeelNumber number)
    {
        if (number.Wide is not { } wide)
        {
            // Division by a one of the greatest scale drops the zeros at the end; zero has no sign.
            return number.Small == 0 ? "0" : (number.Small / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);
        }

        var digits = BigInteger.Abs(wide.Coefficient).ToString(CultureInfo.InvariantCulture);
        return (wide.Coefficient.Sign < 0 ? "-" : "") + Unsigned(digits, wide.Exponent);
    }

    /// <summary>Reads a numeric literal with an optional sign.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out FeelNumber number)
    {
        number = default;
        var negative = text is ['-', ..];
        var rest = text is ['-' or '+', ..] ? text[1..] : text;
        var whole = TakeDigits(ref rest);
        ReadOnlySpan<char> fraction = default;
        if (rest is ['.', ..])
        {
            rest = rest[1..];
            fraction = TakeDigits(ref rest);
            if (fraction.IsEmpty)
            {
                return false;
            }
        }

        if (whole.Length + fraction.Length == 0 || !TryExponent(rest, out var exponent))
        {
            return false;
        }

        try
        {
            number = Assembled(negative, whole, fraction, exponent);
            return true;
        }
        catch (OverflowException)
        {
            return false;
        }
    }

    private static string Unsigned(string digits, int exponent)
    {
        var point = digits.Length + exponent;
        if (Math.Max(point, digits.Length) + Math.Max(-point, 0) > MaxPlain)
        {
            var sign = point > 0 ? "+" : "";
            return digits[..1] + (digits.Length > 1 ? "." + digits[1..] : "") + "E" + sign + (point - 1).ToString(CultureInfo.InvariantCulture);
        }

        return exponent >= 0 ? digits + new string('0', exponent)
            : point > 0 ? digits[..point] + "." + digits[point..]
            : "0." + new string('0', -point) + digits;
    }

    private static ReadOnlySpan<char> TakeDigits(scoped ref ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOfAnyExceptInRange('0', '9');
        var digits = end < 0 ? rest : rest[..end];
        rest = rest[digits.Length..];
        return digits;
    }

    private static bool TryExponent(ReadOnlySpan<char> text, out int exponent)
    {
        exponent = 0;
        if (text.IsEmpty)
        {
            return true;
        }

        if (text is not ['e' or 'E', ..])
        {
            return false;
        }

        var rest = text[1..];
        var negative = rest is ['-', ..];
        rest = rest is ['-' or '+', ..] ? rest[1..] : rest;
        var digits = TakeDigits(ref rest);
        foreach (var digit in digits)
        {
            exponent = Math.Min((exponent * 10) + digit - '0', MaxExponent);
        }

        exponent = negative ? -exponent : exponent;
        return rest.IsEmpty && !digits.IsEmpty;
    }

    private static FeelNumber Assembled(bool negative, ReadOnlySpan<char> whole, ReadOnlySpan<char> fraction, int exponent)
    {
        var kept = BigInteger.Zero;
        var (count, more, point) = (0, false, exponent);
        for (var i = 0; i < whole.Length + fraction.Length; i++)
        {
            var digit = (i < whole.Length ? whole[i] : fraction[i - whole.Length]) - '0';
            point -= i < whole.Length ? 0 : 1;
            if (count < MaxRead)
            {
                kept = (kept * 10) + digit;
                count += kept.IsZero ? 0 : 1;
            }
            else
            {
                more |= digit != 0;
                point++;
            }
        }

        // One more digit stands for all that were left out: it only decides a tie.
        kept = (kept * 10) + (more ? 1 : 0);
        return WideNumber.Round(negative ? -kept : kept, point - 1);
    }
}
