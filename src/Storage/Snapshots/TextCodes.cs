namespace Matching.Storage.Snapshots;

/// <summary>Numbers texts in order of arrival. One thread.</summary>
internal sealed class TextCodes
{
    private readonly Dictionary<string, int> codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private readonly List<string> texts = [];
    private ReadOnlyMemory<char> last;
    private int lastCode = -1;

    public TextCodes() => lookup = codes.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The texts by their codes.</summary>
    public IReadOnlyList<string> Texts => texts;

    /// <summary>The code of a text.</summary>
    public int Of(ReadOnlyMemory<char> text)
    {
        // Equal memory is the same entry of a page's dictionary.
        if (lastCode >= 0 && text.Equals(last))
        {
            return lastCode;
        }

        last = text;
        return lastCode = Of(text.Span);
    }

    /// <summary>The code of a text.</summary>
    public int Of(ReadOnlySpan<char> text)
    {
        if (!lookup.TryGetValue(text, out var code))
        {
            var added = text.ToString();
            codes[added] = code = texts.Count;
            texts.Add(added);
        }

        return code;
    }
}
