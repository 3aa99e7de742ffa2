using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Matching.Api.Commands;

/// <summary>Options that every command understands.</summary>
public static class GlobalOptions
{
    /// <summary><c>--json</c>.</summary>
    public static Option<bool> Json { get; } = new("--json") { Description = "One JSON document or JSON lines on standard output · 机器可读输出", Recursive = true };

    /// <summary><c>--lang zh|en</c>.</summary>
    public static Option<string> Language { get; } = LanguageOption();

    /// <summary><c>--catalog DIR</c>.</summary>
    public static Option<string> Catalog { get; } = new("--catalog") { Description = "Folder of the rules catalogue · 政策目录", DefaultValueFactory = _ => "rules-catalog", Recursive = true };

    /// <summary><c>--data DIR</c>.</summary>
    public static Option<string> Data { get; } = new("--data") { Description = "Folder of databases, snapshots, sources and payment files · 数据目录", DefaultValueFactory = _ => "data", Recursive = true };

    /// <summary>A new <c>--as-of DATE</c> option.</summary>
    public static Option<DateOnly?> AsOf() => Day("--as-of", "Business date, YYYY-MM-DD (default: today in Asia/Shanghai) · 业务日期");

    /// <summary>A new option whose value is a date.</summary>
    public static Option<DateOnly?> Day(string name, string description) => new(name) { Description = description, CustomParser = Date };

    private static DateOnly? Date(ArgumentResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : string.Empty;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        result.AddError($"'{text}' is not a date; write YYYY-MM-DD, e.g. 2025-11-28 · 日期应写作 2025-11-28");
        return null;
    }

    private static Option<string> LanguageOption()
    {
        var option = new Option<string>("--lang") { Description = "Language of messages: zh or en · 语言", DefaultValueFactory = _ => "zh", Recursive = true };
        option.AcceptOnlyFromAmong("zh", "en");
        return option;
    }
}
