namespace Matching.Engine.Decisions;

/// <summary>Where the value of a tag came from.</summary>
public enum FactOriginKind
{
    /// <summary>Nobody states it.</summary>
    Absent,

    /// <summary>Stated about the unit itself, and fresh.</summary>
    Given,

    /// <summary>Stated about the linked citizen (applicant, parent), and fresh.</summary>
    Linked,

    /// <summary>Stated, but older than the tag's maximum age, and so unknown.</summary>
    Stale,

    /// <summary>A dated figure of the catalogue.</summary>
    Parameter,

    /// <summary>Set by the run: the as-of date, or what the run puts in the place of an application.</summary>
    System,

    /// <summary>Computed from other tags.</summary>
    Computed,
}

/// <summary>Where the value of a tag came from and as of when.</summary>
/// <param name="Kind">Kind of origin.</param>
/// <param name="SourceId">The source that states it, or the reference of a parameter; null where there is none.</param>
/// <param name="AsOf">Date as of which the source states it; null where it is not dated.</param>
public readonly record struct FactOrigin(FactOriginKind Kind, string? SourceId = null, DateOnly? AsOf = null);
