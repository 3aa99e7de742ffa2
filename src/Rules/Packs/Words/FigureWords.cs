using System.Collections.Immutable;
using System.Globalization;

namespace Matching.Rules.Packs.Words;

/// <summary>Figures as people write them: 5,000万元, 60%, 2025年7月1日, 18个月. Never rounded.</summary>
public static class FigureWords
{
    /// <summary>The unit of fractions; they are shown as percent.</summary>
    public const string Ratio = "比例";

    private static readonly ImmutableArray<(string Unit, string Zh, string En)> Counted =
    [
        ("月", "个月", " months"), ("个月", "个月", " months"), ("年", "年", " years"), ("岁", "周岁", " years of age"), ("周岁", "周岁", " years of age"), ("人", "人", " people"),
        ("项", "项", " items"), ("分", "分", " points"), ("个", "个", ""), ("人月", "人月", " person-months"), ("天", "天", " days"), ("日", "日", " days"),
        ("平方米", "平方米", " m²"), ("平方米/人", "平方米/人", " m² a person"), ("倍", "倍", " times"), ("胎", "胎", ""), ("户", "户", " households"),
    ];

    private static readonly ImmutableArray<(string Tail, string Zh, string En)> Rates =
    [
        ("/人/月", "每人每月", " a person a month"), ("/月", "每月", " a month"), ("/人/年", "每人每年", " a person a year"), ("/年", "每年", " a year"),
        ("/人", "每人", " a person"), ("/季", "每季", " a quarter"), ("/小时", "每小时", " an hour"),
    ];

    /// <summary>A figure with its unit.</summary>
    /// <param name="value">The figure.</param>
    /// <param name="unit">Its unit, or null.</param>
    /// <param name="english">Whether in English.</param>
    public static string Of(decimal value, string? unit, bool english)
    {
        if (unit is null)
        {
            return Number(value);
        }

        if (unit == Ratio)
        {
            return Number(value * 100m) + "%";
        }

        if (unit.StartsWith('元'))
        {
            var (known, zh, en) = Rates.FirstOrDefault(r => r.Tail == unit[1..]);
            return english ? Yuan(value, true) + (known is null ? unit[1..] : en) : known is null ? Yuan(value, false) + unit[1..] : zh + Yuan(value, false);
        }

        if (unit.StartsWith("级", StringComparison.Ordinal))
        {
            return english ? "level " + Number(value) : Number(value) + "级";
        }

        var (counter, counted, words) = Counted.FirstOrDefault(c => c.Unit == unit);
        return Number(value) + (counter is null ? (english ? " " : "") + unit : !english ? counted : value == 1m ? Singular(words) : words);
    }

    /// <summary>Yuan, with 万 or 亿 in Chinese where that is exact and short.</summary>
    public static string Yuan(decimal value, bool english)
    {
        if (english)
        {
            return Number(value) + " yuan";
        }

        var size = Math.Abs(value);
        return size >= 100_000_000m && value % 1_000_000m == 0 ? Number(value / 100_000_000m) + "亿元"
            : size >= 10_000m && value % 100m == 0 ? Number(value / 10_000m) + "万元"
            : Number(value) + "元";
    }

    /// <summary>A number with all its digits, thousands apart.</summary>
    public static string Number(decimal value) => value.ToString("#,##0.############################", CultureInfo.InvariantCulture);

    /// <summary>A year or another number that is a name and not a quantity: no thousands apart.</summary>
    public static string Ordinal(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>A day.</summary>
    public static string Date(DateOnly date, bool english) => date.ToString(english ? "d MMMM yyyy" : "yyyy年M月d日", CultureInfo.InvariantCulture);

    /// <summary>A period, both ends included.</summary>
    public static string Period(DateOnly from, DateOnly? to, bool english) => (to, english) switch
    {
        (null, false) => $"{Date(from, false)}起",
        (null, true) => $"from {Date(from, true)}",
        ({ } end, false) => $"{Date(from, false)}至{Date(end, false)}",
        ({ } end, true) => $"{Date(from, true)} to {Date(end, true)}",
    };

    /// <summary>A number of months or, where they are whole, years.</summary>
    public static string Months(long months, bool english) => months % 12 == 0 && months >= 24
        ? english ? $"{Whole(months / 12)} years" : $"{Whole(months / 12)}年"
        : english ? months == 1 ? "1 month" : $"{Whole(months)} months" : $"{Whole(months)}个月";

    private static string Singular(string words) => words switch
    {
        " people" => " person",
        " years of age" => " year of age",
        _ => words.TrimEnd('s'),
    };

    private static string Whole(long number) => number.ToString(CultureInfo.InvariantCulture);
}
