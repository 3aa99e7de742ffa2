using System.Collections.Immutable;
using Matching.Rules.Binding.Tree;
using Matching.Rules.Diagnostics;
using Matching.Rules.Syntax;

namespace Matching.Rules.Binding;

/// <content>if, iterations, lists, contexts and filters.</content>
internal sealed partial class Binder
{
    private BoundIf If(IfNode node)
    {
        var condition = Condition(node.Condition);
        var (then, otherwise) = (Bind(node.Then), Bind(node.Else));
        var type = Unified([then, otherwise]);
        CheckUnits(then, otherwise, node.Span);
        return new BoundIf(At(node), type, condition, then, otherwise) { Unit = then.Unit ?? otherwise.Unit };
    }

    private BoundFor For(ForNode node)
    {
        var iterators = Iterators(node.Iterators);
        var body = Bind(node.Body);
        locals.Leave(iterators.Length);
        return new BoundFor(At(node), iterators, body);
    }

    private BoundQuantified Quantified(QuantifiedNode node)
    {
        var iterators = Iterators(node.Iterators);
        var body = Condition(node.Body);
        locals.Leave(iterators.Length);
        return new BoundQuantified(At(node), node.IsEvery, iterators, body);
    }

    private ImmutableArray<BoundIterator> Iterators(ImmutableArray<IteratorNode> nodes)
    {
        var bound = ImmutableArray.CreateBuilder<BoundIterator>();
        foreach (var node in nodes)
        {
            var source = node.End is null ? ListSource(node.Source) : Sequence(node);
            var local = locals.Reserve(node.Name, TypeRules.ElementOf(source.Type), source.Unit, Domain(source));
            Enter(local, node.NameSpan);
            bound.Add(new BoundIterator(local, source));
        }

        return bound.ToImmutable();
    }

    private BoundNode ListSource(Node node)
    {
        var source = Bind(node);
        if (source.Type is not ListType && !TypeRules.IsOpen(source.Type))
        {
            bag.Add(TypeMessages.NotList(node.Span, source.Type));
        }

        return source;
    }

    private BoundSequence Sequence(IteratorNode node)
    {
        var (start, end) = (Bind(node.Source), Bind(node.End!));
        foreach (var side in new[] { start, end })
        {
            if (!TypeRules.Assignable(side.Type, FeelType.Number))
            {
                bag.Add(TypeMessages.Incomparable(side.Place.Span, side.Type, FeelType.Number));
            }
        }

        return new BoundSequence(At(new SourceSpan(node.Source.Span.Start, node.End!.Span.End)), start, end);
    }

    private BoundList List(ListNode node)
    {
        var elements = node.Elements.Select(Bind).ToImmutableArray();
        return new BoundList(At(node), Unified(elements), elements);
    }

    private BoundContext Context(ContextNode node)
    {
        var keys = ImmutableArray.CreateBuilder<Local>();
        var contents = ImmutableArray.CreateBuilder<BoundNode>();
        foreach (var entry in node.Entries)
        {
            if (keys.Any(k => k.Name == entry.Key))
            {
                bag.Add(NameMessages.DuplicateKey(entry.KeySpan, entry.Key));
            }

            var content = Bind(entry.Content);
            var local = locals.Reserve(entry.Key, content.Type, content.Unit);
            locals.Enter(local);
            keys.Add(local);
            contents.Add(content);
        }

        locals.Leave(keys.Count);
        var type = new ContextType([.. keys.Select(k => KeyValuePair.Create(k.Name, k.Type))]);
        return new BoundContext(At(node), type, keys.ToImmutable(), contents.ToImmutable());
    }

    private BoundNode Filter(FilterNode node)
    {
        var source = ListSource(node.Source);
        var element = TypeRules.ElementOf(source.Type);
        var item = locals.Reserve("item", element, source.Unit, Domain(source));
        locals.Enter(item);
        var filter = Bind(node.Filter);
        locals.Leave(1);
        return filter.Type == FeelType.Number
            ? new BoundIndex(At(node), element, source, filter)
            : new BoundFilter(At(node), item, source, Boolean(filter));
    }

    private void Enter(Local local, SourceSpan span)
    {
        if (scope.Find(local.Name) is not null)
        {
            bag.Add(NameMessages.Hides(span, local.Name));
        }

        locals.Enter(local);
    }

    private FeelType Unified(IReadOnlyList<BoundNode> parts)
    {
        FeelType all = FeelType.Null;
        foreach (var part in parts)
        {
            if (TypeRules.Unify(all, part.Type) is not { } type)
            {
                bag.Add(TypeMessages.Branches(part.Place.Span, all, part.Type));
                return FeelType.Any;
            }

            all = type;
        }

        return parts.Count == 0 ? FeelType.Any : all;
    }
}
