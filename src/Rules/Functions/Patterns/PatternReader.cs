using System.Collections.Immutable;

namespace Matching.Rules.Functions.Patterns;

/// <summary>Reads a regular expression: XML Schema's syntax with anchors, reluctant quantifiers, back-references and <c>(?:…)</c> (XPath Functions and Operators, 5.6.1).</summary>
internal sealed partial class PatternReader
{
    private const int MaxLength = 10_000;
    private const int MaxDepth = 100;

    private readonly int[] text;
    private readonly PatternFlags flags;
    private readonly HashSet<int> closed = [];
    private int at;
    private int depth;

    private PatternReader(int[] text, PatternFlags flags)
    {
        this.text = text;
        this.flags = flags;
    }

    /// <summary>Number of groups that keep their match.</summary>
    public int Groups { get; private set; }

    /// <summary>Whether a part refers back to a group.</summary>
    public bool LooksBack { get; private set; }

    /// <summary>What was read.</summary>
    public PatternNode Root { get; private set; } = new EmptyNode();

    private int Here => at < text.Length ? text[at] : -1;

    private int Next => at + 1 < text.Length ? text[at + 1] : -1;

    /// <summary>Reads a pattern.</summary>
    /// <exception cref="PatternException">It breaks the syntax, or is too deep.</exception>
    public static PatternReader Read(string pattern, PatternFlags flags)
    {
        var points = pattern.Length <= MaxLength ? PatternText.Of(pattern) : throw PatternException.TooLarge();
        var reader = new PatternReader(flags is { Spaced: true, Literal: false } ? PatternText.Unspaced(points) : points, flags);
        reader.Root = flags.Literal ? Sequence([.. points.Select(c => new CharNode(new CharRange(c, c)))]) : reader.Choice();
        return flags.Literal || reader.at == reader.text.Length ? reader : throw PatternException.Malformed();
    }

    private PatternNode Choice()
    {
        if (++depth > MaxDepth)
        {
            throw PatternException.TooLarge();
        }

        var branches = ImmutableArray.CreateBuilder<PatternNode>();
        do
        {
            branches.Add(Branch());
        }
        while (Took('|'));
        depth--;
        return branches.Count == 1 ? branches[0] : new ChoiceNode(branches.ToImmutable());
    }

    private PatternNode Branch()
    {
        var parts = ImmutableArray.CreateBuilder<PatternNode>();
        while (Here is not (-1 or '|' or ')'))
        {
            parts.Add(Quantified(Atom()));
        }

        return Sequence(parts.ToImmutable());
    }

    /// <summary>Parts in a row; what is empty is left out, so that repeating it costs nothing.</summary>
    private static PatternNode Sequence(ImmutableArray<PatternNode> parts)
    {
        var kept = parts.RemoveAll(p => p is EmptyNode);
        return kept.Length switch { 0 => new EmptyNode(), 1 => kept[0], _ => new SequenceNode(kept) };
    }

    private PatternNode Atom()
    {
        var c = text[at++];
        return c switch
        {
            '.' => new CharNode(new CharTest(flags.DotAll ? _ => true : p => p is not ('\n' or '\r'))),
            '^' => new AnchorNode(false),
            '$' => new AnchorNode(true),
            '(' => Group(),
            '[' => new CharNode(Class()),
            '\\' => Escape(),
            '?' or '*' or '+' or '{' or '}' or ']' => throw PatternException.Malformed(),
            _ => new CharNode(new CharRange(c, c)),
        };
    }

    private PatternNode Group()
    {
        var isKept = !(Here == '?' && Next == ':');
        at += isKept ? 0 : 2;
        var number = isKept ? ++Groups : 0;
        var inner = Choice();
        Expect(')');
        closed.Add(number);
        return isKept ? new GroupNode(number, inner) : inner;
    }

    private PatternNode Escape()
    {
        if (Here is < '1' or > '9')
        {
            return new CharNode(EscapedSet() ?? Single(EscapedChar()));
        }

        var group = text[at++] - '0';
        while (Here is >= '0' and <= '9' && (group * 10) + Here - '0' <= Groups)
        {
            group = (group * 10) + text[at++] - '0';
        }

        LooksBack = true;
        return closed.Contains(group) ? new BackNode(group) : throw PatternException.Malformed();
    }

    private bool Took(int expected)
    {
        var isHere = Here == expected;
        at += isHere ? 1 : 0;
        return isHere;
    }

    private void Expect(int expected)
    {
        if (!Took(expected))
        {
            throw PatternException.Malformed();
        }
    }
}
