namespace Matching.Rules.Syntax;

/// <content>Operators, from the loosest to the tightest.</content>
internal sealed partial class Parser
{
    private Node Disjunction()
    {
        var left = Conjunction();
        while (TryKeyword("or"))
        {
            var right = Conjunction();
            left = Bounded(new LogicalNode(LogicalOperator.Or, left, right, From(left)));
        }

        return left;
    }

    private Node Conjunction()
    {
        var left = Comparison();
        while (TryKeyword("and"))
        {
            var right = Comparison();
            left = Bounded(new LogicalNode(LogicalOperator.And, left, right, From(left)));
        }

        return left;
    }

    private Node Comparison()
    {
        var left = Sum();
        while (true)
        {
            if (TakeComparison() is { } comparison)
            {
                var right = Sum();
                left = Bounded(new ComparisonNode(comparison, left, right, From(left)));
            }
            else if (TryKeyword("between"))
            {
                var low = Sum();
                Expect("and");
                var high = Sum();
                left = Bounded(new BetweenNode(left, low, high, From(left)));
            }
            else if (TryKeyword("in"))
            {
                var tests = InTests();
                left = Bounded(new InNode(left, tests, From(left)));
            }
            else
            {
                return left;
            }
        }
    }

    private ComparisonOperator? TakeComparison()
    {
        ComparisonOperator? found = Current is not { Kind: TokenKind.Symbol } symbol ? null : symbol.Text switch
        {
            "=" => ComparisonOperator.Equal,
            "!=" => ComparisonOperator.NotEqual,
            "<" => ComparisonOperator.Less,
            "<=" => ComparisonOperator.LessOrEqual,
            ">" => ComparisonOperator.Greater,
            ">=" => ComparisonOperator.GreaterOrEqual,
            _ => null,
        };
        if (found is not null)
        {
            position++;
        }

        return found;
    }

    private Node Sum()
    {
        var left = Product();
        while (Current is { Kind: TokenKind.Symbol, Text: "+" or "-" })
        {
            var operation = Take().Text == "+" ? ArithmeticOperator.Add : ArithmeticOperator.Subtract;
            var right = Product();
            left = Bounded(new ArithmeticNode(operation, left, right, From(left)));
        }

        return left;
    }

    private Node Product()
    {
        var left = Power();
        while (Current is { Kind: TokenKind.Symbol, Text: "*" or "/" })
        {
            var operation = Take().Text == "*" ? ArithmeticOperator.Multiply : ArithmeticOperator.Divide;
            var right = Power();
            left = Bounded(new ArithmeticNode(operation, left, right, From(left)));
        }

        return left;
    }

    private Node Power()
    {
        var left = Negation();
        while (TrySymbol("**"))
        {
            var right = Negation();
            left = Bounded(new ArithmeticNode(ArithmeticOperator.Power, left, right, From(left)));
        }

        return left;
    }

    private Node Negation()
    {
        if (!Current.IsSymbol("-"))
        {
            return Postfix();
        }

        if (depth >= MaxDepth)
        {
            return TooDeep();
        }

        depth++;
        var start = Take().Span;
        var operand = Negation();
        depth--;
        return new NegateNode(operand, From(start));
    }
}
