using System.Collections.Frozen;

namespace Matching.Rules.Binding;

/// <summary>The names that an expression may use. Immutable.</summary>
public sealed class Scope
{
    private readonly FrozenDictionary<string, Symbol> symbols;

    /// <summary>A scope over the given symbols.</summary>
    /// <exception cref="ArgumentException">A name occurs twice.</exception>
    public Scope(IEnumerable<Symbol> symbols)
    {
        this.symbols = symbols.ToFrozenDictionary(s => s.Name, StringComparer.Ordinal);
        SlotCount = this.symbols.Values.Select(s => s.Slot + 1).DefaultIfEmpty(0).Max();
    }

    /// <summary>A scope without names.</summary>
    public static Scope Empty { get; } = new([]);

    /// <summary>Number of slots that a frame needs.</summary>
    public int SlotCount { get; }

    /// <summary>All symbols, in no particular order.</summary>
    public IEnumerable<Symbol> Symbols => symbols.Values;

    /// <summary>The symbol with a name, or null.</summary>
    public Symbol? Find(string name) => symbols.GetValueOrDefault(name);

    /// <summary>This scope with further names; a further name hides one of this scope.</summary>
    public Scope With(IEnumerable<Symbol> further)
    {
        var merged = symbols.Values.ToDictionary(s => s.Name, StringComparer.Ordinal);
        foreach (var symbol in further)
        {
            merged[symbol.Name] = symbol;
        }

        return new Scope(merged.Values);
    }
}
