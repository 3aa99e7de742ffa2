using System.Collections.Immutable;
using Matching.Rules.Functions;

namespace Matching.Rules.Binding.Tree;

/// <summary>if, then, else.</summary>
internal sealed class BoundIf(Place place, FeelType type, BoundNode condition, BoundNode then, BoundNode otherwise)
    : BoundNode(place, type, condition.Size + then.Size + otherwise.Size)
{
    public BoundNode Condition { get; } = condition;

    public BoundNode Then { get; } = then;

    public BoundNode Else { get; } = otherwise;
}

/// <summary>One iteration variable and the list that it runs over.</summary>
internal sealed record BoundIterator(Local Local, BoundNode Source);

/// <summary>for … return.</summary>
internal sealed class BoundFor(Place place, ImmutableArray<BoundIterator> iterators, BoundNode body)
    : BoundNode(place, new ListType(body.Type), iterators.Sum(i => i.Source.Size) + body.Size)
{
    public ImmutableArray<BoundIterator> Iterators { get; } = iterators;

    public BoundNode Body { get; } = body;

    /// <summary>Local that holds the results so far (<c>partial</c>), or null where the body does not read it.</summary>
    public Local? Partial { get; init; }
}

/// <summary>some / every … satisfies.</summary>
internal sealed class BoundQuantified(Place place, bool isEvery, ImmutableArray<BoundIterator> iterators, BoundNode body)
    : BoundNode(place, FeelType.Boolean, iterators.Sum(i => i.Source.Size) + body.Size)
{
    public bool IsEvery { get; } = isEvery;

    public ImmutableArray<BoundIterator> Iterators { get; } = iterators;

    public BoundNode Body { get; } = body;
}

/// <summary>The whole numbers from one end to the other.</summary>
internal sealed class BoundSequence(Place place, BoundNode start, BoundNode end)
    : BoundNode(place, new ListType(FeelType.Number), start.Size + end.Size)
{
    public BoundNode Start { get; } = start;

    public BoundNode End { get; } = end;
}

/// <summary>A list literal.</summary>
internal sealed class BoundList(Place place, FeelType element, ImmutableArray<BoundNode> elements)
    : BoundNode(place, new ListType(element), elements.Sum(e => e.Size))
{
    public ImmutableArray<BoundNode> Elements { get; } = elements;
}

/// <summary>A context literal; later entries may read earlier ones.</summary>
internal sealed class BoundContext(Place place, ContextType type, ImmutableArray<Local> keys, ImmutableArray<BoundNode> contents)
    : BoundNode(place, type, contents.Sum(e => e.Size) + MakingSize)
{
    /// <summary>What making the context costs besides its contents.</summary>
    private const int MakingSize = 4;

    public ImmutableArray<Local> Keys { get; } = keys;

    /// <summary>Names of the keys.</summary>
    public ImmutableArray<string> Names { get; } = [.. keys.Select(k => k.Name)];

    public ImmutableArray<BoundNode> Contents { get; } = contents;
}

/// <summary>The elements of a list for which a condition is true.</summary>
internal sealed class BoundFilter(Place place, Local item, BoundNode source, BoundNode condition)
    : BoundNode(place, source.Type, source.Size + condition.Size)
{
    public Local Item { get; } = item;

    public BoundNode Source { get; } = source;

    public BoundNode Condition { get; } = condition;
}

/// <summary>The element of a list at a place, counted from 1, or from -1 at the end.</summary>
internal sealed class BoundIndex(Place place, FeelType type, BoundNode source, BoundNode index)
    : BoundNode(place, type, source.Size + index.Size)
{
    public BoundNode Source { get; } = source;

    public BoundNode Index { get; } = index;
}

/// <summary>A property or an entry.</summary>
internal sealed class BoundMember(Place place, FeelType type, BoundNode source, string member) : BoundNode(place, type, source.Size)
{
    public BoundNode Source { get; } = source;

    public string Member { get; } = member;
}

/// <summary>A call of a built-in function.</summary>
internal sealed class BoundCall(Place place, FeelType type, Overload overload, ImmutableArray<BoundNode> arguments)
    : BoundNode(place, type, arguments.Sum(a => a.Size))
{
    public Overload Overload { get; } = overload;

    public ImmutableArray<BoundNode> Arguments { get; } = arguments;

    /// <summary>Name of the function as written, single blanks between its words.</summary>
    public string Name
    {
        get
        {
            var bracket = Text.IndexOf('(', StringComparison.Ordinal);
            return bracket < 0 ? "" : string.Join(' ', Text[..bracket].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }
    }
}
