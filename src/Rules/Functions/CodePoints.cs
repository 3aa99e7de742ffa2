namespace Matching.Rules.Functions;

/// <summary>Strings counted by code points, as FEEL counts them.</summary>
internal static class CodePoints
{
    /// <summary>Number of code points.</summary>
    public static int Count(string text)
    {
        var count = 0;
        for (var i = 0; i < text.Length; i += char.IsSurrogatePair(text, i) ? 2 : 1)
        {
            count++;
        }

        return count;
    }

    /// <summary>Index of the UTF-16 code unit where a code point begins.</summary>
    public static int Index(string text, int codePoint)
    {
        var index = 0;
        for (var i = 0; i < codePoint; i++)
        {
            index += char.IsSurrogatePair(text, index) ? 2 : 1;
        }

        return index;
    }
}
