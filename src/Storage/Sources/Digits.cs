using System.Globalization;

namespace Matching.Storage.Sources;

/// <summary>Numbers and dates in ASCII.</summary>
internal static class Digits
{
    /// <summary>Digits that a number may have so that it fits into 64 bits whatever they are.</summary>
    private const int MostDigits = 18;

    /// <summary>Reads a date written YYYY-MM-DD.</summary>
    public static bool TryDate(ReadOnlySpan<byte> text, out DateOnly date)
    {
        date = default;
        if (text.Length != 10 || text[4] != '-' || text[7] != '-' || !TryNumber(text[..4], out var year) || !TryNumber(text[5..7], out var month) || !TryNumber(text[8..], out var day)
            || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        date = new DateOnly(year, month, day);
        return true;
    }

    /// <summary>Reads a number as people write it: a minus sign or none, digits, a point or none. Nothing else, and a digit at the end.</summary>
    public static bool TryDecimal(ReadOnlySpan<byte> text, out decimal number)
    {
        number = 0;
        return !text.IsEmpty && char.IsAsciiDigit((char)text[^1]) && text[0] != '+'
            && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>Reads the digits of a short number; false where <see cref="TryDecimal"/> must look at it.</summary>
    /// <param name="text">The number.</param>
    /// <param name="digits">All digits as one number, with the sign.</param>
    /// <param name="places">Digits behind the point.</param>
    public static bool TryShort(ReadOnlySpan<byte> text, out long digits, out int places)
    {
        (digits, places) = (0, 0);
        var isNegative = !text.IsEmpty && text[0] == '-';
        var rest = isNegative ? text[1..] : text;
        if (rest.IsEmpty || rest.Length > MostDigits || !char.IsAsciiDigit((char)rest[^1]))
        {
            return false;
        }

        var point = -1;
        for (var i = 0; i < rest.Length; i++)
        {
            var digit = rest[i] - '0';
            if (digit is >= 0 and <= 9)
            {
                digits = (digits * 10) + digit;
            }
            else if (rest[i] == '.' && point < 0)
            {
                point = i;
            }
            else
            {
                return false;
            }
        }

        places = point < 0 ? 0 : rest.Length - 1 - point;
        digits = isNegative ? -digits : digits;
        return true;
    }

    private static bool TryNumber(ReadOnlySpan<byte> text, out int number)
    {
        number = 0;
        foreach (var digit in text)
        {
            if (!char.IsAsciiDigit((char)digit))
            {
                return false;
            }

            number = (number * 10) + (digit - '0');
        }

        return true;
    }
}
