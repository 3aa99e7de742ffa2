namespace Matching.Engine.Reviews;

/// <summary>What came of a decision.</summary>
public enum ReviewEffect
{
    /// <summary>It is proposed and waits for a second person.</summary>
    Proposed,

    /// <summary>It has effect.</summary>
    Effective,
}
