using System.Collections.Immutable;
using System.Text;
using Matching.Rules.Diagnostics;

namespace Matching.Rules.Syntax;

/// <summary>Replaces full-width punctuation outside strings and comments, and tells the author.</summary>
internal sealed class Normalizer
{
    private readonly string original;
    private readonly StringBuilder text;
    private readonly ImmutableArray<int>.Builder map;
    private readonly SortedDictionary<int, (char Typed, string Meant)> first = [];
    private readonly HashSet<char> told = [];
    private int position;

    private Normalizer(string original)
    {
        this.original = original;
        text = new StringBuilder(original.Length);
        map = ImmutableArray.CreateBuilder<int>(original.Length + 1);
    }

    /// <summary>Normalises a text; one notice for each distinct character that was replaced, at its first place.</summary>
    public static SourceText Normalize(string original, DiagnosticBag bag)
    {
        var normalizer = new Normalizer(original);
        while (normalizer.position < original.Length)
        {
            normalizer.Step();
        }

        normalizer.map.Add(original.Length);
        var source = new SourceText(original, normalizer.text.ToString(), normalizer.map.ToImmutable());
        foreach (var (at, (typed, meant)) in normalizer.first)
        {
            bag.Add(SyntaxMessages.FullWidthNormalised(new SourceSpan(at, at + 1), typed, meant));
        }

        return source;
    }

    private void Step()
    {
        var typed = original[position];
        var meant = FullWidth.Fold(typed);
        if (meant is null)
        {
            Copy(typed.ToString());
        }
        else
        {
            Tell(typed, meant);
            Copy(meant);
        }

        switch (text[^1])
        {
            case '"':
                CopyString(typed);
                break;
            case '/' when text.Length > 1 && text[^2] == '/':
                CopyUntil("\n");
                break;
            case '*' when text.Length > 1 && text[^2] == '/':
                CopyUntil("*/");
                break;
        }
    }

    private void CopyString(char opener)
    {
        while (position < original.Length)
        {
            var c = original[position];
            if (c == '"' || (opener != '"' && FullWidth.Fold(c) == "\""))
            {
                if (c != '"')
                {
                    Tell(c, "\"");
                }

                Copy("\"");
                return;
            }

            Copy(c.ToString());
            if (c == '\\' && position < original.Length)
            {
                Copy(original[position].ToString());
            }
        }
    }

    private void CopyUntil(string end)
    {
        var found = original.IndexOf(end, position, StringComparison.Ordinal);
        var stop = found < 0 ? original.Length : found + end.Length;
        while (position < stop)
        {
            Copy(original[position].ToString());
        }
    }

    private void Copy(string written)
    {
        foreach (var c in written)
        {
            text.Append(c);
            map.Add(position);
        }

        position++;
    }

    private void Tell(char typed, string meant)
    {
        if (told.Add(typed))
        {
            first[position] = (typed, meant);
        }
    }
}
