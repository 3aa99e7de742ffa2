using System.Collections.Immutable;
using Matching.Engine.Tags;
using Matching.Rules.Binding;

namespace Matching.Engine.Decisions;

/// <summary>Which tags a set of expressions needs: those they read and, transitively, the bases of derived ones. Immutable.</summary>
public sealed class FramePlan
{
    private readonly ImmutableDictionary<string, int> positions;

    /// <summary>A plan for expressions bound in the dictionary's scope.</summary>
    /// <param name="tags">The dictionary.</param>
    /// <param name="expressions">The expressions.</param>
    public FramePlan(TagDictionary tags, IEnumerable<RuleExpression> expressions)
        : this(tags, expressions.SelectMany(e => e.Reads).Select(s => s.Name))
    {
    }

    private FramePlan(TagDictionary tags, IEnumerable<string> names)
    {
        Dictionary = tags;
        var needed = Needed(tags, names);
        Tags = [.. tags.Tags.Where(t => needed.Contains(t.Name))];
        positions = Tags.Select((t, i) => (t.Name, i)).ToImmutableDictionary(p => p.Name, p => p.i, StringComparer.Ordinal);
        Derived = [.. tags.DerivedInOrder.Where(t => t.Formula is not null && needed.Contains(t.Name)).Select(t => positions[t.Name])];
        AsOfSlot = tags.Scope.Find(TagDictionary.AsOfName)?.Slot ?? -1;
    }

    /// <summary>The dictionary.</summary>
    public TagDictionary Dictionary { get; }

    /// <summary>The tags needed, in dictionary order.</summary>
    public ImmutableArray<Tag> Tags { get; }

    /// <summary>Positions in <see cref="Tags"/> of those with a formula, each after those it reads.</summary>
    public ImmutableArray<int> Derived { get; }

    /// <summary>Slot of the as-of date, or -1 when the scope does not have it.</summary>
    public int AsOfSlot { get; }

    /// <summary>A plan for tags by their names.</summary>
    /// <param name="tags">The dictionary.</param>
    /// <param name="names">Names; one that the dictionary does not have is left out.</param>
    internal static FramePlan OfTags(TagDictionary tags, IEnumerable<string> names) => new(tags, names);

    /// <summary>Position of a tag in <see cref="Tags"/>, or -1 when it is not needed.</summary>
    public int PositionOf(string name) => positions.GetValueOrDefault(name, -1);

    private static HashSet<string> Needed(TagDictionary tags, IEnumerable<string> names)
    {
        var needed = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>(names);
        while (open.TryDequeue(out var name))
        {
            if (!needed.Add(name))
            {
                continue;
            }

            foreach (var symbol in tags.Find(name)?.Formula?.Reads ?? [])
            {
                open.Enqueue(symbol.Name);
            }

            if (name == RunDefaults.PlaceOfAcceptance)
            {
                open.Enqueue(RunDefaults.ChildResidence);
            }
        }

        return needed;
    }
}
