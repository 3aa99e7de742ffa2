namespace Matching.Rules.Binding.Tree;

/// <summary>Gives a value the form of a type, or null where it does not conform (DMN 1.5, 10.3.2.9.4).</summary>
internal sealed class BoundCoerce(Place place, BoundNode operand, FeelType type) : BoundNode(place, type, operand.Size)
{
    public BoundNode Operand { get; } = operand;
}

/// <summary><c>x instance of T</c>.</summary>
internal sealed class BoundInstanceOf(Place place, BoundNode operand, FeelType wanted) : BoundNode(place, FeelType.Boolean, operand.Size)
{
    public BoundNode Operand { get; } = operand;

    public FeelType Wanted { get; } = wanted;
}

/// <summary>A range as a value; an end that is null is open.</summary>
internal sealed class BoundRange(Place place, BoundNode? low, bool lowIncluded, BoundNode? high, bool highIncluded)
    : BoundNode(place, new RangeType(low?.Type ?? high!.Type), (low?.Size ?? 0) + (high?.Size ?? 0))
{
    public BoundNode? Low { get; } = low;

    public bool LowIncluded { get; } = lowIncluded;

    public BoundNode? High { get; } = high;

    public bool HighIncluded { get; } = highIncluded;
}

/// <summary>Whether a value passes a test that is a value itself: equal to it, in its range, in its list.</summary>
internal sealed class BoundMatches(Place place, BoundNode subject, BoundNode test)
    : BoundNode(place, FeelType.Boolean, subject.Size + test.Size)
{
    public BoundNode Subject { get; } = subject;

    public BoundNode Test { get; } = test;
}

/// <summary>A filter whose expression turns out to be a condition or an index only when it is evaluated.</summary>
internal sealed class BoundSelect(Place place, Local item, BoundNode source, BoundNode condition)
    : BoundNode(place, FeelType.Any, source.Size + condition.Size)
{
    public Local Item { get; } = item;

    public BoundNode Source { get; } = source;

    public BoundNode Condition { get; } = condition;
}

/// <summary>A name inside a filter: an entry of the item where the item is a context that has it, else what the name means outside.</summary>
internal sealed class BoundItemName(Place place, string name, Local item, BoundNode otherwise)
    : BoundNode(place, FeelType.Any, otherwise.Size)
{
    public string Name { get; } = name;

    public Local Item { get; } = item;

    public BoundNode Otherwise { get; } = otherwise;
}
