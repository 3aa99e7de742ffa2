using System.Globalization;

namespace Matching.Rules.Values;

/// <summary>Reads dates and durations in ISO 8601 form.</summary>
internal static class TemporalText
{
    /// <summary>A date, a years and months duration or a days and time duration; unknown by fault when the text is none of them.</summary>
    public static Value Read(string text) => Date(text) is { IsUnknown: false } date ? date : Duration(text);

    /// <summary>A date <c>YYYY-MM-DD</c>.</summary>
    public static Value Date(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        ? Value.Of(date)
        : Fault.InvalidText;

    /// <summary>A duration <c>P1Y6M</c> or <c>P1DT2H3M4.5S</c>; years or months do not mix with days or times.</summary>
    public static Value Duration(string text)
    {
        var rest = text.AsSpan();
        var sign = Take(ref rest, '-') ? -1 : 1;
        if (!Take(ref rest, 'P') || rest.IsEmpty)
        {
            return Fault.InvalidText;
        }

        try
        {
            return DateParts(rest, sign);
        }
        catch (OverflowException)
        {
            return Fault.Overflow;
        }
    }

    private static Value DateParts(ReadOnlySpan<char> rest, int sign)
    {
        var years = Amount(ref rest, 'Y');
        var months = Amount(ref rest, 'M');
        if (years is not null || months is not null)
        {
            return rest.IsEmpty ? Value.OfMonths((long)(sign * (((years ?? 0) * 12) + (months ?? 0)))) : Fault.InvalidText;
        }

        var days = Amount(ref rest, 'D');
        if (!Take(ref rest, 'T'))
        {
            return rest.IsEmpty && days is not null ? Value.OfSeconds(sign * days.Value * 86400m) : Fault.InvalidText;
        }

        var hours = Amount(ref rest, 'H');
        var minutes = Amount(ref rest, 'M');
        var seconds = Amount(ref rest, 'S', true);
        return rest.IsEmpty && (hours ?? minutes ?? seconds) is not null
            ? Value.OfSeconds(sign * (((days ?? 0) * 86400m) + ((hours ?? 0) * 3600m) + ((minutes ?? 0) * 60m) + (seconds ?? 0)))
            : Fault.InvalidText;
    }

    private static decimal? Amount(ref ReadOnlySpan<char> rest, char unit, bool fraction = false)
    {
        var end = rest.IndexOf(unit);
        if (end <= 0 || !char.IsAsciiDigit(rest[0]) || !decimal.TryParse(
            rest[..end], fraction ? NumberStyles.AllowDecimalPoint : NumberStyles.None, CultureInfo.InvariantCulture, out var amount))
        {
            return null;
        }

        rest = rest[(end + 1)..];
        return amount;
    }

    private static bool Take(ref ReadOnlySpan<char> rest, char expected)
    {
        if (rest.IsEmpty || rest[0] != expected)
        {
            return false;
        }

        rest = rest[1..];
        return true;
    }
}
