using System.Globalization;
using System.Text;

namespace Matching.Rules.Values;

/// <summary>Values as FEEL writes them.</summary>
internal static class FeelText
{
    /// <summary>A string literal with its quotes and escapes.</summary>
    public static string Quote(string content) => "\"" + content
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal)
        .Replace("\r", "\\r", StringComparison.Ordinal)
        .Replace("\t", "\\t", StringComparison.Ordinal) + "\"";

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
            text.Append(amount.ToString("0.#############", CultureInfo.InvariantCulture)).Append(unit);
        }
    }
}
