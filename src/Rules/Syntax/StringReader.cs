using System.Globalization;
using System.Text;
using Matching.Rules.Binding;
using Matching.Rules.Diagnostics;

namespace Matching.Rules.Syntax;

/// <summary>Reads a string literal with its escapes.</summary>
internal static class StringReader
{
    /// <summary>The content of the string that starts at an index, and the index after its closing quote.</summary>
    public static (string Content, int End) Read(string text, int start, Dialect dialect, DiagnosticBag bag)
    {
        var content = new StringBuilder();
        var index = start + 1;
        while (index < text.Length && text[index] != '"' && (dialect == Dialect.Standard || text[index] is not ('\n' or '\r')))
        {
            index = text[index] == '\\' ? Escape(text, index, content, dialect, bag) : Plain(text, index, content);
        }

        if (index >= text.Length || text[index] != '"')
        {
            bag.Add(SyntaxMessages.UnterminatedString(new SourceSpan(start, index)));
            return (content.ToString(), index);
        }

        return (content.ToString(), index + 1);
    }

    private static int Plain(string text, int index, StringBuilder content)
    {
        content.Append(text[index]);
        return index + 1;
    }

    private static int Escape(string text, int index, StringBuilder content, Dialect dialect, DiagnosticBag bag)
    {
        var c = index + 1 < text.Length ? text[index + 1] : '\0';
        if (c is 'u' or 'U' && CodePoint(text, index + 2, c == 'u' ? 4 : 6) is { } rune)
        {
            content.Append(rune);
            return index + (c == 'u' ? 6 : 8);
        }

        char? simple = c switch { 'n' => '\n', 'r' => '\r', 't' => '\t', '"' => '"', '\'' => '\'', '\\' => '\\', _ => null };
        if (simple is null && dialect == Dialect.Standard)
        {
            // The grammar's string characters include the backslash itself: "\\d" and "\d" are the same text.
            content.Append('\\');
            return index + 1;
        }

        if (simple is null)
        {
            bag.Add(SyntaxMessages.InvalidEscape(new SourceSpan(index, Math.Min(index + 2, text.Length))));
        }

        content.Append(simple);
        return Math.Min(index + 2, text.Length);
    }

    private static string? CodePoint(string text, int index, int digits)
    {
        if (index + digits > text.Length
            || !int.TryParse(text.AsSpan(index, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            return null;
        }

        // One half of a surrogate pair is written alone in four digits; the other half follows as its own escape.
        return code <= char.MaxValue ? ((char)code).ToString() : code <= 0x10FFFF ? char.ConvertFromUtf32(code) : null;
    }
}
