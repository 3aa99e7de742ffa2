namespace Matching.Rules.Functions.Patterns;

/// <summary>Text as code points.</summary>
internal static class PatternText
{
    /// <summary>The code points; half of a surrogate pair counts as one.</summary>
    public static int[] Of(string text)
    {
        var points = new int[CodePoints.Count(text)];
        for (int i = 0, at = 0; i < points.Length; i++)
        {
            var isPair = char.IsSurrogatePair(text, at);
            points[i] = isPair ? char.ConvertToUtf32(text, at) : text[at];
            at += isPair ? 2 : 1;
        }

        return points;
    }

    /// <summary>A pattern without the white space that flag <c>x</c> leaves out: all outside of brackets, also after a backslash.</summary>
    public static int[] Unspaced(int[] pattern)
    {
        var kept = new List<int>(pattern.Length);
        var (depth, isEscaped) = (0, false);
        foreach (var c in pattern)
        {
            if (depth == 0 && (c is '\t' or '\n' or '\r' or ' '))
            {
                continue;
            }

            kept.Add(c);
            depth += isEscaped ? 0 : c == '[' ? 1 : c == ']' && depth > 0 ? -1 : 0;
            isEscaped = !isEscaped && c == '\\';
        }

        return [.. kept];
    }
}
