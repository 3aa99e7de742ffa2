using System.Buffers;

namespace Matching.Storage.Sources;

/// <summary>What is wrong with a text as a text.</summary>
internal static class TextFault
{
    private const char Replacement = '\uFFFD';

    private static readonly SearchValues<char> Controls =
        SearchValues.Create([.. Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(c => char.IsControl(c) && c != '\t')]);

    /// <summary>A code of <see cref="QuarantineReasons"/>, or null.</summary>
    public static string? Of(ReadOnlySpan<char> text)
    {
        if (text.Contains(Replacement))
        {
            return QuarantineReasons.BadEncoding;
        }

        return text.IndexOfAny(Controls) < 0 ? null : QuarantineReasons.ControlCharacter;
    }
}
