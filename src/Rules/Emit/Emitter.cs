using System.Collections.Immutable;
using System.Linq.Expressions;
using Matching.Rules.Binding;
using Matching.Rules.Binding.Tree;
using Matching.Rules.Functions;
using Matching.Rules.Syntax;
using Matching.Rules.Values;
using static System.Linq.Expressions.Expression;
using Comparison = Matching.Rules.Values.Comparison;

namespace Matching.Rules.Emit;

/// <summary>A rule compiled to code.</summary>
/// <param name="frame">Values by slot.</param>
/// <param name="budget">Bounds of this evaluation.</param>
internal delegate Value CompiledBody(Value[] frame, Budget budget);

/// <summary>The fast path: turns a bound tree into a delegate. Shares only the primitive operations with the interpreter.</summary>
internal sealed partial class Emitter
{
    private readonly ParameterExpression frame = Parameter(typeof(Value[]), "frame");
    private readonly Dialect dialect;
    private ParameterExpression budget = Parameter(typeof(Budget), "budget");
    private ParameterExpression[] locals;

    private Emitter(int localCount, Dialect dialect)
    {
        locals = [.. Enumerable.Range(0, localCount).Select(Place)];
        this.dialect = dialect;
    }

    /// <summary>Compiles a tree; done once for each rule, because compiled code is never freed.</summary>
    public static CompiledBody Compile(BoundNode root, int localCount, Dialect dialect)
    {
        var emitter = new Emitter(localCount, dialect);
        var body = Block(typeof(Value), emitter.locals, emitter.Emit(root));
        return Lambda<CompiledBody>(body, emitter.frame, emitter.budget).Compile();
    }

    private bool IsStandard => dialect == Dialect.Standard;

    private static ParameterExpression Place(int index) => Variable(typeof(Value), "local" + index);

    /// <summary>Code for a node; in the standard what could not be computed is settled to null, in rule packs it is kept in range.</summary>
    private Expression Emit(BoundNode node) => !inFull && node is not BoundConstant && IsQuick(node) ? Judged(node) : IsStandard
        ? IsSettled(node) ? Step(node) : Invoke(Selection.Settle, Step(node))
        : node is BoundCall or BoundTable ? Invoke(StrictRange.Keep, Step(node)) : Step(node);

    /// <summary>Whether a node is never unknown in the standard dialect.</summary>
    private static bool IsSettled(BoundNode node) => node is BoundConstant { Value.IsUnknown: false } or BoundLocal or BoundList or BoundContext
        or BoundFunction or BoundItemName or BoundIf or BoundLet or BoundInstanceOf or BoundSelect;

