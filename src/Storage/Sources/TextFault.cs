using System.Buffers;
using System.Text.Unicode;

namespace Matching.Storage.Sources;

/// <summary>What is wrong with a text as a text.</summary>
internal static class TextFault
{
    private const char Replacement = '\uFFFD';
    private const byte HeadOfUpperControls = 0xC2;

    private static readonly SearchValues<char> Controls =
        SearchValues.Create([.. Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(c => char.IsControl(c) && c != '\t')]);

    private static readonly SearchValues<byte> AsciiControls =
        SearchValues.Create([.. Enumerable.Range(0, 0x80).Where(code => char.IsControl((char)code) && code != '\t').Select(code => (byte)code)]);

    private static readonly SearchValues<byte> AsciiControlsInLines =
        SearchValues.Create([.. Enumerable.Range(0, 0x80).Where(code => char.IsControl((char)code) && code is not '\t' and not '\n').Select(code => (byte)code)]);

    /// <summary>A code of <see cref="QuarantineReasons"/>, or null.</summary>
    public static string? Of(ReadOnlySpan<char> text)
    {
        if (text.Contains(Replacement))
        {
            return QuarantineReasons.BadEncoding;
        }

        return text.IndexOfAny(Controls) < 0 ? null : QuarantineReasons.ControlCharacter;
    }

    /// <summary>A code of <see cref="QuarantineReasons"/>, or null, for a text in UTF-8; bytes that are none read as replacement characters.</summary>
    public static string? Of(ReadOnlySpan<byte> text)
    {
        if (!Utf8.IsValid(text) || text.IndexOf("\uFFFD"u8) >= 0)
        {
            return QuarantineReasons.BadEncoding;
        }

        return text.IndexOfAny(AsciiControls) >= 0 || HasUpperControl(text) ? QuarantineReasons.ControlCharacter : null;
    }

    /// <summary>Whether nothing can be wrong with any of some lines, which spares looking at each. False says nothing.</summary>
    public static bool IsNowhereIn(ReadOnlySpan<byte> lines) =>
        lines.IndexOfAny(AsciiControlsInLines) < 0 && !lines.Contains(HeadOfUpperControls) && Utf8.IsValid(lines) && lines.IndexOf("\uFFFD"u8) < 0;

    /// <summary>U+0080 to U+009F, which are C2 80 to C2 9F.</summary>
    private static bool HasUpperControl(ReadOnlySpan<byte> text)
    {
        for (var place = text.IndexOf(HeadOfUpperControls); place >= 0;)
        {
            if (text[place + 1] < 0xA0)
            {
                return true;
            }

            var next = text[(place + 1)..].IndexOf(HeadOfUpperControls);
            place = next < 0 ? -1 : place + 1 + next;
        }

        return false;
    }
}
