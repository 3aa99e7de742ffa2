using System.Collections.Immutable;
using Matching.Rules.Diagnostics;

namespace Matching.Rules.Syntax;

/// <summary>Names that consist of several tokens; the parser takes the longest that fits.</summary>
internal sealed class KnownNames
{
    private readonly Dictionary<string, List<ImmutableArray<string>>> byFirst = new(StringComparer.Ordinal);

    /// <summary>Knows the names among those given that have more than one token.</summary>
    public KnownNames(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            Add(name);
        }
    }

    /// <summary>Learns a name, e.g. of an iteration variable.</summary>
    public void Add(string name)
    {
        if (Names.IsStart(name, 0) && Names.End(name, 0) == name.Length)
        {
            return;
        }

        var tokens = Lexer.Tokenize(name, new DiagnosticBag());
        var words = tokens.Take(tokens.Length - 1).Select(t => t.Text).ToImmutableArray();
        if (words.Length > 1)
        {
            if (!byFirst.TryGetValue(words[0], out var list))
            {
                byFirst[words[0]] = list = [];
            }

            list.Add(words);
        }
    }

    /// <summary>Number of tokens of the longest known name at an index; 0 when none starts there.</summary>
    public int Match(ImmutableArray<Token> tokens, int index)
    {
        var longest = 0;
        foreach (var words in byFirst.GetValueOrDefault(tokens[index].Text) ?? [])
        {
            if (words.Length > longest && Fits(words, tokens, index))
            {
                longest = words.Length;
            }
        }

        return longest;
    }

    private static bool Fits(ImmutableArray<string> words, ImmutableArray<Token> tokens, int index)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (index + i >= tokens.Length || tokens[index + i].Kind == TokenKind.String || tokens[index + i].Text != words[i])
            {
                return false;
            }
        }

        return true;
    }
}
