namespace Matching.Rules.Values;

/// <summary>Reads dates, times and durations as XML Schema writes them; a time may also name a zone after <c>@</c> (DMN 1.5, 10.3.2.3.4 to 10.3.2.3.8).</summary>
internal static class TemporalText
{
    private const int MaxYearDigits = 9;
    private const int FractionDigits = 9;

    /// <summary>A date, a date and time, a time or a duration, as an <c>@"…"</c> literal holds it; unknown by fault when the text is none of them.</summary>
    public static Value Read(string text)
    {
        foreach (var value in (ReadOnlySpan<Value>)[Date(text), DateTime(text), Time(text)])
        {
            if (!value.IsUnknown)
            {
                return value;
            }
        }

        return Duration(text);
    }

    /// <summary>A date <c>YYYY-MM-DD</c> of any year.</summary>
    public static Value Date(string text)
    {
        ReadOnlySpan<char> rest = text;
        return TakeDate(ref rest) is { } date && rest.IsEmpty ? Value.OfDay(date.ToDay()) : Fault.InvalidText;
    }

    /// <summary>A time <c>HH:MM:SS</c> with an optional fraction and zone. <c>24:00:00</c> is midnight.</summary>
    public static Value Time(string text)
    {
        ReadOnlySpan<char> rest = text;
        return TakeTime(ref rest) is { } seconds && TryZone(rest, out var zone)
            ? Value.OfTime(seconds % Temporal.DaySeconds, zone)
            : Fault.InvalidText;
    }

    /// <summary>A date and time joined by <c>T</c>; a date alone begins at midnight. <c>24:00:00</c> is the midnight that ends the day.</summary>
    public static Value DateTime(string text)
    {
        ReadOnlySpan<char> rest = text;
        if (TakeDate(ref rest) is not { } date)
        {
            return Fault.InvalidText;
        }

        var start = date.ToDay() * Temporal.DaySeconds;
        if (rest.IsEmpty)
        {
            return Value.OfDateTime(start, null);
        }

        return Take(ref rest, 'T') && TakeTime(ref rest) is { } seconds && TryZone(rest, out var zone)
            ? Temporal.Moment(start + seconds, zone)
            : Fault.InvalidText;
    }

    /// <summary>A duration <c>P1Y6M</c> or <c>P1DT2H3M4.5S</c>; years or months do not mix with days or times.</summary>
    public static Value Duration(string text) => DurationText.Read(text);

    /// <summary>Takes a character away from the start of a text where it is there.</summary>
    public static bool Take(scoped ref ReadOnlySpan<char> rest, char expected)
    {
        if (rest.IsEmpty || rest[0] != expected)
        {
            return false;
        }

        rest = rest[1..];
        return true;
    }

    private static CivilDate? TakeDate(scoped ref ReadOnlySpan<char> rest)
    {
        var sign = Take(ref rest, '-') ? -1 : 1;
        var digits = Digits(rest);
        if (digits is < 4 or > MaxYearDigits || (digits > 4 && rest[0] == '0'))
        {
            return null;
        }

        var year = sign * Number(rest[..digits]);
        rest = rest[digits..];
        var date = Take(ref rest, '-') && TakeTwo(ref rest) is { } month && Take(ref rest, '-') && TakeTwo(ref rest) is { } day
            ? new CivilDate(year, month, day)
            : default;
        return date.IsValid ? date : null;
    }

    private static decimal? TakeTime(scoped ref ReadOnlySpan<char> rest)
    {
        if (TakeTwo(ref rest) is not { } hour || !Take(ref rest, ':') || TakeTwo(ref rest) is not { } minute
            || !Take(ref rest, ':') || TakeTwo(ref rest) is not { } second || TakeFraction(ref rest) is not { } fraction)
        {
            return null;
        }

        var seconds = (hour * 3600) + (minute * 60) + second + fraction;
        return minute < 60 && second < 60 && seconds <= Temporal.DaySeconds ? seconds : null;
    }

    private static decimal? TakeFraction(scoped ref ReadOnlySpan<char> rest)
    {
        if (!Take(ref rest, '.'))
        {
            return 0;
        }

        var digits = Digits(rest);
        var kept = rest[..Math.Min(digits, FractionDigits)];
        rest = rest[digits..];
        return digits == 0 ? null : new decimal((int)Number(kept), 0, 0, false, (byte)kept.Length);
    }

    private static bool TryZone(ReadOnlySpan<char> text, out FeelZone? zone)
    {
        zone = text switch
        {
            [] => null,
            ['Z' or 'z'] => FeelZone.Utc,
            ['@', .. var id] => FeelZone.OfId(id.ToString()),
            ['+', .. var offset] => OffsetZone(offset, 1),
            ['-', .. var offset] => OffsetZone(offset, -1),
            _ => null,
        };
        return text.IsEmpty || zone is not null;
    }

    private static FeelZone? OffsetZone(ReadOnlySpan<char> rest, int sign)
    {
        if (TakeTwo(ref rest) is not { } hours || !Take(ref rest, ':') || TakeTwo(ref rest) is not { } minutes)
        {
            return null;
        }

        var seconds = Take(ref rest, ':') ? TakeTwo(ref rest) : 0;
        return rest.IsEmpty && minutes < 60 && seconds < 60 ? FeelZone.OfOffset(sign * ((hours * 3600) + (minutes * 60) + seconds.Value)) : null;
    }

    private static int? TakeTwo(scoped ref ReadOnlySpan<char> rest)
    {
        if (rest.Length < 2 || !char.IsAsciiDigit(rest[0]) || !char.IsAsciiDigit(rest[1]))
        {
            return null;
        }

        var number = (int)Number(rest[..2]);
        rest = rest[2..];
        return number;
    }

    private static int Digits(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text.Length : end;
    }

    private static long Number(ReadOnlySpan<char> digits)
    {
        var number = 0L;
        foreach (var digit in digits)
        {
            number = (number * 10) + digit - '0';
        }

        return number;
    }
}
