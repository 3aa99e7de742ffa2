using System.Collections.Immutable;
using System.Globalization;

namespace Matching.Rules.Functions.Patterns;

/// <summary>A set of characters in a regular expression; characters are code points.</summary>
internal abstract record CharSet
{
    /// <summary>Whether a character is in the set.</summary>
    /// <param name="character">The character.</param>
    /// <param name="anyCase">Whether its case variants count too; categories, blocks and the like do not mind.</param>
    public abstract bool Has(int character, bool anyCase);

    /// <summary>How many simple sets must be asked.</summary>
    public virtual int Cost => 1;
}

/// <summary>The characters from one to another.</summary>
internal sealed record CharRange(int First, int Last) : CharSet
{
    /// <inheritdoc/>
    public override bool Has(int character, bool anyCase) =>
        IsIn(character) || (anyCase && CaseVariants.Of(character).Any(IsIn));

    private bool IsIn(int character) => character >= First && character <= Last;
}

/// <summary>The characters that a test is true of, whatever their case.</summary>
internal sealed record CharTest(Func<int, bool> Test) : CharSet
{
    /// <inheritdoc/>
    public override bool Has(int character, bool anyCase) => Test(character);
}

/// <summary>The characters of some general categories.</summary>
/// <param name="Categories">One bit a category.</param>
internal sealed record CharCategory(int Categories) : CharSet
{
    /// <inheritdoc/>
    public override bool Has(int character, bool anyCase) => (Categories & (1 << (int)CharUnicodeInfo.GetUnicodeCategory(character))) != 0;
}

/// <summary>All characters that are not in a set.</summary>
internal sealed record CharComplement(CharSet Inner) : CharSet
{
    /// <inheritdoc/>
    public override bool Has(int character, bool anyCase) => !Inner.Has(character, anyCase);

    /// <inheritdoc/>
    public override int Cost => Inner.Cost;
}

/// <summary>The characters of several sets.</summary>
internal sealed record CharUnion(ImmutableArray<CharSet> Parts) : CharSet
{
    /// <inheritdoc/>
    public override bool Has(int character, bool anyCase) => Parts.Any(p => p.Has(character, anyCase));

    /// <inheritdoc/>
    public override int Cost { get; } = Parts.Sum(p => p.Cost);
}

/// <summary>The characters of a set without those of another.</summary>
internal sealed record CharDifference(CharSet From, CharSet Without) : CharSet
{
    /// <inheritdoc/>
    public override bool Has(int character, bool anyCase) => From.Has(character, anyCase) && !Without.Has(character, anyCase);

    /// <inheritdoc/>
    public override int Cost { get; } = From.Cost + Without.Cost;
}
