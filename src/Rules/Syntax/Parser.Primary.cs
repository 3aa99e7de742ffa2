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
            { Kind: TokenKind.Keyword, Text: "if" or "for" or "some" or "every" } => Expression(),
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
        var name = TakeName();
        var nameSpan = From(start);
        if (!TrySymbol("("))
        {
            return new NameNode(name, nameSpan);
        }

        var arguments = Separated(")", Argument);
        Expect(")");
        return new CallNode(name, nameSpan, arguments, From(start));
    }

    /// <summary>The longest known name; of an unknown one all words that follow each other.</summary>
    private string TakeName()
    {
        var length = Math.Max(1, names.Match(tokens, position));
        if (length == 1)
        {
            while (tokens[position + length].Kind == TokenKind.Name && tokens[position].Text != "?")
            {
                length++;
            }
        }

        var words = tokens.Skip(position).Take(length).Select(t => t.Text);
        position += length;
        return string.Join(' ', words);
    }

    private ArgumentNode Argument()
    {
        var start = Current.Span;
        var end = position;
        while (tokens[end].IsWord)
        {
            end++;
        }

        string? name = null;
        if (end > position && tokens[end].IsSymbol(":"))
        {
            name = string.Join(' ', tokens.Skip(position).Take(end - position).Select(t => t.Text));
            position = end + 1;
        }

        var content = Expression();
        return new ArgumentNode(name, content, From(start));
    }
}
