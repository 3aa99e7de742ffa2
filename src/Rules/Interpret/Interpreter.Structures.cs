using System.Collections.Immutable;
using Matching.Rules.Binding.Tree;
using Matching.Rules.Values;

namespace Matching.Rules.Interpret;

/// <content>Iterations, filters and contexts.</content>
internal sealed partial class Interpreter
{
    /// <summary>Steps of an iteration that a trace keeps; the value takes all elements into account.</summary>
    private const int MaxTraced = 64;

    private TraceNode For(BoundFor node)
    {
        var steps = ImmutableArray.CreateBuilder<TraceNode>();
        var collector = new ListCollector();
        Iterate(node.Iterators, 0, steps, collector.Block, () =>
        {
            budget.Charge(node.Body.Size);
            if (node.Partial is { } partial)
            {
                locals[partial.Index] = collector.SoFar(budget);
            }

            collector.Add(Kept(steps, Run(node.Body)));
            return true;
        });
        return Done(node, collector.Result(), steps.ToImmutable());
    }

    private TraceNode Quantified(BoundQuantified node)
    {
        var steps = ImmutableArray.CreateBuilder<TraceNode>();
        var found = Value.Of(node.IsEvery);
        Iterate(node.Iterators, 0, steps, Add, () =>
        {
            budget.Charge(node.Body.Size);
            Add(Kept(steps, Run(node.Body)));
            return node.IsEvery ? !found.IsFalse : !found.IsTrue;
        });
        return Done(node, found, steps.ToImmutable());

        void Add(Value value) => found = node.IsEvery ? Logic.And(found, value) : Logic.Or(found, value);
    }

    /// <summary>Runs a body over all combinations until it says to stop; false when stopped.</summary>
    private bool Iterate(
        ImmutableArray<BoundIterator> iterators, int index, ImmutableArray<TraceNode>.Builder steps, Action<Value> unlisted, Func<bool> body)
    {
        if (index == iterators.Length)
        {
            return body();
        }

        var source = Kept(steps, Run(iterators[index].Source));
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
            if (!Iterate(iterators, index + 1, steps, unlisted, body))
            {
                return false;
            }
        }

        return true;
    }

    private static Value Kept(ImmutableArray<TraceNode>.Builder steps, TraceNode step)
    {
        if (steps.Count < MaxTraced)
        {
            steps.Add(step);
        }

        return step.Value;
    }

    private TraceNode Filter(BoundFilter node)
    {
        var steps = ImmutableArray.CreateBuilder<TraceNode>();
        var source = Kept(steps, Run(node.Source));
        if (source.Kind != ValueKind.List)
        {
            return Done(node, Iteration.Unlisted(source), steps.ToImmutable());
        }

        var collector = new ListCollector();
        foreach (var element in source.AsList)
        {
            locals[node.Item.Index] = element;
            budget.Charge(node.Condition.Size);
            collector.AddWhen(Kept(steps, Run(node.Condition)), element);
        }

        return Done(node, collector.Result(), steps.ToImmutable());
    }

    private TraceNode Context(BoundContext node)
    {
        var steps = ImmutableArray.CreateBuilder<TraceNode>();
        for (var i = 0; i < node.Contents.Length; i++)
        {
            steps.Add(Run(node.Contents[i]));
            locals[node.Keys[i].Index] = steps[i].Value;
        }

        var value = Iteration.Context([.. node.Keys.Select(k => k.Name)], [.. steps.Select(s => s.Value)]);
        return Done(node, value, steps.ToImmutable());
    }

    /// <summary>A filter by condition or by place: what the expression gives decides.</summary>
    private TraceNode Select(BoundSelect node)
    {
        var steps = ImmutableArray.CreateBuilder<TraceNode>();
        var given = Kept(steps, Run(node.Source));
        var source = Selection.Filtered(given);
        var collector = new ListCollector();
        foreach (var element in source.AsList)
        {
            var condition = Condition(node, element, steps);
            if (condition.Kind == ValueKind.Number)
            {
                return Done(node, Iteration.At(source, condition), steps.ToImmutable());
            }

            if (condition.IsTrue)
            {
                collector.Add(element);
            }
        }

        var isIndex = source.AsList.IsEmpty && Condition(node, Value.Null, steps).Kind == ValueKind.Number;
        return Done(node, isIndex || given.Kind == ValueKind.Null ? Value.Null : collector.Result(), steps.ToImmutable());
    }

    private Value Condition(BoundSelect node, Value element, ImmutableArray<TraceNode>.Builder steps)
    {
        locals[node.Item.Index] = element;
        budget.Charge(node.Condition.Size);
        return Kept(steps, Run(node.Condition));
    }
}
