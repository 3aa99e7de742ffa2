using System.Globalization;
using System.Text;
using Matching.Rules.Binding;

namespace Matching.Rules.Syntax;

/// <summary>Which characters make a word of a name. Chinese characters are ordinary letters.</summary>
/// <remarks>Strict: letters, digits and marks of any language. Standard: the character ranges of the FEEL grammar (DMN 1.5, 10.3.1.2, rules 27–31).</remarks>
internal static class Names
{
    private static readonly (int First, int Last)[] StartRanges =
    [
        ('A', 'Z'), ('_', '_'), ('a', 'z'), (0xC0, 0xD6), (0xD8, 0xF6), (0xF8, 0x2FF), (0x370, 0x37D), (0x37F, 0x1FFF),
        (0x200C, 0x200D), (0x2070, 0x218F), (0x2C00, 0x2FEF), (0x3001, 0xD7FF), (0xF900, 0xFDCF), (0xFDF0, 0xFFFD), (0x10000, 0xEFFFF),
    ];

    private static readonly (int First, int Last)[] PartRanges = [('0', '9'), (0xB7, 0xB7), (0x300, 0x36F), (0x203F, 0x2040)];

    /// <summary>Whether a name can start at an index. <c>?</c> stands for the value that a table cell tests.</summary>
    public static bool IsStart(string text, int index, Dialect dialect = Dialect.Strict) =>
        text[index] is '_' or '?' || (Rune.TryGetRuneAt(text, index, out var rune) && IsStart(rune, dialect));

    /// <summary>Index after the word that starts at an index.</summary>
    public static int End(string text, int start, Dialect dialect = Dialect.Strict)
    {
        if (text[start] == '?')
        {
            return start + 1;
        }

        var end = start;
        while (end < text.Length && (text[end] == '_' || (Rune.TryGetRuneAt(text, end, out var rune) && IsPart(rune, dialect))))
        {
            end += char.IsSurrogatePair(text, end) ? 2 : 1;
        }

        return end;
    }

    private static bool IsStart(Rune rune, Dialect dialect) => dialect == Dialect.Strict ? IsLetter(rune) : InRanges(rune, StartRanges) && !IsBlank(rune);

    private static bool IsPart(Rune rune, Dialect dialect) => dialect == Dialect.Strict
        ? IsLetter(rune) || Rune.IsDigit(rune) || IsMark(rune)
        : IsStart(rune, dialect) || InRanges(rune, PartRanges);

    private static bool IsLetter(Rune rune) => Rune.IsLetter(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.LetterNumber;

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.OtherNumber;

    /// <summary>U+1680 and U+180E lie inside a range of letters, and are blanks.</summary>
    private static bool IsBlank(Rune rune) => rune.Value == 0x180E || Rune.IsWhiteSpace(rune);

    private static bool InRanges(Rune rune, (int First, int Last)[] ranges)
    {
        foreach (var (first, last) in ranges)
        {
            if (rune.Value >= first && rune.Value <= last)
            {
                return true;
            }
        }

        return false;
    }
}
