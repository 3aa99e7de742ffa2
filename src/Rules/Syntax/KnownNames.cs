using System.Collections.Immutable;
using Matching.Rules.Binding;
using Matching.Rules.Diagnostics;

namespace Matching.Rules.Syntax;

/// <summary>Names that consist of several tokens; the parser takes the longest that fits.</summary>
internal sealed class KnownNames
{
    private readonly Dialect dialect;
    private readonly KnownNames? outer;
    private readonly Dictionary<string, List<Entry>> byFirst = new(StringComparer.Ordinal);

    /// <summary>Knows the names among those given that have more than one token.</summary>
    public KnownNames(IEnumerable<string> names, Dialect dialect)
    {
        this.dialect = dialect;
        foreach (var name in names)
        {
            Add(name);
        }
    }

    private KnownNames(KnownNames outer)
    {
        this.outer = outer;
        dialect = outer.dialect;
    }

    /// <summary>These names, for one text more: what it learns stays with it.</summary>
    public KnownNames ForAnotherText() => new(this);

    /// <summary>Learns a name, e.g. of an iteration variable.</summary>
    public void Add(string name)
    {
        if (name.Length == 0 || (Names.IsStart(name, 0, dialect) && Names.End(name, 0, dialect) == name.Length))
        {
            return;
        }

        var tokens = Lexer.Tokenize(name, dialect, new DiagnosticBag());
        var words = tokens.Take(tokens.Length - 1).Select(t => t.Text).ToImmutableArray();
        if (words.Length > 1)
        {
            if (!byFirst.TryGetValue(words[0], out var list))
            {
                byFirst[words[0]] = list = [];
            }

            list.Add(new Entry(name, words));
        }
    }

    /// <summary>The longest known name that starts at an index and its number of tokens; null when none does.</summary>
    public (string Name, int Length)? Match(ImmutableArray<Token> tokens, int index)
    {
        var longest = outer?.Match(tokens, index);
        foreach (var entry in byFirst.GetValueOrDefault(tokens[index].Text) ?? [])
        {
            if (entry.Words.Length > (longest?.Length ?? 0) && Fits(entry.Words, tokens, index))
            {
                longest = (entry.Name, entry.Words.Length);
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

    /// <param name="Name">As declared.</param>
    /// <param name="Words">Its tokens.</param>
    private sealed record Entry(string Name, ImmutableArray<string> Words);
}
