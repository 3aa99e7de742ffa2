namespace Matching.Engine.Reviews;

/// <summary>What a reviewer decides of a right that waits for review.</summary>
public enum ReviewAction
{
    /// <summary>It goes on along its policy's way.</summary>
    Release,

    /// <summary>It is not granted.</summary>
    Exclude,
}
