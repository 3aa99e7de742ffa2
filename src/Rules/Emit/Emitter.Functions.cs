using System.Linq.Expressions;
using Matching.Rules.Binding;
using Matching.Rules.Binding.Tree;
using Matching.Rules.Values;
using static System.Linq.Expressions.Expression;

namespace Matching.Rules.Emit;

/// <content>Closures, ranges and filters of the standard dialect.</content>
internal sealed partial class Emitter
{
    /// <summary>A closure: captured locals are copied where it is made, because a loop gives its variable a new value each time.</summary>
    private BlockExpression Function(BoundFunction node)
    {
        var captured = LocalReads.Of(node.Body).Where(l => l.Index < node.FirstLocal).Select(l => l.Index).ToArray();
        var copies = captured.Select(Place).ToArray();
        var assigned = captured.Select((index, i) => (Expression)Assign(copies[i], locals[index])).ToArray();

        var (outerLocals, outerBudget) = (locals, budget);
        var inner = Enumerable.Range(node.FirstLocal, node.EndLocal - node.FirstLocal).Select(Place).ToArray();
        locals = [.. outerLocals];
        inner.CopyTo(locals, node.FirstLocal);
        for (var i = 0; i < captured.Length; i++)
        {
            locals[captured[i]] = copies[i];
        }

        budget = Parameter(typeof(Budget), "budget");
        var arguments = Parameter(typeof(Value[]), "arguments");
        var parameters = node.Parameters.Select((p, i) => (Expression)Assign(locals[p.Index], ArrayIndex(arguments, Constant(i))));
        var body = Lambda<CompiledBody>(Block(typeof(Value), inner, [.. parameters, Emit(node.Body)]), arguments, budget);
        (locals, budget) = (outerLocals, outerBudget);
        return Block(typeof(Value), copies, [.. assigned, Invoke(EmittedFunction.Make, Constant(node), body)]);
    }

    private Expression Range(BoundRange node)
    {
        if (node is { Low: { } low, High: { } high })
        {
            return Invoke(Selection.Range, Emit(low), Constant(node.LowIncluded), Emit(high), Constant(node.HighIncluded));
        }

        var isLow = node.Low is not null;
        return Invoke(Selection.HalfRange, Emit(node.Low ?? node.High!), Constant(isLow), Constant(isLow ? node.LowIncluded : node.HighIncluded));
    }

    private ConditionalExpression ItemName(BoundItemName node)
    {
        var item = locals[node.Item.Index];
        return Condition(
            Invoke(Selection.Has, item, Constant(node.Name)),
            Invoke(Selection.Settle, Property(Property(item, nameof(Value.AsContext)), "Item", Constant(node.Name))),
            Emit(node.Otherwise));
    }

    /// <summary>A filter by condition or by place: what the expression gives decides.</summary>
    private BlockExpression Select(BoundSelect node)
    {
        var (given, source, condition, result) = (Variable(typeof(Value)), Variable(typeof(Value)), Variable(typeof(Value)), Variable(typeof(Value)));
        var collector = Variable(typeof(ListCollector));
        var item = locals[node.Item.Index];
        var done = Label();
        var isNumber = Equal(Property(condition, nameof(Value.Kind)), Constant(ValueKind.Number));
        var evaluate = Block(Charge(node.Condition.Size), Assign(condition, Emit(node.Condition)));
        var loop = Each(source, item, Block(
            evaluate,
            IfThen(isNumber, Block(Assign(result, Invoke(Selection.At, source, condition)), Break(done))),
            IfThen(IsTrue(condition), Call(collector, nameof(ListCollector.Add), null, item))));
        return Block(typeof(Value), [given, source, condition, result, collector],
            Assign(given, Emit(node.Source)),
            Assign(source, Invoke(Selection.Filtered, given)),
            Assign(collector, New(typeof(ListCollector))),
            loop,
            Assign(result, Call(collector, nameof(ListCollector.Result), null)),
            IfThen(
                Invoke(Selection.IsEmpty, source),
                Block(
                    Assign(item, Constant(Value.Null, typeof(Value))),
                    evaluate,
                    IfThen(OrElse(isNumber, Invoke(Selection.IsNull, given)), Assign(result, Constant(Value.Null, typeof(Value)))))),
            Label(done),
            result);
    }
}
