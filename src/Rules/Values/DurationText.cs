using System.Globalization;

namespace Matching.Rules.Values;

/// <summary>Reads durations as XML Schema writes them.</summary>
internal static class DurationText
{
    /// <summary>A duration <c>P1Y6M</c> or <c>P1DT2H3M4.5S</c>; years or months do not mix with days or times.</summary>
    public static Value Read(string text)
    {
        ReadOnlySpan<char> rest = text;
        var sign = TemporalText.Take(ref rest, '-') ? -1 : 1;
        if (!TemporalText.Take(ref rest, 'P') || rest.IsEmpty)
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
        if (!TemporalText.Take(ref rest, 'T'))
        {
            return rest.IsEmpty && days is not null ? Value.OfSeconds(sign * days.Value * Temporal.DaySeconds) : Fault.InvalidText;
        }

        var hours = Amount(ref rest, 'H');
        var minutes = Amount(ref rest, 'M');
        var seconds = Amount(ref rest, 'S', true);
        return rest.IsEmpty && (hours ?? minutes ?? seconds) is not null
            ? Value.OfSeconds(sign * (((days ?? 0) * Temporal.DaySeconds) + ((hours ?? 0) * 3600m) + ((minutes ?? 0) * 60m) + (seconds ?? 0)))
            : Fault.InvalidText;
    }

    private static decimal? Amount(scoped ref ReadOnlySpan<char> rest, char unit, bool fraction = false)
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
}
