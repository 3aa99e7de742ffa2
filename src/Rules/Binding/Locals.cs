using System.Collections.Immutable;
using Matching.Rules.Binding.Tree;
using Matching.Rules.Values;

namespace Matching.Rules.Binding;

/// <summary>The names that hold inside a part of a rule, innermost last. One for a whole rule, so that no two share a place.</summary>
internal sealed class Locals
{
    private readonly List<Local> visible = [];

    /// <summary>Number of places given out.</summary>
    public int Count { get; private set; }

    /// <summary>Gives out a place without making the name visible.</summary>
    public Local Reserve(string name, FeelType type, string? unit = null, ImmutableArray<Value> domain = default) =>
        new(name, Count++, type, unit, domain.IsDefault ? [] : domain);

    /// <summary>Makes a name visible.</summary>
    public void Enter(Local local) => visible.Add(local);

    /// <summary>Hides the names that became visible last.</summary>
    public void Leave(int count) => visible.RemoveRange(visible.Count - count, count);

    /// <summary>The innermost visible local with a name, or null.</summary>
    public Local? Find(string name) => visible.FindLast(l => l.Name == name);

    /// <summary>The visible locals, innermost first.</summary>
    public IEnumerable<Local> Innermost() => Enumerable.Reverse(visible);

    /// <summary>Types of the visible locals.</summary>
    public IEnumerable<FeelType> Types => visible.Select(l => l.Type);

    /// <summary>Names that are visible now.</summary>
    public IEnumerable<string> Names => visible.Select(l => l.Name);
}
