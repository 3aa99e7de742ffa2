using System.Collections.Immutable;
using Matching.Rules.Binding.Tree;

namespace Matching.Rules.Binding;

/// <summary>Lists the dictionary symbols that a tree reads.</summary>
internal static class ReadCollector
{
    /// <summary>Each symbol once, in order of first use.</summary>
    public static ImmutableArray<Symbol> Of(BoundNode root)
    {
        var reads = ImmutableArray.CreateBuilder<Symbol>();
        Visit(root, reads);
        return [.. reads.DistinctBy(s => s.Name)];
    }

    private static void Visit(BoundNode node, ImmutableArray<Symbol>.Builder reads)
    {
        if (node is BoundRead read)
        {
            reads.Add(read.Symbol);
        }

        foreach (var child in Children(node))
        {
            Visit(child, reads);
        }
    }

    /// <summary>The nodes right below a node, in order of evaluation.</summary>
    public static IEnumerable<BoundNode> Children(BoundNode node) => node switch
    {
        BoundNegate n => [n.Operand],
        BoundNot n => [n.Operand],
        BoundArithmetic n => [n.Left, n.Right],
        BoundComparison n => [n.Left, n.Right],
        BoundLogical n => [n.Left, n.Right],
        BoundAnyOf n => n.Tests,
        BoundWithin n => [n.Subject, n.Low, n.High],
        BoundContains n => [n.List, n.Element],
        BoundLet n => [n.Subject, n.Body],
        BoundIf n => [n.Condition, n.Then, n.Else],
        BoundFor n => n.Iterators.Select(i => i.Source).Append(n.Body),
        BoundQuantified n => n.Iterators.Select(i => i.Source).Append(n.Body),
        BoundSequence n => [n.Start, n.End],
        BoundList n => n.Elements,
        BoundContext n => n.Contents,
        BoundFilter n => [n.Source, n.Condition],
        BoundIndex n => [n.Source, n.Index],
        BoundMember n => [n.Source],
        BoundCall n => n.Arguments,
        BoundFunction n => [n.Body],
        BoundInvoke n => n.Arguments.Prepend(n.Function),
        BoundDispatch n => n.Arguments,
        BoundCoerce n => [n.Operand],
        BoundInstanceOf n => [n.Operand],
        BoundRange n => new[] { n.Low, n.High }.OfType<BoundNode>(),
        BoundMatches n => [n.Subject, n.Test],
        BoundSelect n => [n.Source, n.Condition],
        BoundItemName n => [n.Otherwise],
        BoundTable n => n.Inputs.Select(i => i.Source).Concat(n.Rows.SelectMany(r => r.Cells.Append(r.Output))).Concat(n.Default is null ? [] : [n.Default]),
        _ => [],
    };
}
