using System.Globalization;
using System.Text;
using Matching.Rules.Syntax;

namespace Matching.Rules.Diagnostics;

/// <summary>Findings about the form of a text: FEEL1xxx.</summary>
internal static class SyntaxMessages
{
    /// <summary>FEEL1001.</summary>
    public static Diagnostic TooLong(int length, int limit) => Error("FEEL1001", new SourceSpan(0, 0),
        new($"文本有 {length} 个字符，超过上限 {limit}", $"the text has {length} characters, more than the limit of {limit}"),
        new("过长的规则无法审阅，也会占用过多资源", "a rule this long cannot be reviewed and costs too much"),
        new("拆成几个条件或一张决策表", "split it into several conditions or a decision table"));

    /// <summary>FEEL1002.</summary>
    public static Diagnostic TooDeep(SourceSpan span, int limit) => Error("FEEL1002", span,
        new($"嵌套超过 {limit} 层，或运算符连得过长", $"nested more than {limit} deep, or too long a chain of operators"),
        new("嵌套过深的规则无法审阅", "a rule nested this deep cannot be reviewed"),
        new("拆成几个条件、派生标签或一张决策表", "split it into conditions, derived tags or a decision table"));

    /// <summary>FEEL1003.</summary>
    public static Diagnostic Unexpected(Token found, string wantedZh, string wantedEn) => Error("FEEL1003", found.Span,
        found.Kind == TokenKind.End
            ? new($"表达式在此结束，但这里需要{wantedZh}", $"the expression ends here, but {wantedEn} is needed")
            : new($"“{Shown(found)}”不该出现在这里，这里需要{wantedZh}", $"'{Shown(found)}' is out of place here; {wantedEn} is needed"),
        new("表达式不完整时无法确定其含义", "an incomplete expression has no certain meaning"),
        new("补上缺少的部分，或删去多余的部分；检查括号与引号是否成对", "add what is missing or remove what is too much; check that brackets and quotes are paired"));

    /// <summary>FEEL1004.</summary>
    public static Diagnostic UnterminatedString(SourceSpan span) => Error("FEEL1004", span,
        new("字符串没有结束", "the string does not end"),
        new("字符串须在同一行内以与开头相同的引号结束", "a string ends on the same line with the same kind of quote it began with"),
        new("补上结束的引号 \"；不要把半角引号与全角引号混用", "add the closing quote \"; do not mix ASCII and full-width quotes"));

    /// <summary>FEEL1005.</summary>
    public static Diagnostic InvalidEscape(SourceSpan span) => Error("FEEL1005", span,
        new("无效的转义", "an escape that does not exist"),
        new("字符串中的反斜杠引出转义：\\n \\r \\t \\\" \\' \\\\ \\uXXXX \\UXXXXXX", "a backslash in a string starts one of \\n \\r \\t \\\" \\' \\\\ \\uXXXX \\UXXXXXX"),
        new("反斜杠本身写作 \\\\", "write a backslash as \\\\"));

    /// <summary>FEEL1006.</summary>
    public static Diagnostic NumberOutOfRange(SourceSpan span) => Error("FEEL1006", span,
        new("数字过大或位数过多", "the number is too large or has too many digits"),
        new("数字最多 28 位有效数字，以保证计算精确", "numbers have at most 28 significant digits, so that results are exact"),
        new("减少位数", "use fewer digits"));

    /// <summary>FEEL1006.</summary>
    public static Diagnostic NumberRunsIntoWord(SourceSpan span, string number, string word) => Error("FEEL1006", span,
        new($"数字“{number}”紧接着文字“{word}”", $"the number {number} runs into '{word}'"),
        new("数字不带单位，名称不能以数字开头", "numbers carry no unit, and a name may not begin with a digit"),
        new($"写作 {number}；单位由标签词典规定", $"write {number}; the unit is given by the tag dictionary"));

    /// <summary>FEEL1020.</summary>
    public static Diagnostic NotInRules(SourceSpan span, LocalizedText what) => Error("FEEL1020", span,
        new($"规则中不能使用{what.Zh}", $"{what.En} has no place in a rule"),
        new("DMN 允许它，但规则包的类型与计算量须在载入时即可确定", "DMN allows it, but the types and the cost of a rule must be certain when it is loaded"),
        new("改写为条件、派生标签或决策表", "write it as conditions, a derived tag or a decision table"));

    /// <summary>FEEL1007.</summary>
    public static Diagnostic UnexpectedCharacter(SourceSpan span, string character) => Error("FEEL1007", span,
        new($"无法识别的字符“{character}”（U+{Code(character)}）", $"unknown character '{character}' (U+{Code(character)})"),
        new("该字符不属于规则语言", "the character is not part of the rule language"),
        character == "%"
            ? new("百分比写作小数：5.5% 写作 0.055", "write a percentage as a fraction: 5.5 % is 0.055")
            : new("删去或改正；文字须放在双引号内", "remove or correct it; text goes in double quotes"));

    /// <summary>FEEL1008, a notice.</summary>
    public static Diagnostic FullWidthNormalised(SourceSpan span, char typed, string meant) => new("FEEL1008", Severity.Notice, span,
        new($"全角字符“{typed}”（U+{(int)typed:X4}）已按“{meant}”理解", $"the full-width character '{typed}' (U+{(int)typed:X4}) was read as '{meant}'"),
        new("按标准语法全角标点会成为名称的一部分，使整段被当作一个名称", "by the standard grammar full-width punctuation is part of a name, which would make one name of it all"),
        new("规则按半角标点保存，请核对含义；双引号内的文字不变", "the rule is stored with ASCII punctuation: check that it says what you mean; text in quotes is untouched"));

    /// <summary>FEEL1009.</summary>
    public static Diagnostic InvalidTemporal(SourceSpan span, string content) => Error("FEEL1009", span,
        new($"“{content}”不是日期，也不是时长", $"'{content}' is neither a date nor a duration"),
        new("@ 之后须是日期（2025-01-31）或时长（P1Y6M、P30D）", "after @ comes a date (2025-01-31) or a duration (P1Y6M, P30D)"),
        new("改正文字，例如 @\"2025-01-31\"", "correct it, e.g. @\"2025-01-31\""));

    /// <summary>FEEL1011.</summary>
    public static Diagnostic UnterminatedComment(SourceSpan span) => Error("FEEL1011", span,
        new("注释没有结束", "the comment does not end"),
        new("/* 之后的全部文字都成了注释", "everything after /* became a comment"),
        new("补上 */", "add */"));

    private static string Code(string character) =>
        (Rune.TryGetRuneAt(character, 0, out var rune) ? rune.Value : character[0]).ToString("X4", CultureInfo.InvariantCulture);

    private static string Shown(Token token) => token.Text.Length <= 40 ? token.Text : token.Text[..40] + "…";

    private static Diagnostic Error(string code, SourceSpan span, LocalizedText what, LocalizedText why, LocalizedText mend) =>
        new(code, Severity.Error, span, what, why, mend);
}
