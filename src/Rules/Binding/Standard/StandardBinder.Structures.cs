using System.Collections.Immutable;
using Matching.Rules.Binding.Tree;
using Matching.Rules.Syntax;
using Matching.Rules.Values;

namespace Matching.Rules.Binding.Standard;

/// <content>Iterations, contexts, filters and tests.</content>
internal sealed partial class StandardBinder
{
    /// <summary>Binds unary tests over a value that is held by a local.</summary>
    public BoundNode Tests(UnaryTestsNode tests, Local tested)
    {
        var bound = tests.Tests.Select(t => Test(t, tested)).ToArray();
        var place = At(tests);
        BoundNode any = bound.Length == 1 ? bound[0] : new BoundAnyOf(place, [.. bound]);
        return tests.IsNegated ? new BoundNot(place, any) : any;
    }

    private BoundNode Test(Node test, Local tested)
    {
        var place = At(test);
        var value = new BoundLocal(place, tested);
        switch (test)
        {
            case AnyTestNode:
                return new BoundConstant(place, FeelType.Boolean, Value.True);
            case ComparisonTestNode comparison:
                return new BoundComparison(place, comparison.Operator, value, Bind(comparison.Operand));
            case RangeNode range:
                return new BoundWithin(place, value, Bind(range.Low), range.LowIncluded, Bind(range.High), range.HighIncluded);
            default:
                var (outer, outerRead) = (subject, readSubject);
                (subject, readSubject) = (tested, false);
                var operand = Bind(test);
                var isCondition = readSubject;
                (subject, readSubject) = (outer, outerRead);
                return isCondition ? operand : new BoundMatches(place, value, operand);
        }
    }

    private BoundLet Between(BetweenNode node)
    {
        var (local, subject) = Held(node.Subject);
        var test = new BoundWithin(At(node), new BoundLocal(subject.Place, local), Bind(node.Low), true, Bind(node.High), true);
        return new BoundLet(At(node), local, subject, test);
    }

    private BoundLet In(InNode node)
    {
        var (local, value) = Held(node.Subject);
        return new BoundLet(At(node), local, value, Tests(node.Tests, local));
    }

    private (Local Local, BoundNode Value) Held(Node node)
    {
        var value = Bind(node);
        return (locals.Reserve("?", FeelType.Any), value);
    }

    private BoundFor For(ForNode node)
    {
        var iterators = Iterators(node.Iterators);
        var partial = locals.Reserve("partial", FeelType.Any);
        locals.Enter(partial);
        var body = Bind(node.Body);
        locals.Leave(iterators.Length + 1);
        return new BoundFor(At(node), iterators, body) { Partial = LocalReads.Of(body).Contains(partial) ? partial : null };
    }

    private BoundQuantified Quantified(QuantifiedNode node)
    {
        var iterators = Iterators(node.Iterators);
        var body = Bind(node.Body);
        locals.Leave(iterators.Length);
        return new BoundQuantified(At(node), node.IsEvery, iterators, body);
    }

    private ImmutableArray<BoundIterator> Iterators(ImmutableArray<IteratorNode> nodes)
    {
        var bound = ImmutableArray.CreateBuilder<BoundIterator>();
        foreach (var node in nodes)
        {
            var source = Bind(node.Source);
            if (node.End is not null)
            {
                source = new BoundSequence(At(node), source, Bind(node.End));
            }

            var local = locals.Reserve(node.Name, FeelType.Any);
            locals.Enter(local);
            bound.Add(new BoundIterator(local, source));
        }

        return bound.ToImmutable();
    }

    private BoundNode Context(ContextNode node)
    {
        if (node.Entries.DistinctBy(e => e.Key).Count() != node.Entries.Length)
        {
            return Nothing(At(node), Fault.DuplicateKey);
        }

        var keys = ImmutableArray.CreateBuilder<Local>();
        var contents = ImmutableArray.CreateBuilder<BoundNode>();
        foreach (var entry in node.Entries)
        {
            contents.Add(Bind(entry.Content));
            keys.Add(locals.Reserve(entry.Key, FeelType.Any));
            locals.Enter(keys[^1]);
        }

        locals.Leave(keys.Count);
        return new BoundContext(At(node), new ContextType([]), keys.ToImmutable(), contents.ToImmutable());
    }

    /// <summary>Binds a filter: inside the condition entries of the item are names.</summary>
    /// <param name="place">Where it stands.</param>
    /// <param name="source">What is filtered.</param>
    /// <param name="condition">Binds the condition; called while the item is visible.</param>
    public BoundSelect Filter(Place place, BoundNode source, Func<BoundNode> condition)
    {
        var item = locals.Reserve(Item, FeelType.Any);
        items.Add(item);
        locals.Enter(item);
        var bound = condition();
        locals.Leave(1);
        return new BoundSelect(place, item, source, bound);
    }
}
