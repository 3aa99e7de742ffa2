using Matching.Rules.Binding.Tree;
using Matching.Rules.Syntax;
using Matching.Rules.Values;

namespace Matching.Rules.Binding.Standard;

/// <summary>Resolves names by the rules of DMN 1.5: nothing is refused, what has no meaning is null when it is evaluated.</summary>
/// <param name="text">The text that was parsed.</param>
/// <param name="scope">Variables by slot, and named types.</param>
/// <param name="locals">Locals of the whole tree.</param>
/// <param name="items">Locals that hold the item of a filter: their entries are names inside it (DMN 1.5, 10.3.2.5).</param>
internal sealed partial class StandardBinder(string text, Scope scope, Locals locals, HashSet<Local> items)
{
    private Local? subject;
    private bool readSubject;

    /// <summary>Binds a node.</summary>
    public BoundNode Bind(Node node) => node switch
    {
        LiteralNode n => new BoundConstant(At(n), TypeRules.Of(n.Value), n.Value),
        TemporalNode n => new BoundConstant(At(n), FeelType.Any, TemporalText.Read(n.Content)),
        NameNode n => Name(n.Name, At(n)),
        NegateNode n => Negate(n),
        ArithmeticNode n => new BoundArithmetic(At(n), FeelType.Any, n.Operator, Bind(n.Left), Bind(n.Right)),
        ComparisonNode n => new BoundComparison(At(n), n.Operator, Bind(n.Left), Bind(n.Right)),
        LogicalNode n => new BoundLogical(At(n), n.Operator, Bind(n.Left), Bind(n.Right)),
        BetweenNode n => Between(n),
        InNode n => In(n),
        IfNode n => new BoundIf(At(n), FeelType.Any, Bind(n.Condition), Bind(n.Then), Bind(n.Else)),
        ForNode n => For(n),
        QuantifiedNode n => Quantified(n),
        ListNode n => new BoundList(At(n), FeelType.Any, [.. n.Elements.Select(Bind)]),
        ContextNode n => Context(n),
        FilterNode n => Filter(At(n), Bind(n.Source), () => Bind(n.Filter)),
        PathNode n => new BoundMember(At(n), FeelType.Any, Bind(n.Source), n.Member),
        CallNode n => Call(n),
        InvokeNode n => Invoke(n, Bind(n.Function)),
        FunctionNode n => Function(n),
        InstanceOfNode n => InstanceOf(n),
        RangeNode n => new BoundRange(At(n), Bind(n.Low), n.LowIncluded, Bind(n.High), n.HighIncluded),
        ComparisonTestNode n => HalfRange(n),
        _ => Nothing(At(node), Fault.InvalidExpression),
    };

    private static BoundConstant Nothing(Place place, Value fault) => new(place, FeelType.Any, fault);

    private BoundNode Negate(NegateNode node)
    {
        var operand = Bind(node.Operand);
        return operand is BoundConstant { Value.Kind: ValueKind.Number } literal
            ? new BoundConstant(At(node), FeelType.Number, Arithmetic.Negate(literal.Value))
            : new BoundNegate(At(node), operand);
    }

    /// <summary><c>(&lt; 10)</c> as a value (DMN 1.5, 10.3.2.7).</summary>
    private BoundNode HalfRange(ComparisonTestNode node)
    {
        var end = Bind(node.Operand);
        var isIncluded = node.Operator is ComparisonOperator.LessOrEqual or ComparisonOperator.GreaterOrEqual or ComparisonOperator.Equal;
        return node.Operator switch
        {
            ComparisonOperator.Less or ComparisonOperator.LessOrEqual => new BoundRange(At(node), null, false, end, isIncluded),
            ComparisonOperator.Greater or ComparisonOperator.GreaterOrEqual => new BoundRange(At(node), end, isIncluded, null, false),
            ComparisonOperator.Equal => new BoundRange(At(node), end, true, end, true),
            _ => Nothing(At(node), Fault.InvalidExpression),
        };
    }

    private BoundNode InstanceOf(InstanceOfNode node) => TypeNames.Resolve(node.Type, scope) is { } type
        ? new BoundInstanceOf(At(node), Bind(node.Operand), type)
        : Nothing(At(node), Fault.UnknownType);

    private Place At(Node node) => new(text, node.Span, 0);
}