    private Expression Step(BoundNode node) => node switch
    {
        BoundConstant n => Constant(n.Value, typeof(Value)),
        BoundRead n => Invoke(Primitives.Read, ArrayIndex(frame, Constant(n.Symbol.Slot)), Constant(n.Absent, typeof(Value))),
        BoundLocal n => locals[n.Local.Index],
        BoundNegate n => Invoke(Arithmetic.Negate, Emit(n.Operand)),
        BoundNot n => Invoke(Logic.Not, Emit(n.Operand)),
        BoundMember n => IsStandard
            ? Invoke(Selection.Member, Emit(n.Source), Constant(n.Member), budget)
            : Invoke(Members.Read, Emit(n.Source), Constant(n.Member)),
        BoundCoerce n => Invoke(TypeConformance.Coerce, Emit(n.Operand), Constant(n.Type, typeof(FeelType))),
        BoundInstanceOf n => Invoke(Primitives.InstanceOf, Emit(n.Operand), Constant(n.Wanted, typeof(FeelType))),
        BoundMatches n => Invoke(Selection.Matches, Emit(n.Subject), Emit(n.Test), budget),
        BoundRange n => Range(n),
        BoundSelect n => Select(n),
        BoundItemName n => ItemName(n),
        BoundFunction n => Function(n),
        BoundInvoke n => Invoke(Calls.Invoke, Emit(n.Function), Constant(n.Names), Values(n.Arguments), budget),
        BoundDispatch n => Invoke(Invocation.Dispatch, Constant(n.Function), Constant(n.Names), Values(n.Arguments), budget),
        BoundArithmetic n => Invoke(IsStandard ? Arithmetic.Compute : StrictRange.Compute, Constant(n.Operator), Emit(n.Left), Emit(n.Right)),
        BoundComparison n => Invoke(Comparison.Compare, Constant(n.Operator), Emit(n.Left), Emit(n.Right), budget),
        BoundContains n => Invoke(Comparison.Contains, Emit(n.List), Emit(n.Element), budget),
        BoundSequence n => Invoke(Iteration.Sequence, Emit(n.Start), Emit(n.End), budget),
        BoundIndex n => Invoke(Iteration.At, Emit(n.Source), Emit(n.Index)),
        BoundWithin n => Invoke(Comparison.Within, Emit(n.Subject), Emit(n.Low), Constant(n.LowIncluded), Emit(n.High), Constant(n.HighIncluded)),
        BoundList n => Invoke(Iteration.List, Values(n.Elements)),
        BoundCall n => Invoke(Invocation.Invoke, Constant(n.Overload), Values(n.Arguments), budget),
        BoundLogical n => Logical(n),
        BoundAnyOf n => AnyOf(n),
        BoundLet n => Block(typeof(Value), Assign(locals[n.Local.Index], Emit(n.Subject)), Emit(n.Body)),
        BoundIf n => If(n),
        BoundFor n => For(n),
        BoundQuantified n => Quantified(n),
        BoundFilter n => Filter(n),
        BoundContext n => Context(n),
        BoundTable n => Table(n),
        _ => throw new InvalidOperationException($"a {node.GetType().Name} cannot be compiled"),
    };

    private static MethodCallExpression Invoke(Delegate primitive, params Expression[] arguments) => Call(primitive.Method, arguments);

    private NewArrayExpression Values(ImmutableArray<BoundNode> nodes) => NewArrayInit(typeof(Value), nodes.Select(Emit));

    private static MemberExpression IsTrue(Expression value) => Property(value, nameof(Value.IsTrue));

    private static MemberExpression IsFalse(Expression value) => Property(value, nameof(Value.IsFalse));

    private BlockExpression Logical(BoundLogical node)
    {
        var isAnd = node.Operator == LogicalOperator.And;
        var left = Variable(typeof(Value));
        return Block(typeof(Value), [left],
            Assign(left, Emit(node.Left)),
            Condition(
                isAnd ? IsFalse(left) : IsTrue(left),
                left,
                isAnd ? Invoke(Logic.And, left, Emit(node.Right)) : Invoke(Logic.Or, left, Emit(node.Right))));
    }

    private BlockExpression AnyOf(BoundAnyOf node)
    {
        var found = Variable(typeof(Value));
        var done = Label();
        var statements = new List<Expression> { Assign(found, Constant(Value.False, typeof(Value))) };
        foreach (var test in node.Tests)
        {
            statements.Add(Assign(found, Invoke(Logic.Or, found, Emit(test))));
            statements.Add(IfThen(IsTrue(found), Break(done)));
        }

        statements.Add(Label(done));
        statements.Add(found);
        return Block(typeof(Value), [found], statements);
    }

    private BlockExpression If(BoundIf node)
    {
        var (decided, truth) = (Variable(typeof(int)), Variable(typeof(Value)));
        var otherwise = IsStandard ? Emit(node.Else) : Condition(Equal(decided, Constant(0)), Emit(node.Else), Invoke(Logic.Truth, truth));
        return Block(typeof(Value), [decided, truth],
            Decide(node.Condition, decided, truth),
            Condition(Equal(decided, Constant(1)), Emit(node.Then), otherwise));
    }
}
