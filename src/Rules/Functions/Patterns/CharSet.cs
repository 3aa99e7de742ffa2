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

/// <summary>The characters of the general categories whose names begin with a text, e.g. <c>L</c> or <c>Lu</c>.</summary>
internal sealed record CharCategory(ImmutableArray<UnicodeCategory> Categories) : CharSet
{
    /// <inheritdoc/>
    public override bool Has(int character, bool anyCase) => Categories.Contains(CharUnicodeInfo.GetUnicodeCategory(character));
}

/// <summary>All characters that are not in a set.</summary>
internal sealed record CharComplement(CharSet Inner) : CharSet
{
    /// <inheritdoc/>
    public override bool Has(int character, bool anyCase) => !Inner.Has(character, anyCase);
}

/// <summary>The characters of several sets.</summary>
internal sealed record CharUnion(ImmutableArray<CharSet> Parts) : CharSet
{
    /// <inheritdoc/>
    public override bool Has(int character, bool anyCase) => Parts.Any(p => p.Has(character, anyCase));
}

/// <summary>The characters of a set without those of another.</summary>
internal sealed record CharDifference(CharSet From, CharSet Without) : CharSet
{
    /// <inheritdoc/>
    public override bool Has(int character, bool anyCase) => From.Has(character, anyCase) && !Without.Has(character, anyCase);
}
