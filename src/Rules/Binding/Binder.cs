using Matching.Rules.Binding.Tree;
using Matching.Rules.Diagnostics;
using Matching.Rules.Syntax;
using Matching.Rules.Values;

namespace Matching.Rules.Binding;

/// <summary>Resolves names, types and units. Reports every mistake and goes on, so that an author sees them all at once.</summary>
internal sealed partial class Binder
{
    private readonly Scope scope;
    private readonly Locals locals;
    private readonly DiagnosticBag bag;
    private readonly string text;
    private readonly int offset;
    private Local? subject;
    private bool readSubject;

    /// <summary>A binder for one text.</summary>
    /// <param name="text">Normalised text.</param>
    /// <param name="offset">Where it starts in the text of the whole rule.</param>
    /// <param name="scope">Names of the dictionary.</param>
    /// <param name="locals">Local names of the rule.</param>
    /// <param name="bag">Findings.</param>
    public Binder(string text, int offset, Scope scope, Locals locals, DiagnosticBag bag)
    {
        this.text = text;
        this.offset = offset;
        this.scope = scope;
        this.locals = locals;
        this.bag = bag;
    }

    /// <summary>Binds a node.</summary>
    public BoundNode Bind(Node node) => node switch
    {
        LiteralNode n => new BoundConstant(At(n), TypeRules.Of(n.Value), n.Value),
        TemporalNode n => Temporal(n),
        NameNode n => Name(n),
        NegateNode n => Negate(n),
        ArithmeticNode n => Arithmetic(n),
        ComparisonNode n => Compare(n.Operator, Bind(n.Left), Bind(n.Right), At(n)),
        LogicalNode n => new BoundLogical(At(n), n.Operator, Condition(n.Left), Condition(n.Right)),
        BetweenNode n => Between(n),
        InNode n => In(n),
        IfNode n => If(n),
        ForNode n => For(n),
        QuantifiedNode n => Quantified(n),
        ListNode n => List(n),
        ContextNode n => Context(n),
        FilterNode n => Filter(n),
        PathNode n => Member(n),
        CallNode n => Call(n),
        RangeNode n => Range(n),
        FunctionNode n => Refused(n, new("函数定义", "a function definition")),
        InvokeNode n => Refused(n, new("对表达式结果的调用", "a call of what an expression gives")),
        InstanceOfNode n => Refused(n, new("“instance of”", "'instance of'")),
        _ => new BoundError(At(node)),
    };

    /// <summary>Binds a node that must be boolean.</summary>
    private BoundNode Condition(Node node)
    {
        var bound = Bind(node);
        if (!TypeRules.Assignable(bound.Type, FeelType.Boolean))
        {
            bag.Add(TypeMessages.NotBoolean(node.Span, bound.Type));
        }

        return bound;
    }

    private BoundNode Temporal(TemporalNode node)
    {
        // Rule packs know dates of the years 1 to 9999 and durations; times of day are for the standard dialect.
        var value = TemporalText.Read(node.Content);
        if (value.Kind is ValueKind.DaysDuration or ValueKind.MonthsDuration || (value.Kind == ValueKind.Date && Values.Temporal.Civil(value).Year is >= 1 and <= 9999))
        {
            return new BoundConstant(At(node), TypeRules.Of(value), value);
        }

        bag.Add(SyntaxMessages.InvalidTemporal(node.Span, node.Content));
        return new BoundError(At(node));
    }

    private BoundError Range(RangeNode node)
    {
        Bind(node.Low);
        Bind(node.High);
        bag.Add(TypeMessages.RangeOutOfPlace(node.Span));
        return new BoundError(At(node));
    }

    private BoundError Refused(Node node, LocalizedText what)
    {
        bag.Add(SyntaxMessages.NotInRules(node.Span, what));
        return new BoundError(At(node));
    }

    private Place At(Node node) => At(node.Span);

    private Place At(SourceSpan span) => new(text, span, offset);
}
