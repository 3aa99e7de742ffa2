namespace Matching.Engine.Populations;

/// <summary>What became of a row that was put into a feed.</summary>
public enum PutOutcome
{
    /// <summary>The source had said nothing about the unit.</summary>
    Added,

    /// <summary>It replaced what the source had said.</summary>
    Replaced,

    /// <summary>The source had said the same, as of the same date.</summary>
    Unchanged,

    /// <summary>The source had said something as of a later date, which was kept.</summary>
    Older,
}
