using System.Globalization;
using System.Text.RegularExpressions;
using Matching.Rules.Values;

namespace Matching.Benchmarks.Nights;

/// <summary>Values and names as DuckDB writes them.</summary>
internal static partial class SqlText
{
    /// <summary>Functions that the translation uses: full months between two dates as the rule language counts them.</summary>
    public static readonly string[] Macros =
    [
        "CREATE MACRO months_apart(a, b) AS (year(b) - year(a)) * 12 + month(b) - month(a)",
        "CREATE MACRO months_up(a, b) AS months_apart(a, b) - CASE WHEN CAST(a + to_months(CAST(months_apart(a, b) AS INTEGER)) AS DATE) > b THEN 1 ELSE 0 END",
        "CREATE MACRO full_months(a, b) AS CASE WHEN b < a THEN -months_up(b, a) ELSE months_up(a, b) END",
    ];

    /// <summary>A name in quotes.</summary>
    public static string Name(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>A text literal.</summary>
    public static string Text(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>A date literal.</summary>
    public static string Date(DateOnly date) => $"DATE '{date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}'";

    /// <summary>A constant.</summary>
    /// <exception cref="NotTranslatedException">DuckDB has no such value here.</exception>
    public static string Of(Value value) => value.Kind switch
    {
        ValueKind.Number => value.AsNumber.ToString(CultureInfo.InvariantCulture),
        ValueKind.String => Text(value.AsString),
        ValueKind.Boolean => value.IsTrue ? "true" : "false",
        ValueKind.Date => Date(value.AsDate),
        ValueKind.MonthsDuration => string.Create(CultureInfo.InvariantCulture, $"INTERVAL {value.AsMonths} MONTH"),
        ValueKind.DaysDuration when WholeDays().Match(value.ToString()) is { Success: true } days => $"INTERVAL {days.Groups[1].Value} DAY",
        ValueKind.Null or ValueKind.Unknown => "NULL",
        _ => throw new NotTranslatedException(value.ToString()),
    };

    [GeneratedRegex("^P([0-9]+)D$")]
    private static partial Regex WholeDays();
}
