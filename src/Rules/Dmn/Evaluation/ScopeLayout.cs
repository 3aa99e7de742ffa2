using System.Collections.Immutable;
using Matching.Rules.Binding;
using Matching.Rules.Values;

namespace Matching.Rules.Dmn.Evaluation;

/// <summary>The variables of one element's logic: required elements by name, those of an import inside a context of its name.</summary>
/// <param name="Entries">Variables by slot.</param>
internal sealed record ScopeLayout(ImmutableArray<ScopeEntry> Entries)
{
    /// <summary>Arranges what is required; of two with one name the first counts.</summary>
    public static ScopeLayout Of(IEnumerable<Requirement> required) => new(Group(required.Select(r => (r.Path, r.Key))));

    /// <summary>The names with their types.</summary>
    public IEnumerable<Symbol> Symbols(Func<ElementKey, FeelType> typeOf) =>
        Entries.Select((entry, slot) => new Symbol(entry.Name, TypeOf(entry, typeOf), slot));

    /// <summary>The values by slot.</summary>
    public Value[] Frame(Func<ElementKey, Value> valueOf) => [.. Entries.Select(e => ValueOf(e, valueOf))];

    private static ImmutableArray<ScopeEntry> Group(IEnumerable<(ImmutableArray<string> Path, ElementKey Key)> required) =>
    [
        .. required.GroupBy(r => r.Path[0], StringComparer.Ordinal).Select(g => g.FirstOrDefault(r => r.Path.Length == 1) is { Path.IsDefault: false } leaf
            ? new ScopeEntry(g.Key, leaf.Key, [])
            : new ScopeEntry(g.Key, null, Group(g.Select(r => (r.Path[1..], r.Key))))),
    ];

    private static FeelType TypeOf(ScopeEntry entry, Func<ElementKey, FeelType> typeOf) => entry.Key is { } key
        ? typeOf(key)
        : new ContextType([.. entry.Inside.Select(e => KeyValuePair.Create(e.Name, TypeOf(e, typeOf)))]);

    private static Value ValueOf(ScopeEntry entry, Func<ElementKey, Value> valueOf) => entry.Key is { } key
        ? valueOf(key)
        : Value.Of(new FeelContext([.. entry.Inside.Select(e => KeyValuePair.Create(e.Name, ValueOf(e, valueOf)))]));
}

/// <summary>A variable of a scope.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Key">The element whose value it is; null for an import.</param>
/// <param name="Inside">Variables inside an import.</param>
internal sealed record ScopeEntry(string Name, ElementKey? Key, ImmutableArray<ScopeEntry> Inside);
