using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;

namespace Matching.Rules.Functions.Patterns;

/// <summary>Characters that differ only in case: with the same upper case or the same lower case (XPath Functions and Operators, 5.6.1.1).</summary>
internal static class CaseVariants
{
    private static readonly Lazy<FrozenDictionary<int, ImmutableArray<int>>> Table = new(Build);

    /// <summary>The variants of a character, without itself.</summary>
    public static ImmutableArray<int> Of(int character) => Table.Value.GetValueOrDefault(character, []);

    /// <summary>Whether two characters are the same but for case.</summary>
    public static bool AreSame(int left, int right) => left == right || Of(left).Contains(right);

    private static FrozenDictionary<int, ImmutableArray<int>> Build()
    {
        var cased = Enumerable.Range(0, 0x1FFFF).Where(Rune.IsValid).Select(c => new Rune(c))
            .Where(r => Rune.ToUpperInvariant(r) != r || Rune.ToLowerInvariant(r) != r).ToArray();
        var byUpper = cased.ToLookup(Rune.ToUpperInvariant);
        var byLower = cased.ToLookup(Rune.ToLowerInvariant);
        return cased.ToFrozenDictionary(r => r.Value, r => Variants(r, byUpper, byLower));
    }

    private static ImmutableArray<int> Variants(Rune rune, ILookup<Rune, Rune> byUpper, ILookup<Rune, Rune> byLower) =>
    [
        .. byUpper[Rune.ToUpperInvariant(rune)].Concat(byLower[Rune.ToLowerInvariant(rune)])
            .Append(Rune.ToUpperInvariant(rune)).Append(Rune.ToLowerInvariant(rune))
            .Select(r => r.Value).Where(c => c != rune.Value).Distinct(),
    ];
}
