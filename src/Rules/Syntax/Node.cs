using System.Collections.Immutable;
using Matching.Rules.Diagnostics;
using Matching.Rules.Values;

namespace Matching.Rules.Syntax;

/// <summary>A node of the syntax tree.</summary>
/// <param name="Span">Place in the normalised text.</param>
/// <param name="Height">Height of the tree below and including this node; bounded so that no later stage can exhaust the stack.</param>
internal abstract record Node(SourceSpan Span, int Height)
{
    /// <summary>Height of a node above others.</summary>
    protected static int Above(params ReadOnlySpan<int> heights)
    {
        var highest = 0;
        foreach (var height in heights)
        {
            highest = Math.Max(highest, height);
        }

        return highest + 1;
    }

    /// <summary>Height of a node above others.</summary>
    protected static int Above(IEnumerable<Node> nodes) => nodes.Select(n => n.Height).DefaultIfEmpty(0).Max() + 1;
}

/// <summary>A place where the text could not be read; already reported.</summary>
internal sealed record ErrorNode(SourceSpan Span) : Node(Span, 1);

/// <summary>A literal.</summary>
internal sealed record LiteralNode(Value Value, SourceSpan Span) : Node(Span, 1);

/// <summary><c>@"…"</c>: a date, time or duration.</summary>
internal sealed record TemporalNode(string Content, SourceSpan Span) : Node(Span, 1);

/// <summary>A name; its words joined by single spaces.</summary>
internal sealed record NameNode(string Name, SourceSpan Span) : Node(Span, 1);

/// <summary>Unary minus.</summary>
internal sealed record NegateNode(Node Operand, SourceSpan Span) : Node(Span, Above(Operand.Height));

/// <summary>Arithmetic.</summary>
internal sealed record ArithmeticNode(ArithmeticOperator Operator, Node Left, Node Right, SourceSpan Span)
    : Node(Span, Above(Left.Height, Right.Height));

/// <summary>A comparison.</summary>
internal sealed record ComparisonNode(ComparisonOperator Operator, Node Left, Node Right, SourceSpan Span)
    : Node(Span, Above(Left.Height, Right.Height));

/// <summary>and, or.</summary>
internal sealed record LogicalNode(LogicalOperator Operator, Node Left, Node Right, SourceSpan Span)
    : Node(Span, Above(Left.Height, Right.Height));

/// <summary><c>x between a and b</c>, both included.</summary>
internal sealed record BetweenNode(Node Subject, Node Low, Node High, SourceSpan Span)
    : Node(Span, Above(Subject.Height, Low.Height, High.Height));

/// <summary><c>x in (…)</c>.</summary>
internal sealed record InNode(Node Subject, UnaryTestsNode Tests, SourceSpan Span) : Node(Span, Above(Subject.Height, Tests.Height));

/// <summary>if, then, else.</summary>
internal sealed record IfNode(Node Condition, Node Then, Node Else, SourceSpan Span)
    : Node(Span, Above(Condition.Height, Then.Height, Else.Height));

/// <summary>One <c>name in source</c> or <c>name in start..end</c>.</summary>
internal sealed record IteratorNode(string Name, SourceSpan NameSpan, Node Source, Node? End, SourceSpan Span)
    : Node(Span, Above(Source.Height, End?.Height ?? 0));

/// <summary>for … return.</summary>
internal sealed record ForNode(ImmutableArray<IteratorNode> Iterators, Node Body, SourceSpan Span)
    : Node(Span, Above(Above(Iterators), Body.Height));

/// <summary>some / every … satisfies.</summary>
internal sealed record QuantifiedNode(bool IsEvery, ImmutableArray<IteratorNode> Iterators, Node Body, SourceSpan Span)
    : Node(Span, Above(Above(Iterators), Body.Height));

/// <summary>A list literal.</summary>
internal sealed record ListNode(ImmutableArray<Node> Elements, SourceSpan Span) : Node(Span, Above(Elements));

/// <summary>A context literal.</summary>
internal sealed record ContextNode(ImmutableArray<EntryNode> Entries, SourceSpan Span) : Node(Span, Above(Entries));

/// <summary>One entry of a context literal.</summary>
internal sealed record EntryNode(string Key, SourceSpan KeySpan, Node Content, SourceSpan Span) : Node(Span, Above(Content.Height));

/// <summary><c>[a..b)</c>.</summary>
internal sealed record RangeNode(Node Low, bool LowIncluded, Node High, bool HighIncluded, SourceSpan Span)
    : Node(Span, Above(Low.Height, High.Height));

/// <summary><c>list[filter]</c>.</summary>
internal sealed record FilterNode(Node Source, Node Filter, SourceSpan Span) : Node(Span, Above(Source.Height, Filter.Height));

/// <summary><c>value.member</c>.</summary>
internal sealed record PathNode(Node Source, string Member, SourceSpan MemberSpan, SourceSpan Span) : Node(Span, Above(Source.Height));

/// <summary>A call of a function by its name.</summary>
internal sealed record CallNode(string Function, SourceSpan NameSpan, ImmutableArray<ArgumentNode> Arguments, SourceSpan Span)
    : Node(Span, Above(Arguments));

/// <summary>An argument; positional when <paramref name="Name"/> is null.</summary>
internal sealed record ArgumentNode(string? Name, Node Content, SourceSpan Span) : Node(Span, Above(Content.Height));

/// <summary>Unary tests of a table cell or after <c>in</c>; a value passes when one of them is true.</summary>
internal sealed record UnaryTestsNode(ImmutableArray<Node> Tests, bool IsNegated, SourceSpan Span) : Node(Span, Above(Tests));

/// <summary><c>-</c>: any value.</summary>
internal sealed record AnyTestNode(SourceSpan Span) : Node(Span, 1);

/// <summary><c>&gt; 60</c>: the value compared with an operand.</summary>
internal sealed record ComparisonTestNode(ComparisonOperator Operator, Node Operand, SourceSpan Span) : Node(Span, Above(Operand.Height));

/// <summary>A call of what an expression gives.</summary>
internal sealed record InvokeNode(Node Function, ImmutableArray<ArgumentNode> Arguments, SourceSpan Span)
    : Node(Span, Above(Above(Arguments), Function.Height));

/// <summary>A function definition; <paramref name="External"/> instead of a body that is not FEEL.</summary>
internal sealed record FunctionNode(ImmutableArray<ParameterNode> Parameters, Node Body, bool External, SourceSpan Span)
    : Node(Span, Above(Body.Height));

/// <summary>A parameter of a function definition; any type when <paramref name="Type"/> is null.</summary>
internal sealed record ParameterNode(string Name, SourceSpan NameSpan, TypeNode? Type);

/// <summary><c>x instance of T</c>.</summary>
internal sealed record InstanceOfNode(Node Operand, TypeNode Type, SourceSpan Span) : Node(Span, Above(Operand.Height));

/// <summary>A type as written: <c>list&lt;T&gt;</c>, <c>context&lt;a: T&gt;</c>, <c>function&lt;T&gt; -&gt; T</c>, or a name.</summary>
/// <param name="Name">Name; of a qualified one with its dots.</param>
/// <param name="Arguments">Types in angle brackets; of a function its parameters.</param>
/// <param name="Keys">Keys of the entries of a context type, else empty.</param>
/// <param name="Result">Result of a function type, else null.</param>
/// <param name="Span">Place.</param>
internal sealed record TypeNode(string Name, ImmutableArray<TypeNode> Arguments, ImmutableArray<string> Keys, TypeNode? Result, SourceSpan Span);
