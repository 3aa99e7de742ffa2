using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Matching.Rules.Binding;
using Matching.Rules.Binding.Tree;
using Matching.Rules.Syntax;
using Matching.Rules.Values;

namespace Matching.Rules.Interpret;

/// <summary>The reference evaluator: walks the tree and records the steps. One instance serves one evaluation of one body.</summary>
/// <param name="frame">Values by slot.</param>
/// <param name="locals">Places of the locals, with what a closure captured.</param>
/// <param name="dialect">By which rules: in the standard every step that could not be computed is null.</param>
/// <param name="budget">Bounds of the evaluation.</param>
internal sealed partial class Interpreter(Value[] frame, Value[] locals, Dialect dialect, Budget budget)
{
    /// <summary>Steps below the node that is being evaluated; null where no trace is kept, which spares most of the time.</summary>
    private ImmutableArray<TraceNode>.Builder? steps;

    private bool IsStandard => dialect == Dialect.Standard;

    /// <summary>Evaluates a body with its trace.</summary>
    public TraceNode Explain(BoundNode body)
    {
        steps = ImmutableArray.CreateBuilder<TraceNode>();
        Run(body);
        return steps[0];
    }

    /// <summary>Evaluates a body without a trace.</summary>
    public Value Evaluate(BoundNode body) => Run(body);

    private Value Run(BoundNode node)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new LimitExceededException();
        }

        node = Meant(node);
        if (steps is null)
        {
            return Settled(node, Step(node));
        }

        var outer = steps;
        steps = ImmutableArray.CreateBuilder<TraceNode>();
        var computed = Step(node);
        var value = Settled(node, computed);
        outer.Add(new TraceNode(node.Text, node.Span, value, NameOf(node), steps.ToImmutable())
        {
            Fault = IsStandard && computed.IsUnknown ? computed.Causes.FirstOrDefault() : null,
        });
        steps = outer;
        return value;
    }

    private Value Settled(BoundNode node, Value computed) => IsStandard ? Selection.Settle(computed)
        : node is BoundCall or BoundTable ? StrictRange.Keep(computed) : computed;

    /// <summary>What a name within a filter stands for: an entry of the item, or what it means outside.</summary>
    private BoundNode Meant(BoundNode node)
    {
        while (node is BoundItemName name && !Selection.Has(locals[name.Item.Index], name.Name))
        {
            node = name.Otherwise;
        }

        return node;
    }

    private static string? NameOf(BoundNode node) => node switch
    {
        BoundConstant n => n.Symbol,
        BoundRead n => n.Symbol.Name,
        _ => null,
    };

    private Value Step(BoundNode node) => node switch
    {
        BoundConstant n => n.Value,
        BoundRead n => Read(n),
        BoundLocal n => locals[n.Local.Index],
        BoundItemName n => locals[n.Item.Index].AsContext[n.Name],
        BoundNegate n => One(n, n.Operand),
        BoundNot n => One(n, n.Operand),
        BoundMember n => One(n, n.Source),
        BoundCoerce n => One(n, n.Operand),
        BoundInstanceOf n => One(n, n.Operand),
        BoundArithmetic n => Two(n, n.Left, n.Right),
        BoundComparison n => Two(n, n.Left, n.Right),
        BoundContains n => Two(n, n.List, n.Element),
        BoundMatches n => Two(n, n.Subject, n.Test),
        BoundSequence n => Two(n, n.Start, n.End),
        BoundIndex n => Two(n, n.Source, n.Index),
        BoundList n => Many(n, n.Elements),
        BoundCall n => Many(n, n.Arguments),
        BoundDispatch n => Many(n, n.Arguments),
        BoundInvoke n => Invoke(n),
        BoundWithin n => Within(n),
        BoundRange n => Range(n),
        BoundFunction n => Value.Of(new InterpretedFunction(n, frame, [.. locals], dialect)),
        BoundLogical n => Logical(n),
        BoundAnyOf n => AnyOf(n),
        BoundLet n => Let(n),
        BoundIf n => If(n),
        BoundFor n => For(n),
        BoundQuantified n => Quantified(n),
        BoundFilter n => Filter(n),
        BoundSelect n => Select(n),
        BoundContext n => Context(n),
        BoundTable n => Table(n),
        _ => throw new InvalidOperationException($"a {node.GetType().Name} cannot be evaluated"),
    };

    private Value Read(BoundRead node)
    {
        var value = frame[node.Symbol.Slot];
        return value.IsUnknown && value.Causes.IsEmpty ? node.Absent : value;
    }

    private Value Logical(BoundLogical node)
    {
        var isAnd = node.Operator == LogicalOperator.And;
        var left = Run(node.Left);
        if (isAnd ? left.IsFalse : left.IsTrue)
        {
            return left;
        }

        var right = Run(node.Right);
        return isAnd ? Logic.And(left, right) : Logic.Or(left, right);
    }

    private Value AnyOf(BoundAnyOf node)
    {
        var found = Value.False;
        foreach (var test in node.Tests)
        {
            found = Logic.Or(found, Run(test));
            if (found.IsTrue)
            {
                break;
            }
        }

        return found;
    }

    private Value Let(BoundLet node)
    {
        locals[node.Local.Index] = Run(node.Subject);
        return Run(node.Body);
    }

    private Value If(BoundIf node)
    {
        var truth = Logic.Truth(Run(node.Condition));

        // In the standard a condition that is not true is as good as false (DMN 1.5, table 56).
        return truth.IsUnknown && !IsStandard ? truth : Run(truth.IsTrue ? node.Then : node.Else);
    }
}
