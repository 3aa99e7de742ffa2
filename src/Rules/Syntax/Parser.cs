using System.Collections.Immutable;
using Matching.Rules.Binding;
using Matching.Rules.Diagnostics;

namespace Matching.Rules.Syntax;

/// <summary>Recursive-descent parser. Reports every mistake it can tell apart and leaves an <see cref="ErrorNode"/> in its place.</summary>
internal sealed partial class Parser
{
    /// <summary>How deep brackets, calls, <c>if</c> and the like may be nested.</summary>
    public const int MaxDepth = 64;

    /// <summary>How high the tree may grow, chains of operators included.</summary>
    public const int MaxHeight = 400;

    private readonly ImmutableArray<Token> tokens;
    private readonly NameTable names;
    private readonly string text;
    private readonly DiagnosticBag bag;
    private int position;
    private int depth;
    private int filters;
    private int lastError = -1;

    private Parser(string text, NameTable names, DiagnosticBag bag)
    {
        this.text = text;
        tokens = Lexer.Tokenize(text, names.Dialect, bag);
        this.names = names;
        this.bag = bag;
    }

    private Token Current => tokens[position];

    private bool IsStandard => names.Dialect == Dialect.Standard;

    /// <summary>Parses an expression that takes up the whole text.</summary>
    public static Node Parse(string text, NameTable names, DiagnosticBag bag) => Whole(text, names, bag, p => p.WithRest(p.Expression()));

    /// <summary>Parses the unary tests of a table cell.</summary>
    public static UnaryTestsNode ParseUnaryTests(string text, NameTable names, DiagnosticBag bag) => Whole(text, names, bag, p => p.Cell());

    private static T Whole<T>(string text, NameTable names, DiagnosticBag bag, Func<Parser, T> read)
        where T : Node
    {
        var parser = new Parser(text, names, bag);
        var node = read(parser);
        if (parser.Current.Kind != TokenKind.End)
        {
            parser.Unexpected("an operator or the end", "运算符或结尾");
        }

        return node;
    }

    /// <summary>After something out of place goes on at the next <c>and</c> or <c>or</c>, so that mistakes further on are found too.</summary>
    private Node WithRest(Node node)
    {
        while (Current.Kind != TokenKind.End)
        {
            Unexpected("an operator or the end", "运算符或结尾");
            while (Current.Kind != TokenKind.End && !Current.IsKeyword("and") && !Current.IsKeyword("or"))
            {
                position++;
            }

            if (Take().Kind != TokenKind.End)
            {
                node = Bounded(new LogicalNode(LogicalOperator.And, node, Expression(), From(node)));
            }
        }

        return node;
    }

    private Node Expression()
    {
        if (depth >= MaxDepth)
        {
            return TooDeep();
        }

        depth++;
        var node = Current switch
        {
            { Kind: TokenKind.Keyword, Text: "if" } => If(),
            { Kind: TokenKind.Keyword, Text: "for" } => For(),
            { Kind: TokenKind.Keyword, Text: "some" or "every" } => Quantified(),
            { Kind: TokenKind.Keyword, Text: "function" } => Function(),
            _ => Disjunction(),
        };
        depth--;
        return node;
    }

    /// <summary>Keeps the height of the tree within bounds.</summary>
    private Node Bounded(Node node) => node.Height > MaxHeight ? TooDeep() : node;

    private ErrorNode TooDeep()
    {
        if (lastError != tokens.Length)
        {
            bag.Add(SyntaxMessages.TooDeep(Current.Span, MaxDepth));
        }

        // Nothing after this place can be told apart any more: stop reading.
        lastError = tokens.Length;
        position = tokens.Length - 1;
        return new ErrorNode(Current.Span);
    }

    private Token Take()
    {
        var token = Current;
        if (token.Kind != TokenKind.End)
        {
            position++;
        }

        return token;
    }

    private bool TrySymbol(string symbol)
    {
        if (!Current.IsSymbol(symbol))
        {
            return false;
        }

        position++;
        return true;
    }

    private bool TryKeyword(string keyword)
    {
        if (!Current.IsKeyword(keyword))
        {
            return false;
        }

        position++;
        return true;
    }

    private void Expect(string word)
    {
        if (!TrySymbol(word) && !TryKeyword(word))
        {
            Unexpected($"'{word}'", $"“{word}”");
        }
    }

    private void Unexpected(string wantedEn, string wantedZh)
    {
        if (lastError < position)
        {
            bag.Add(SyntaxMessages.Unexpected(Current, wantedZh, wantedEn));
            lastError = position;
        }
    }

    private SourceSpan From(SourceSpan start) => new(start.Start, Math.Max(start.End, position > 0 ? tokens[position - 1].Span.End : 0));

    private SourceSpan From(Node start) => From(start.Span);
}
