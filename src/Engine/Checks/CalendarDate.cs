using System.Globalization;

namespace Matching.Engine.Checks;

/// <summary>Dates as the contract writes them.</summary>
internal static class CalendarDate
{
    /// <summary>A date of the form <c>YYYY-MM-DD</c>.</summary>
    /// <exception cref="CheckRefusedException">The text is not such a date.</exception>
    public static DateOnly Parse(string text, string path) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw Refusal.Of(
                CheckCodes.Date, path,
                $"“{Refusal.Short(text)}”不是日历上的日期；写成 YYYY-MM-DD，例如 2025-11-28",
                $"'{Refusal.Short(text)}' is not a calendar date; write YYYY-MM-DD, e.g. 2025-11-28");
}
