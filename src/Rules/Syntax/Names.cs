using System.Globalization;
using System.Text;

namespace Matching.Rules.Syntax;

/// <summary>Which characters make a word of a name. Chinese characters are ordinary letters.</summary>
internal static class Names
{
    /// <summary>Whether a name can start at an index. <c>?</c> stands for the value that a table cell tests.</summary>
    public static bool IsStart(string text, int index) =>
        text[index] is '_' or '?' || (Rune.TryGetRuneAt(text, index, out var rune) && IsLetter(rune));

    /// <summary>Index after the word that starts at an index.</summary>
    public static int End(string text, int start)
    {
        if (text[start] == '?')
        {
            return start + 1;
        }

        var end = start;
        while (end < text.Length && (text[end] == '_' || (Rune.TryGetRuneAt(text, end, out var rune) && IsPart(rune))))
        {
            end += char.IsSurrogatePair(text, end) ? 2 : 1;
        }

        return end;
    }

    private static bool IsLetter(Rune rune) => Rune.IsLetter(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.LetterNumber;

    private static bool IsPart(Rune rune) => IsLetter(rune) || Rune.IsDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.OtherNumber;
}
