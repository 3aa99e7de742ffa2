namespace Matching.Storage.Sources;

/// <summary>What is wrong with a text as a text.</summary>
internal static class TextFault
{
    private const char Replacement = '\uFFFD';

    /// <summary>A code of <see cref="QuarantineReasons"/>, or null.</summary>
    public static string? Of(ReadOnlySpan<char> text)
    {
        if (text.Contains(Replacement))
        {
            return QuarantineReasons.BadEncoding;
        }

        foreach (var character in text)
        {
            if (char.IsControl(character) && character != '\t')
            {
                return QuarantineReasons.ControlCharacter;
            }
        }

        return null;
    }
}
