namespace Matching.Rules.Syntax;

/// <content>Properties and filters, which follow a value.</content>
internal sealed partial class Parser
{
    private Node Postfix()
    {
        var node = Primary();
        while (true)
        {
            if (TrySymbol("."))
            {
                node = Bounded(Member(node));
            }
            else if (Current.IsSymbol("[") && node is not ErrorNode && !Ends(tokens[position + 1]))
            {
                Take();
                filters++;
                var filter = Expression();
                filters--;
                Expect("]");
                node = Bounded(new FilterNode(node, filter, From(node)));
            }
            else if (Current.IsSymbol("(") && MayBeCalled(node))
            {
                node = Bounded(new InvokeNode(node, Arguments(), From(node)));
            }
            else if (TryKeyword("instance"))
            {
                node = InstanceOf(node);
            }
            else
            {
                return node;
            }
        }
    }

    /// <summary>Whether a bracket after a node is a call: after a path, or something that ends with a bracket.</summary>
    private bool MayBeCalled(Node node) => node is PathNode { Member.Length: > 0 }
        || (node is not ErrorNode && tokens[position - 1] is { Kind: TokenKind.Symbol, Text: ")" or "]" or "}" });

    /// <summary>Whether nothing can begin with a token: <c>[</c> before it closes a range such as <c>]1..5[</c>.</summary>
    private static bool Ends(Token token) => token.Kind switch
    {
        TokenKind.End => true,
        TokenKind.Keyword => token.Text is "and" or "or" or "then" or "else" or "return" or "satisfies" or "in" or "between" or "instance",
        TokenKind.Symbol => token.Text is ")" or "]" or "}" or "," or "." or ".." or ":" or "=" or "!=" or "<" or "<=" or ">" or ">=" or "+" or "*" or "/" or "**",
        _ => false,
    };

    private PathNode Member(Node source)
    {
        var span = Current.Span;
        if (!Current.IsWord)
        {
            Unexpected("a property name", "属性名");
            return new PathNode(source, "", span, From(source));
        }

        var member = TakeName(names.Members, null);
        return new PathNode(source, member, From(span), From(source));
    }
}
