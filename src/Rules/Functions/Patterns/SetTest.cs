namespace Matching.Rules.Functions.Patterns;

/// <summary>A set of characters that is asked again and again: the answers for ASCII are kept.</summary>
internal sealed class SetTest
{
    private readonly CharSet set;
    private readonly bool anyCase;
    private readonly UInt128 ascii;

    /// <summary>A test.</summary>
    /// <param name="set">The set.</param>
    /// <param name="anyCase">Whether case does not matter.</param>
    public SetTest(CharSet set, bool anyCase)
    {
        this.set = set;
        this.anyCase = anyCase;
        for (var character = 0; character < 128; character++)
        {
            ascii |= set.Has(character, anyCase) ? UInt128.One << character : UInt128.Zero;
        }
    }

    /// <summary>Work that asking for a character takes.</summary>
    public int CostOf(int character) => character < 128 ? 0 : set.Cost / 4;

    /// <summary>Whether the set has a character.</summary>
    public bool Has(int character) => character < 128 ? ((ascii >> character) & UInt128.One) != UInt128.Zero : set.Has(character, anyCase);
}
