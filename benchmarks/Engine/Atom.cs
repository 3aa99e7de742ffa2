namespace Matching.Benchmarks.Engine;

/// <summary>How an atomic predicate tests its field.</summary>
internal enum Test
{
    /// <summary>At least the operand.</summary>
    AtLeast,

    /// <summary>At most the operand.</summary>
    AtMost,

    /// <summary>One of the codes whose bits are set in the operand.</summary>
    OneOf,

    /// <summary>The flag equals the operand.</summary>
    Is,
}

/// <summary>An atomic predicate: what policies share.</summary>
/// <param name="Field">The field.</param>
/// <param name="Test">How it is tested.</param>
/// <param name="Operand">Raw threshold, set of codes, or 0 or 1.</param>
internal readonly record struct Atom(Field Field, Test Test, int Operand)
{
    /// <summary>Whether a raw value passes.</summary>
    public bool Holds(int value) => Test switch
    {
        Test.AtLeast => value >= Operand,
        Test.AtMost => value <= Operand,
        Test.OneOf => (Operand >> value & 1) != 0,
        _ => value == Operand,
    };
}
