using System.Collections.Immutable;
using Matching.Rules.Binding.Tree;
using Matching.Rules.Values;

namespace Matching.Rules.Interpret;

/// <content>Iterations, filters and contexts.</content>
internal sealed partial class Interpreter
{
    /// <summary>Steps of an iteration that a trace keeps; the value takes all elements into account.</summary>
    private const int MaxTraced = 64;

    private Value For(BoundFor node)
    {
        var collector = new ListCollector();
        Iterate(node.Iterators, 0, collector.Block, () =>
        {
            budget.Charge(node.Body.Size);
            if (node.Partial is { } partial)
            {
                locals[partial.Index] = collector.SoFar(budget);
            }

            collector.Add(Repeated(node.Body));
            return true;
        });
        return collector.Result();
    }

    private Value Quantified(BoundQuantified node)
    {
        var found = Value.Of(node.IsEvery);
        Iterate(node.Iterators, 0, Add, () =>
        {
            budget.Charge(node.Body.Size);
            Add(Repeated(node.Body));
            return node.IsEvery ? !found.IsFalse : !found.IsTrue;
        });
        return found;

        void Add(Value value) => found = node.IsEvery ? Logic.And(found, value) : Logic.Or(found, value);
    }

    /// <summary>Runs a body over all combinations until it says to stop; false when stopped.</summary>
    private bool Iterate(ImmutableArray<BoundIterator> iterators, int index, Action<Value> unlisted, Func<bool> body)
    {
        if (index == iterators.Length)
        {
            return body();
        }

        var source = Repeated(iterators[index].Source);
        source = IsStandard ? Selection.Elements(source, budget) : source;
        if (source.Kind != ValueKind.List)
        {
            unlisted(Iteration.Unlisted(source));
            return true;
        }

        foreach (var element in source.AsList)
        {
            locals[iterators[index].Local.Index] = element;
            budget.Charge(1);
            if (!Iterate(iterators, index + 1, unlisted, body))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A step of an iteration, recorded only while the trace has room for it.</summary>
    private Value Repeated(BoundNode node)
    {
        if (steps is not { Count: >= MaxTraced } full)
        {
            return Run(node);
        }

        steps = null;
        var value = Run(node);
        steps = full;
        return value;
    }

    private Value Filter(BoundFilter node)
    {
        var source = Run(node.Source);
        if (source.Kind != ValueKind.List)
        {
            return Iteration.Unlisted(source);
        }

        var collector = new ListCollector();
        foreach (var element in source.AsList)
        {
            locals[node.Item.Index] = element;
            budget.Charge(node.Condition.Size);
            collector.AddWhen(Repeated(node.Condition), element);
        }

        return collector.Result();
    }

    private Value Context(BoundContext node)
    {
        var contents = new Value[node.Contents.Length];
        for (var i = 0; i < contents.Length; i++)
        {
            contents[i] = Run(node.Contents[i]);
            locals[node.Keys[i].Index] = contents[i];
        }

        return Iteration.Context(node.Names, contents);
    }

    /// <summary>A filter by condition or by place: what the expression gives decides.</summary>
    private Value Select(BoundSelect node)
    {
        var given = Run(node.Source);
        var source = Selection.Filtered(given);
        var collector = new ListCollector();
        foreach (var element in source.AsList)
        {
            var condition = Condition(node, element);
            if (condition.Kind == ValueKind.Number)
            {
                return Iteration.At(source, condition);
            }

            if (condition.IsTrue)
            {
                collector.Add(element);
            }
        }

        var isIndex = source.AsList.IsEmpty && Condition(node, Value.Null).Kind == ValueKind.Number;
        return isIndex || given.Kind == ValueKind.Null ? Value.Null : collector.Result();
    }

    private Value Condition(BoundSelect node, Value element)
    {
        locals[node.Item.Index] = element;
        budget.Charge(node.Condition.Size);
        return Repeated(node.Condition);
    }
}
