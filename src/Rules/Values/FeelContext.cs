using System.Collections.Immutable;

namespace Matching.Rules.Values;

/// <summary>An ordered set of named values.</summary>
/// <param name="Entries">The entries in order; each key once.</param>
public sealed record FeelContext(ImmutableArray<KeyValuePair<string, Value>> Entries)
{
    /// <summary>The value of a key, or FEEL's null when there is none.</summary>
    public Value this[string key]
    {
        get
        {
            foreach (var entry in Entries)
            {
                if (entry.Key == key)
                {
                    return entry.Value;
                }
            }

            return Value.Null;
        }
    }

    /// <summary>Whether there is an entry with a key.</summary>
    public bool Has(string key) => Entries.Any(e => e.Key == key);

    /// <summary>Same keys with the same content, in any order.</summary>
    public bool Equals(FeelContext? other) => other is not null && Entries.Length == other.Entries.Length
        && Entries.OrderBy(e => e.Key, StringComparer.Ordinal).SequenceEqual(other.Entries.OrderBy(e => e.Key, StringComparer.Ordinal));

    /// <inheritdoc/>
    public override int GetHashCode() => Entries.Length;

    /// <inheritdoc/>
    public override string ToString() => "{" + string.Join(", ", Entries.Select(e => FeelText.Quote(e.Key) + ": " + e.Value)) + "}";
}
