using System.Collections.Frozen;
using Matching.Rules.Functions;
using Matching.Rules.Syntax;

namespace Matching.Rules.Binding;

/// <summary>The names that an expression may use. Immutable.</summary>
public sealed class Scope
{
    private readonly FrozenDictionary<string, Symbol> symbols;

    private readonly FrozenDictionary<string, FeelType> types;

    private readonly Lazy<NameTable> strictNames;

    /// <summary>A scope over the given symbols.</summary>
    /// <param name="symbols">The names.</param>
    /// <param name="types">Named types (item definitions) that <c>instance of</c> and parameters may use; none by default.</param>
    /// <exception cref="ArgumentException">A name occurs twice.</exception>
    public Scope(IEnumerable<Symbol> symbols, IEnumerable<KeyValuePair<string, FeelType>>? types = null)
    {
        this.types = (types ?? []).ToFrozenDictionary(StringComparer.Ordinal);
        this.symbols = symbols.ToFrozenDictionary(s => s.Name, StringComparer.Ordinal);
        strictNames = new Lazy<NameTable>(() => new(Dialect.Strict, FunctionTable.Names(Dialect.Strict).Concat(this.symbols.Keys), [], []));
        SlotCount = this.symbols.Values.Select(s => s.Slot + 1).DefaultIfEmpty(0).Max();
    }

    /// <summary>A scope without names.</summary>
    public static Scope Empty { get; } = new([]);

    /// <summary>The names of rule packs as their parser needs them; made once, because a catalogue has thousands of texts over one scope.</summary>
    internal NameTable StrictNames => strictNames.Value;

    /// <summary>Number of slots that a frame needs.</summary>
    public int SlotCount { get; }

    /// <summary>All symbols, in no particular order.</summary>
    public IEnumerable<Symbol> Symbols => symbols.Values;

    /// <summary>The symbol with a name, or null.</summary>
    public Symbol? Find(string name) => symbols.GetValueOrDefault(name);

    /// <summary>The named type (item definition) with a name, or null. Built-in types are not listed.</summary>
    public FeelType? FindType(string name) => types.GetValueOrDefault(name);

    /// <summary>All named types by their names.</summary>
    public IEnumerable<KeyValuePair<string, FeelType>> Types => types;

    /// <summary>This scope with further names; a further name hides one of this scope.</summary>
    public Scope With(IEnumerable<Symbol> further)
    {
        var merged = symbols.Values.ToDictionary(s => s.Name, StringComparer.Ordinal);
        foreach (var symbol in further)
        {
            merged[symbol.Name] = symbol;
        }

        return new Scope(merged.Values, types);
    }
}
