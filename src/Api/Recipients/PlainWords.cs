using System.Globalization;
using System.Text.RegularExpressions;
using Matching.Api.Composition;
using Matching.Api.Site;
using Matching.Engine.Amounts;
using Matching.Engine.Entitlements;

namespace Matching.Api.Recipients;

/// <summary>Dates, periods and amounts as people write them, in the language of the page.</summary>
/// <param name="words">The language.</param>
public sealed partial class PlainWords(PageWords words)
{
    /// <summary>A date: <c>2025年11月28日</c>, <c>28 November 2025</c>.</summary>
    public string Date(DateOnly date) => words.Say(
        $"{date.Year}年{date.Month}月{date.Day}日", date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture));

    /// <summary>The day of an instant in Shanghai.</summary>
    public string Day(DateTimeOffset at) => Date(BusinessDay.Of(at));

    /// <summary>An amount with its unit; what is not fixed yet says so.</summary>
    public string Amount(Money? amount) => amount switch
    {
        null => words.Say("金额待定", "amount not fixed yet"),
        { Currency: "CNY" } known => words.Say($"{Digits(known.ToYuan())} 元", $"{Digits(known.ToYuan())} yuan"),
        { } known => $"{Digits(known.ToYuan())} {known.Currency}",
    };

    /// <summary>The period that is paid for, as a right's key writes it.</summary>
    public string Cycle(string cycle) => Cycles.IsSupplement(cycle)
        ? words.Say($"{Period(Cycles.Base(cycle))}的差额", $"{Period(Cycles.Base(cycle))}, the difference")
        : Period(cycle);

    private string Period(string cycle) => cycle.Split('-') switch
    {
        ["once"] => words.Say("一次性", "once"),
        [var year] => words.Say($"{year}年", year),
        [var year, ['Q', var quarter]] => words.Say($"{year}年第{quarter}季度", $"quarter {quarter} of {year}"),
        [var year, var month] when int.TryParse(month, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 12 =>
            words.Say($"{year}年{number}月", $"{CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(number)} {year}"),
        _ => cycle,
    };

    /// <summary>A number with groups of three and at most four decimal places.</summary>
    public static string Number(decimal number) => number.ToString("#,##0.####", CultureInfo.InvariantCulture);

    /// <summary>A stored text without the identifiers of policies that it puts in brackets for officials.</summary>
    public static string WithoutCodes(string text) => Codes().Replace(text, "");

    [GeneratedRegex("（[a-z][a-z0-9]*(-[a-z0-9]+)+(，[^）]*)?）", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Codes();

    private static string Digits(decimal yuan) => yuan.ToString("#,##0.00", CultureInfo.InvariantCulture);
}
