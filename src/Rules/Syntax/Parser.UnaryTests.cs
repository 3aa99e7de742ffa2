using System.Collections.Immutable;

namespace Matching.Rules.Syntax;

/// <content>Unary tests: table cells and what follows <c>in</c>.</content>
internal sealed partial class Parser
{
    private UnaryTestsNode Cell()
    {
        var start = Current.Span;
        if (Current.IsSymbol("-") && tokens[position + 1].Kind == TokenKind.End)
        {
            Take();
            return new UnaryTestsNode([new AnyTestNode(start)], false, start);
        }

        if (Current is not { Kind: TokenKind.Name, Text: "not" } || !tokens[position + 1].IsSymbol("(") || !ClosesAtEnd(position + 1))
        {
            return Tests("");
        }

        Take();
        Take();
        var inner = Tests(")");
        Expect(")");
        return new UnaryTestsNode(inner.Tests, true, From(start));
    }

    /// <summary>Whether the bracket at an index is closed by the last token, as in <c>not(…)</c> of a cell.</summary>
    private bool ClosesAtEnd(int open)
    {
        var level = 0;
        for (var i = open; i < tokens.Length - 1; i++)
        {
            level += tokens[i].IsSymbol("(") ? 1 : tokens[i].IsSymbol(")") ? -1 : 0;
            if (level == 0)
            {
                return i == tokens.Length - 2;
            }
        }

        return true;
    }

    private UnaryTestsNode Tests(string close)
    {
        var start = Current.Span;
        var tests = Separated(close, Test);
        return new UnaryTestsNode(tests, false, From(start));
    }

    private UnaryTestsNode InTests()
    {
        if (!Current.IsSymbol("("))
        {
            var single = Test(Sum);
            return new UnaryTestsNode([single], false, single.Span);
        }

        var open = Take();
        var first = Test();
        if (TrySymbol(".."))
        {
            var range = RangeFrom(open, first);
            return new UnaryTestsNode([range], false, range.Span);
        }

        var tests = ImmutableArray.CreateBuilder<Node>();
        tests.Add(first);
        if (TrySymbol(","))
        {
            tests.AddRange(Separated(")", Test));
        }

        Expect(")");
        return new UnaryTestsNode(tests.ToImmutable(), false, From(open.Span));
    }

    private Node Test() => Test(Expression);

    private Node Test(Func<Node> value)
    {
        var start = Current.Span;
        if (TakeComparison() is not { } comparison)
        {
            return value();
        }

        var operand = Sum();
        return Bounded(new ComparisonTestNode(comparison, operand, From(start)));
    }
}
