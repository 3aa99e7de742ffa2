using System.Collections.Immutable;

namespace Matching.Rules.Syntax;

/// <content>Parentheses, lists and ranges.</content>
internal sealed partial class Parser
{
    /// <summary>A parenthesis, a list or a range: all three may start with the same bracket.</summary>
    private Node Bracket()
    {
        var open = Take();
        if (open.Text == "[" && TrySymbol("]"))
        {
            return new ListNode([], From(open.Span));
        }

        var first = Expression();
        if (TrySymbol(".."))
        {
            return RangeFrom(open, first);
        }

        return open.Text switch
        {
            "(" => Parenthesis(open, first),
            "[" => ListFrom(open, first),
            _ => MissingRange(open),
        };
    }

    private Node Parenthesis(Token open, Node inner)
    {
        Expect(")");

        // The span takes in the brackets, so that a trace shows the text as written.
        return inner with { Span = From(open.Span) };
    }

    private ErrorNode MissingRange(Token open)
    {
        Unexpected("'..' of a range", "区间的“..”");
        return new ErrorNode(open.Span);
    }

    private ListNode ListFrom(Token open, Node first)
    {
        var elements = ImmutableArray.CreateBuilder<Node>();
        elements.Add(first);
        if (TrySymbol(","))
        {
            elements.AddRange(Separated("]", Expression));
        }

        Expect("]");
        return new ListNode(elements.ToImmutable(), From(open.Span));
    }

    private RangeNode RangeFrom(Token open, Node low)
    {
        var high = Expression();
        var closed = Current.IsSymbol("]");
        if (!TrySymbol("]") && !TrySymbol(")") && !TrySymbol("["))
        {
            Unexpected("']' or ')' that closes the range", "区间的结束括号“]”或“)”");
        }

        return new RangeNode(low, open.Text == "[", high, closed, From(open.Span));
    }

    private ImmutableArray<T> Separated<T>(string close, Func<T> read)
    {
        var items = ImmutableArray.CreateBuilder<T>();
        if (Current.IsSymbol(close))
        {
            return [];
        }

        do
        {
            items.Add(read());
        }
        while (TrySymbol(","));
        return items.ToImmutable();
    }
}
