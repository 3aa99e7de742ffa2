using System.Collections.Immutable;
using Matching.Rules.Binding;
using Matching.Rules.Binding.Tree;
using Matching.Rules.Values;

namespace Matching.Rules.Mutation;

/// <summary>Two sides of a comparison, each an expression of its own; where they are equal, the answer turns.</summary>
/// <param name="Left">One side.</param>
/// <param name="Right">The other side.</param>
public sealed record Crossing(RuleExpression Left, RuleExpression Right);

/// <summary>What an expression names: its figures and words, and what it compares with what.</summary>
public static class ExpressionFigures
{
    /// <summary>Every literal and constant, each once, in the order of the text.</summary>
    public static ImmutableArray<Value> ConstantsOf(RuleExpression expression) => expression is CompiledRule rule
        ? [.. All(rule.Root).OfType<BoundConstant>().SelectMany(c => c.Value.Kind == ValueKind.List ? c.Value.AsList : [c.Value]).Distinct()]
        : [];

    /// <summary>
    /// A text that two expressions over one scope share only when they always give the same value: the expression's own text and every
    /// constant in it, so also the values behind the names of a pack's parameters. Null for what was not made by <see cref="RuleCompiler"/>.
    /// </summary>
    public static string? SignatureOf(RuleExpression expression) => expression is CompiledRule rule
        ? string.Join('\u0001', All(rule.Root).OfType<BoundConstant>().Select(c => c.Value.ToString()).Prepend(rule.Text))
        : null;

    /// <summary>Everything that is compared, and what <c>min</c> and <c>max</c> choose from; parts that read names of a loop are left out.</summary>
    public static ImmutableArray<Crossing> CrossingsOf(RuleExpression expression) => expression is CompiledRule rule
        ? [.. All(rule.Root).SelectMany(Pairs).Where(p => IsFree(p.Left) && IsFree(p.Right)).Select(p => new Crossing(rule.Part(p.Left), rule.Part(p.Right)))]
        : [];

    private static IEnumerable<(BoundNode Left, BoundNode Right)> Pairs(BoundNode node) => node switch
    {
        BoundComparison n => [(n.Left, n.Right)],
        BoundWithin n => [(n.Subject, n.Low), (n.Subject, n.High)],
        BoundCall { Arguments.Length: > 1 } n when n.Arguments.All(a => a.Type == FeelType.Number) => n.Arguments.Zip(n.Arguments.Skip(1)),
        BoundTable n => n.Inputs.SelectMany((input, i) => n.Rows.SelectMany(r => All(r.Cells[i])).OfType<BoundConstant>().Select(c => (input.Source, (BoundNode)c))),
        _ => [],
    };

    private static bool IsFree(BoundNode node) => !All(node).Any(n => n is BoundLocal);

    private static IEnumerable<BoundNode> All(BoundNode node) => ReadCollector.Children(node).SelectMany(All).Prepend(node);
}
