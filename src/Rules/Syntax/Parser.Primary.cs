using System.Collections.Immutable;
using Matching.Rules.Values;

namespace Matching.Rules.Syntax;

/// <content>Literals, names, calls and everything in brackets.</content>
internal sealed partial class Parser
{
    private Node Primary()
    {
        var token = Current;
        var literal = token switch
        {
            { Kind: TokenKind.Number } => Value.Of(token.Number),
            { Kind: TokenKind.String } => Value.Of(token.Text),
            { Kind: TokenKind.Keyword, Text: "true" } => Value.True,
            { Kind: TokenKind.Keyword, Text: "false" } => Value.False,
            { Kind: TokenKind.Keyword, Text: "null" } => Value.Null,
            _ => default,
        };
        if (!literal.IsUnknown)
        {
            return new LiteralNode(literal, Take().Span);
        }

        return token switch
        {
            { Kind: TokenKind.Name } => NameOrCall(),
            { Kind: TokenKind.Symbol, Text: "(" or "[" or "]" } => Bracket(),
            { Kind: TokenKind.Symbol, Text: "{" } => Context(),
            { Kind: TokenKind.Symbol, Text: "@" } => Temporal(),
            { Kind: TokenKind.Keyword, Text: "if" or "for" or "some" or "every" or "function" } => Expression(),
            { Kind: TokenKind.Symbol, Text: "<" or "<=" or ">" or ">=" or "=" or "!=" } when IsStandard => Test(),
            _ => Misplaced(),
        };
    }

    private ErrorNode Misplaced()
    {
        Unexpected("a value, a name or an expression", "值、名称或表达式");
        return new ErrorNode(Ends(Current) ? Current.Span : Take().Span);
    }

    private Node Temporal()
    {
        var start = Take().Span;
        if (Current.Kind != TokenKind.String)
        {
            Unexpected("a string after '@'", "“@”之后的字符串");
            return new ErrorNode(start);
        }

        return new TemporalNode(Take().Text, From(start));
    }

    private Node NameOrCall()
    {
        var start = Current.Span;
        var name = TakeName(names.Variables, filters > 0 ? names.Members : null);
        var nameSpan = From(start);
        if (!Current.IsSymbol("("))
        {
            return new NameNode(name, nameSpan);
        }

        return new CallNode(name, nameSpan, Arguments(), From(start));
    }

    private ImmutableArray<ArgumentNode> Arguments()
    {
        Expect("(");
        var arguments = Separated(")", Argument);
        Expect(")");
        return arguments;
    }

    /// <summary>The longest known name; of an unknown one all words that follow each other.</summary>
    private string TakeName(KnownNames known, KnownNames? further)
    {
        var (match, other) = (known.Match(tokens, position), further?.Match(tokens, position));
        if (match is null || other?.Length > match.Value.Length)
        {
            match = other;
        }

        if (match is { } found)
        {
            position += found.Length;
            return found.Name;
        }

        var words = new List<string> { Take().Text };
        while (Current.Kind == TokenKind.Name && words[0] != "?" && !(IsStandard && Current.Text == "of"))
        {
            words.Add(Take().Text);
        }

        return string.Join(' ', words);
    }

    /// <summary>The text of tokens as a name: blanks are one space.</summary>
    private string Slice(int from, int to)
    {
        var written = text[tokens[from].Span.Start..tokens[to - 1].Span.End];
        return string.Join(' ', written.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private ArgumentNode Argument()
    {
        var start = Current.Span;
        var end = NameEnd(position);
        string? name = null;
        if (end > position && tokens[end].IsSymbol(":"))
        {
            name = Slice(position, end);
            position = end + 1;
        }

        var content = Expression();
        return new ArgumentNode(name, content, From(start));
    }

    /// <summary>Index after the words, and in the standard the operators, that make a name from an index on.</summary>
    private int NameEnd(int from)
    {
        var end = from;
        while (tokens[end].IsWord || (IsStandard && end > from && (tokens[end].IsNameSymbol || tokens[end].Kind == TokenKind.Number)))
        {
            end++;
        }

        return end;
    }
}
