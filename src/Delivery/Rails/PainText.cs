using System.Text;

namespace Matching.Delivery.Rails;

/// <summary>Texts as pain.001 allows them: printable, trimmed, of bounded length.</summary>
internal static class PainText
{
    /// <summary>Longest name and remittance, in characters.</summary>
    public const int MaxText = 140;

    /// <summary>A text without control characters and surrounding blanks, cut to a length in code points.</summary>
    public static string Clean(string text, int maxLength)
    {
        var clean = new StringBuilder(text.Length);
        var length = 0;
        foreach (var rune in text.Trim().EnumerateRunes())
        {
            if (length == maxLength)
            {
                break;
            }

            if (!Rune.IsControl(rune) && rune.Value is not (0xFFFE or 0xFFFF or 0xFFFD))
            {
                clean.Append(rune.ToString());
                length++;
            }
        }

        return clean.ToString().TrimEnd();
    }
}
