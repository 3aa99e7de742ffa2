using System.Collections.Immutable;
using System.Linq.Expressions;
using Matching.Rules.Binding.Tree;
using Matching.Rules.Values;
using static System.Linq.Expressions.Expression;

namespace Matching.Rules.Emit;

/// <content>Iterations, contexts and decision tables.</content>
internal sealed partial class Emitter
{
    private BlockExpression For(BoundFor node)
    {
        var collector = Variable(typeof(ListCollector));
        return Block(typeof(Value), [collector],
            Assign(collector, New(typeof(ListCollector))),
            Nest(node.Iterators, 0, unlisted => Call(collector, nameof(ListCollector.Block), null, unlisted), Block(
                Charge(node.Body.Size),
                node.Partial is { } partial ? Assign(locals[partial.Index], Call(collector, nameof(ListCollector.SoFar), null, budget)) : Empty(),
                Call(collector, nameof(ListCollector.Add), null, Emit(node.Body)))),
            Call(collector, nameof(ListCollector.Result), null));
    }

    private BlockExpression Quantified(BoundQuantified node)
    {
        var found = Variable(typeof(Value));
        var (decided, truth) = (Variable(typeof(int)), Variable(typeof(Value)));
        var done = Label();
        return Block(typeof(Value), [found, decided, truth],
            Assign(found, Constant(Value.Of(node.IsEvery), typeof(Value))),
            Nest(node.Iterators, 0, Add, Block(
                Charge(node.Body.Size),
                Decide(node.Body, decided, truth),
                IfThen(
                    Equal(decided, Constant(node.IsEvery ? 0 : 1)),
                    Block(Assign(found, node.IsEvery ? No : Yes), Break(done))),
                IfThen(GreaterThan(decided, Constant(1)), Add(truth)))),
            Label(done),
            found);

        Expression Add(Expression value) =>
            Assign(found, node.IsEvery ? Invoke(Logic.And, found, value) : Invoke(Logic.Or, found, value));
    }

    /// <summary>Loops inside loops, one for each iterator, around a body.</summary>
    private Expression Nest(ImmutableArray<BoundIterator> iterators, int index, Func<Expression, Expression> unlisted, Expression body)
    {
        if (index == iterators.Length)
        {
            return body;
        }

        var source = Variable(typeof(Value));
        return Block(typeof(void), [source],
            Assign(source, Elements(Emit(iterators[index].Source))),
            IfThenElse(
                IsList(source),
                Each(source, locals[iterators[index].Local.Index], Block(Charge(1), Nest(iterators, index + 1, unlisted, body))),
                unlisted(Invoke(Iteration.Unlisted, source))));
    }

    private Expression Elements(Expression source) => IsStandard ? Invoke(Selection.Elements, source, budget) : source;

    private static BlockExpression Each(Expression list, ParameterExpression item, Expression body)
    {
        var elements = Variable(typeof(ImmutableArray<Value>));
        var index = Variable(typeof(int));
        var end = Label();
        var atEnd = GreaterThanOrEqual(index, Property(elements, nameof(ImmutableArray<Value>.Length)));
        return Block(typeof(void), [elements, index],
            Assign(elements, Property(list, nameof(Value.AsList))),
            Assign(index, Constant(0)),
            Loop(
                Block(
                    IfThen(atEnd, Break(end)),
                    Assign(item, Property(elements, "Item", index)),
                    PreIncrementAssign(index),
                    body),
                end));
    }

    private BlockExpression Filter(BoundFilter node)
    {
        var source = Variable(typeof(Value));
        var collector = Variable(typeof(ListCollector));
        var item = locals[node.Item.Index];
        var loop = Each(source, item, Block(
            Charge(node.Condition.Size),
            Call(collector, nameof(ListCollector.AddWhen), null, Emit(node.Condition), item)));
        return Block(typeof(Value), [source, collector],
            Assign(source, Emit(node.Source)),
            Condition(
                IsList(source),
                Block(typeof(Value), Assign(collector, New(typeof(ListCollector))), loop, Call(collector, nameof(ListCollector.Result), null)),
                Invoke(Iteration.Unlisted, source)));
    }

    private BlockExpression Context(BoundContext node)
    {
        var keys = node.Keys.Select(k => locals[k.Index]).ToArray();
        var statements = keys.Select((key, i) => (Expression)Assign(key, Emit(node.Contents[i]))).ToList();
        statements.Add(Invoke(Iteration.Context, Constant(node.Names), NewArrayInit(typeof(Value), keys)));
        return Block(typeof(Value), statements);
    }

    private MethodCallExpression Charge(int steps) => Call(budget, nameof(Budget.Charge), null, Constant(steps));

    private static BinaryExpression IsList(Expression value) => Equal(Property(value, nameof(Value.Kind)), Constant(ValueKind.List));
}
