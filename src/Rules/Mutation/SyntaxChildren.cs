using Matching.Rules.Syntax;

namespace Matching.Rules.Mutation;

/// <summary>The nodes right below a node of the syntax tree, in the order of the text.</summary>
internal static class SyntaxChildren
{
    public static IEnumerable<Node> Of(Node node) => node switch
    {
        NegateNode n => [n.Operand],
        ArithmeticNode n => [n.Left, n.Right],
        ComparisonNode n => [n.Left, n.Right],
        LogicalNode n => [n.Left, n.Right],
        BetweenNode n => [n.Subject, n.Low, n.High],
        InNode n => [n.Subject, n.Tests],
        IfNode n => [n.Condition, n.Then, n.Else],
        IteratorNode n => n.End is null ? [n.Source] : [n.Source, n.End],
        ForNode n => n.Iterators.Append(n.Body),
        QuantifiedNode n => n.Iterators.Append(n.Body),
        ListNode n => n.Elements,
        ContextNode n => n.Entries,
        EntryNode n => [n.Content],
        RangeNode n => [n.Low, n.High],
        FilterNode n => [n.Source, n.Filter],
        PathNode n => [n.Source],
        CallNode n => n.Arguments,
        ArgumentNode n => [n.Content],
        UnaryTestsNode n => n.Tests,
        ComparisonTestNode n => [n.Operand],
        InvokeNode n => n.Arguments.Prepend(n.Function),
        InstanceOfNode n => [n.Operand],
        _ => [],
    };
}
