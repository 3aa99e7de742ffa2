using System.Globalization;
using Matching.Rules.Binding;
using Matching.Rules.Diagnostics;
using Matching.Rules.Values;

namespace Matching.Rules.Syntax;

/// <summary>Reads a number literal: digits, an optional fraction, an optional exponent.</summary>
internal static class NumberReader
{
    private const int MaxDigits = 28;

    /// <summary>The number at an index, and the index after it. The standard dialect rounds to 34 digits; the strict one has decimals and refuses more than 28.</summary>
    public static (FeelNumber Number, int End) Read(string text, int start, Dialect dialect, DiagnosticBag bag)
    {
        var end = Digits(text, start);
        if (end + 1 < text.Length && text[end] == '.' && char.IsAsciiDigit(text[end + 1]))
        {
            end = Digits(text, end + 1);
        }

        end = Exponent(text, end);
        if (end < text.Length && Names.IsStart(text, end, dialect) && text[end] != '?')
        {
            var wordEnd = Names.End(text, end, dialect);
            bag.Add(SyntaxMessages.NumberRunsIntoWord(new SourceSpan(start, wordEnd), text[start..end], text[end..wordEnd]));
            return (0m, wordEnd);
        }

        var written = text[start..end];
        if (!TryParse(written, dialect, out var number))
        {
            bag.Add(SyntaxMessages.NumberOutOfRange(new SourceSpan(start, end)));
            return (0m, end);
        }

        return (number, end);
    }

    private static bool TryParse(string written, Dialect dialect, out FeelNumber number)
    {
        if (dialect == Dialect.Standard)
        {
            return FeelNumber.TryParse(written, out number);
        }

        var style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        var isDecimal = decimal.TryParse(written, style, CultureInfo.InvariantCulture, out var exact);
        number = exact;
        return isDecimal && Significant(written) <= MaxDigits;
    }

    private static int Digits(string text, int index)
    {
        while (index < text.Length && char.IsAsciiDigit(text[index]))
        {
            index++;
        }

        return index;
    }

    private static int Exponent(string text, int end)
    {
        if (end >= text.Length || text[end] is not ('e' or 'E'))
        {
            return end;
        }

        var digits = end + 1 < text.Length && text[end + 1] is '+' or '-' ? end + 2 : end + 1;
        var after = Digits(text, Math.Min(digits, text.Length));
        return after > digits ? after : end;
    }

    private static int Significant(string written)
    {
        var mantissa = written.Split('e', 'E')[0].Replace(".", "", StringComparison.Ordinal);
        return mantissa.TrimStart('0').Length;
    }
}
