namespace Matching.Engine.Decisions;

/// <summary>Why a condition is not true.</summary>
public enum NearMissKind
{
    /// <summary>A fact is absent.</summary>
    Unknown,

    /// <summary>A fact is there but too old.</summary>
    Stale,

    /// <summary>The condition is false, and what it needs can change.</summary>
    Changeable,

    /// <summary>The condition is false, and something that it needs nobody can change (<see cref="Tags.TagDictionary.IsFixed"/>); time may still.</summary>
    Fixed,
}
