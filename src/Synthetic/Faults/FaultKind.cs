namespace Matching.Synthetic.Faults;

/// <summary>What was done to a row; <see cref="ErrorRates"/> says how often.</summary>
public enum FaultKind
{
    /// <summary>One fact is empty.</summary>
    Missing,

    /// <summary>The as-of date is too old.</summary>
    Stale,

    /// <summary>The row comes twice.</summary>
    Duplicate,

    /// <summary>The key's check character is wrong.</summary>
    WrongCheckDigit,

    /// <summary>A second row states another value.</summary>
    Contradiction,

    /// <summary>A number or date cannot be read.</summary>
    Malformed,

    /// <summary>A code is outside its set.</summary>
    ForeignCode,

    /// <summary>The as-of date lies in the future.</summary>
    Future,

    /// <summary>The payee account belongs to somebody else.</summary>
    ForeignHolder,
}
