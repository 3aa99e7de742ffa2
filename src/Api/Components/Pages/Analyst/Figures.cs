using System.Globalization;

namespace Matching.Api.Components.Pages.Analyst;

/// <summary>How the analyst's pages write numbers; the same everywhere in the world.</summary>
public static class Figures
{
    /// <summary>Stands where there is no figure.</summary>
    public const string None = "–";

    /// <summary>A count with groups of three.</summary>
    public static string Count(long count) => count.ToString("#,##0", CultureInfo.InvariantCulture);

    /// <summary>Fen as yuan with two places.</summary>
    public static string Yuan(long fen) => (fen / 100m).ToString("#,##0.00", CultureInfo.InvariantCulture);

    /// <summary>A share as a percentage with one place.</summary>
    public static string Percent(decimal share) => (share * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    /// <summary>A figure of a model with three places.</summary>
    public static string Three(double figure) => figure.ToString("0.000", CultureInfo.InvariantCulture);

    /// <summary>A date.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A month, or the first and the last of several.</summary>
    public static string Months(IReadOnlyList<DateOnly> months) => months.Count switch
    {
        0 => None,
        1 => Month(months[0]),
        _ => $"{Month(months[0])} – {Month(months[^1])}",
    };

    private static string Month(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
