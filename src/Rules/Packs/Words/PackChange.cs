namespace Matching.Rules.Packs.Words;

/// <summary>One difference between two versions, in words.</summary>
/// <param name="Part">What it is about.</param>
/// <param name="Subject">Condition, figure or sentence that differs; empty where the part has only one.</param>
/// <param name="Before">What stood there, or null where it is new.</param>
/// <param name="After">What stands there now, or null where it is gone.</param>
/// <param name="Note">How large the difference is (a percentage), or null.</param>
public sealed record PackChange(PackPart Part, string Subject, string? Before, string? After, string? Note = null);

/// <summary>A part of a version.</summary>
public enum PackPart
{
    /// <summary>First and last day.</summary>
    Period,

    /// <summary>Whether the figures were checked.</summary>
    Verified,

    /// <summary>A condition.</summary>
    Condition,

    /// <summary>A figure of the version.</summary>
    Figure,

    /// <summary>A figure shared with other policies.</summary>
    SharedFigure,

    /// <summary>The amount.</summary>
    Amount,

    /// <summary>What one period pays.</summary>
    CycleAmount,

    /// <summary>Whether the amount is a ceiling, and its rounding.</summary>
    AmountTerms,

    /// <summary>What sends a match to review.</summary>
    Review,

    /// <summary>What the published text leaves open.</summary>
    Doubt,

    /// <summary>A document.</summary>
    Reference,
}
