namespace Matching.Rules.Distances;

/// <summary>In what way a part of a condition is not as it must be.</summary>
public enum GapKind
{
    /// <summary>A number or a duration must grow by <see cref="Gap.Distance"/>.</summary>
    TooLow,

    /// <summary>A number or a duration must shrink by <see cref="Gap.Distance"/>.</summary>
    TooHigh,

    /// <summary>A date must be <see cref="Gap.Distance"/> days later.</summary>
    TooEarly,

    /// <summary>A date must be <see cref="Gap.Distance"/> days earlier.</summary>
    TooLate,

    /// <summary>Something that has no distance must be otherwise: a choice, a truth, a list.</summary>
    NotMet,

    /// <summary>A fact is missing.</summary>
    Unknown,
}
