namespace Matching.Engine.Populations;

/// <summary>Numbers the values in use by the order of their texts, so that equal columns have equal codes however they were made.</summary>
internal static class CodeOrder
{
    /// <summary>Renumbers codes in place, with 0 where there is no fact.</summary>
    /// <returns>The old code of each new one.</returns>
    public static int[] Renumber(Span<int> codes, RowBitmap known, IReadOnlyList<string> texts)
    {
        var used = new bool[texts.Count];
        for (var row = 0; row < codes.Length; row++)
        {
            if (known[row])
            {
                used[codes[row]] = true;
            }
        }

        int[] sorted = [.. Enumerable.Range(0, texts.Count).Where(code => used[code]).OrderBy(code => texts[code], StringComparer.Ordinal)];
        var renumbered = new int[texts.Count];
        for (var code = 0; code < sorted.Length; code++)
        {
            renumbered[sorted[code]] = code;
        }

        for (var row = 0; row < codes.Length; row++)
        {
            codes[row] = known[row] ? renumbered[codes[row]] : 0;
        }

        return sorted;
    }
}
