using System.Collections.Frozen;
using System.Collections.Immutable;
using Matching.Rules.Binding;

namespace Matching.Engine.Tags;

/// <summary>All tags, with the scope in which rules are bound. Immutable.</summary>
public sealed class TagDictionary
{
    private readonly FrozenDictionary<string, Tag> byNameOrCode;
    private readonly FrozenSet<string> fixedNames;

    /// <summary>A dictionary over tags whose symbols have slots 0 … n-1.</summary>
    /// <param name="tags">The tags.</param>
    /// <param name="derivedInOrder">Tags with a formula, each after those it reads.</param>
    /// <param name="scope">Scope with one symbol for each tag.</param>
    public TagDictionary(ImmutableArray<Tag> tags, ImmutableArray<Tag> derivedInOrder, Scope scope)
    {
        Tags = tags;
        DerivedInOrder = derivedInOrder;
        Scope = scope;
        byNameOrCode = tags.SelectMany(t => new[] { (t.Name, t), (t.Code, t) }).DistinctBy(p => p.Item1).ToFrozenDictionary(p => p.Item1, p => p.t, StringComparer.Ordinal);
        fixedNames = FixedOf(tags, derivedInOrder);
    }

    /// <summary>Name of the as-of date in expressions.</summary>
    public const string AsOfName = "基准日";

    /// <summary>All tags, in dictionary order.</summary>
    public ImmutableArray<Tag> Tags { get; }

    /// <summary>Tags with a formula (derived and system), each after those it reads.</summary>
    public ImmutableArray<Tag> DerivedInOrder { get; }

    /// <summary>Scope with one symbol for each tag.</summary>
    public Scope Scope { get; }

    /// <summary>SHA-256 of the canonical content: types, values, formulas, dated values and maximum ages. Decisions depend on it as on the packs.</summary>
    public string Hash { get; init; } = "";

    /// <summary>The tag with a Chinese name or a code, or null.</summary>
    public Tag? Find(string nameOrCode) => byNameOrCode.GetValueOrDefault(nameOrCode);

    /// <summary>
    /// Whether neither a person nor a department changes the value of a tag: one that is marked so, a figure of the catalogue, what the system
    /// sets, and what is computed from such alone. An age is fixed in this sense, though time moves it.
    /// </summary>
    /// <param name="name">Name of the tag.</param>
    public bool IsFixed(string name) => fixedNames.Contains(name);

    private static FrozenSet<string> FixedOf(ImmutableArray<Tag> tags, ImmutableArray<Tag> derivedInOrder)
    {
        var found = tags.Where(t => t.Fixed || t.Role is TagRole.Parameter or TagRole.System).Select(t => t.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var tag in derivedInOrder)
        {
            if (tag.Formula!.Reads.All(r => found.Contains(r.Name)))
            {
                found.Add(tag.Name);
            }
        }

        return found.ToFrozenSet(StringComparer.Ordinal);
    }
}
