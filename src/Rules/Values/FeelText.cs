using System.Globalization;
using System.Text;

namespace Matching.Rules.Values;

/// <summary>Values as FEEL writes them.</summary>
internal static class FeelText
{
    /// <summary>All digits of a decimal without zeros at the end.</summary>
    private const string Fraction = "0.############################";

    /// <summary>A string literal with its quotes and escapes.</summary>
    public static string Quote(string content) => "\"" + content
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal)
        .Replace("\r", "\\r", StringComparison.Ordinal)
        .Replace("\t", "\\t", StringComparison.Ordinal) + "\"";

    /// <summary>A date, e.g. <c>2024-02-29</c>; years have at least four digits.</summary>
    public static string Date(long day)
    {
        var date = CivilDate.FromDay(day);
        return string.Create(CultureInfo.InvariantCulture, $"{(date.Year < 0 ? "-" : "")}{Math.Abs(date.Year):0000}-{date.Month:00}-{date.Day:00}");
    }

    /// <summary>A time of day without its zone, e.g. <c>11:22:33.123</c>.</summary>
    public static string Time(decimal secondsOfDay)
    {
        var whole = (int)decimal.Truncate(secondsOfDay);
        var fraction = secondsOfDay - whole;
        return string.Create(CultureInfo.InvariantCulture, $"{whole / 3600:00}:{whole / 60 % 60:00}:{whole % 60:00}")
            + (fraction == 0 ? "" : fraction.ToString(Fraction, CultureInfo.InvariantCulture)[1..]);
    }

    /// <summary>A date and time without its zone, e.g. <c>2017-12-31T11:22:33.123</c>.</summary>
    public static string DateTime(decimal localSeconds)
    {
        var day = (long)decimal.Floor(localSeconds / Temporal.DaySeconds);
        return Date(day) + "T" + Time(localSeconds - (day * Temporal.DaySeconds));
    }

    /// <summary>A years and months duration, e.g. <c>P1Y6M</c>.</summary>
    public static string Months(long months)
    {
        var text = new StringBuilder(months < 0 ? "-P" : "P");
        var left = Math.Abs((decimal)months);
        Part(text, decimal.Truncate(left / 12), 'Y');
        Part(text, left % 12, 'M');
        return months == 0 ? "P0M" : text.ToString();
    }

    /// <summary>A days and time duration, e.g. <c>P1DT2H</c>.</summary>
    public static string Seconds(decimal seconds)
    {
        if (seconds == 0)
        {
            return "PT0S";
        }

        var text = new StringBuilder(seconds < 0 ? "-P" : "P");
        var left = Math.Abs(seconds);
        Part(text, decimal.Truncate(left / 86400m), 'D');
        left %= 86400m;
        if (left != 0)
        {
            text.Append('T');
            Part(text, decimal.Truncate(left / 3600m), 'H');
            Part(text, decimal.Truncate(left % 3600m / 60m), 'M');
            Part(text, left % 60m, 'S');
        }

        return text.ToString();
    }

    private static void Part(StringBuilder text, decimal amount, char unit)
    {
        if (amount != 0)
        {
            text.Append(amount.ToString(Fraction, CultureInfo.InvariantCulture)).Append(unit);
        }
    }
}
