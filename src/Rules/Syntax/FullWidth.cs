namespace Matching.Rules.Syntax;

/// <summary>The characters of a Chinese input method that mean ASCII punctuation outside strings.</summary>
/// <remarks>By the FEEL grammar most of them are name characters, so <c>年龄＞60</c> would be one unknown name.</remarks>
internal static class FullWidth
{
    /// <summary>The ASCII text that a character stands for, or null when it stands for itself.</summary>
    public static string? Fold(char c) => c switch
    {
        '\u3000' => " ",
        '≥' or '≧' or '⩾' => ">=",
        '≤' or '≦' or '⩽' => "<=",
        '≠' => "!=",
        '×' => "*",
        '÷' => "/",
        '−' => "-",
        '、' => ",",
        '。' or '｡' => ".",
        '“' or '”' or '＂' or '「' or '」' => "\"",
        '【' or '〔' => "[",
        '】' or '〕' => "]",
        >= '\uFF01' and <= '\uFF5E' => ((char)(c - 0xFEE0)).ToString(),
        _ => null,
    };
}
