using System.Collections.Immutable;
using Matching.Rules.Binding.Tree;
using Matching.Rules.Syntax;

namespace Matching.Rules.Binding;

/// <summary>A condition taken apart at its ands, ors and nots, so that each part can be decided for many units at once.</summary>
/// <remarks>
/// Put together again by Kleene's rules, a part that is neither true nor false being unknown, the parts have the condition's
/// truth value on every frame. Which tags make it unknown is not told by them.
/// </remarks>
public abstract record ConditionForm
{
    /// <summary>The form of a condition. An expression that was not made by <see cref="RuleCompiler"/> is one part.</summary>
    /// <param name="expression">A boolean expression.</param>
    public static ConditionForm Of(RuleExpression expression) =>
        expression is CompiledRule rule ? Form(rule, rule.Root) : new PartForm(expression, null);

    private static ConditionForm Form(CompiledRule rule, BoundNode node) => node switch
    {
        BoundLogical { Operator: LogicalOperator.And } n => new AllForm([Form(rule, n.Left), Form(rule, n.Right)]),
        BoundLogical n => new AnyForm([Form(rule, n.Left), Form(rule, n.Right)]),
        BoundNot n => new NotForm(Form(rule, n.Operand)),
        BoundComparison { Left: BoundRead left } n => Compared(rule, n, left, n.Right, RelationOf(n.Operator)),
        BoundComparison { Right: BoundRead right } n => Compared(rule, n, right, n.Left, Mirrored(RelationOf(n.Operator))),
        BoundWithin { Subject: BoundRead read } n => new AllForm(
        [
            new PartForm(rule.Part(Above(n)), new SymbolComparison(read.Symbol, n.LowIncluded ? Relation.GreaterOrEqual : Relation.Greater, rule.Part(n.Low))),
            new PartForm(rule.Part(Below(n)), new SymbolComparison(read.Symbol, n.HighIncluded ? Relation.LessOrEqual : Relation.Less, rule.Part(n.High))),
        ]),
        _ => new PartForm(rule.Part(node), null),
    };

    private static PartForm Compared(CompiledRule rule, BoundComparison node, BoundRead read, BoundNode other, Relation relation) =>
        new(rule.Part(node), new SymbolComparison(read.Symbol, relation, rule.Part(other)));

    private static BoundComparison Above(BoundWithin n) =>
        new(n.Place, n.LowIncluded ? ComparisonOperator.GreaterOrEqual : ComparisonOperator.Greater, n.Subject, n.Low);

    private static BoundComparison Below(BoundWithin n) =>
        new(n.Place, n.HighIncluded ? ComparisonOperator.LessOrEqual : ComparisonOperator.Less, n.Subject, n.High);

    private static Relation RelationOf(ComparisonOperator operation) => operation switch
    {
        ComparisonOperator.Equal => Relation.Equal,
        ComparisonOperator.NotEqual => Relation.NotEqual,
        ComparisonOperator.Less => Relation.Less,
        ComparisonOperator.LessOrEqual => Relation.LessOrEqual,
        ComparisonOperator.Greater => Relation.Greater,
        _ => Relation.GreaterOrEqual,
    };

    private static Relation Mirrored(Relation relation) => relation switch
    {
        Relation.Less => Relation.Greater,
        Relation.LessOrEqual => Relation.GreaterOrEqual,
        Relation.Greater => Relation.Less,
        Relation.GreaterOrEqual => Relation.LessOrEqual,
        _ => relation,
    };
}

/// <summary>True when all parts are.</summary>
/// <param name="Parts">The parts.</param>
public sealed record AllForm(ImmutableArray<ConditionForm> Parts) : ConditionForm;

/// <summary>True when one of the parts is.</summary>
/// <param name="Parts">The parts.</param>
public sealed record AnyForm(ImmutableArray<ConditionForm> Parts) : ConditionForm;

/// <summary>True when the part is false.</summary>
/// <param name="Part">The part.</param>
public sealed record NotForm(ConditionForm Part) : ConditionForm;

/// <summary>A part that is decided as a whole.</summary>
/// <param name="Expression">The part as an expression of its own, over the same slots.</param>
/// <param name="Comparison">What it is when it compares one symbol with something else; null otherwise.</param>
public sealed record PartForm(RuleExpression Expression, SymbolComparison? Comparison) : ConditionForm;

/// <summary>A comparison whose left side is just a symbol.</summary>
/// <param name="Symbol">The symbol.</param>
/// <param name="Relation">How it must stand to the other side.</param>
/// <param name="Other">The other side.</param>
public sealed record SymbolComparison(Symbol Symbol, Relation Relation, RuleExpression Other);

/// <summary>How the left side of a comparison stands to the right one.</summary>
public enum Relation
{
    /// <summary>The same.</summary>
    Equal,

    /// <summary>Not the same.</summary>
    NotEqual,

    /// <summary>Less.</summary>
    Less,

    /// <summary>Less or the same.</summary>
    LessOrEqual,

    /// <summary>More.</summary>
    Greater,

    /// <summary>More or the same.</summary>
    GreaterOrEqual,
}
