using System.Collections.Immutable;

namespace Matching.Rules.Values;

/// <summary>Collects the elements of a list that is being computed; unknown as soon as its length is not certain.</summary>
internal sealed class ListCollector
{
    private readonly ImmutableArray<Value>.Builder elements = ImmutableArray.CreateBuilder<Value>();
    private Value blocked = Value.True;

    /// <summary>Adds an element.</summary>
    public void Add(Value element)
    {
        Budget.CheckList(elements.Count + 1);
        elements.Add(element);
    }

    /// <summary>Adds an element when a condition is true; an unknown condition makes the list unknown.</summary>
    public void AddWhen(Value condition, Value element)
    {
        var truth = Logic.Truth(condition);
        if (truth.IsTrue)
        {
            Add(element);
        }
        else if (truth.IsUnknown)
        {
            Block(truth);
        }
    }

    /// <summary>Makes the list unknown.</summary>
    public void Block(Value unknown) => blocked = Logic.Union(blocked, unknown);

    /// <summary>The elements so far, as a list of their own.</summary>
    public Value SoFar(Budget budget)
    {
        budget.Charge(elements.Count);
        return Value.Of(elements.ToImmutable());
    }

    /// <summary>The list.</summary>
    public Value Result() => blocked.IsUnknown ? blocked : Value.Of(elements.ToImmutable());
}
