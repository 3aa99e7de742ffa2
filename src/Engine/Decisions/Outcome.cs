namespace Matching.Engine.Decisions;

/// <summary>What a decision says. Three values, never a bool.</summary>
public enum Outcome
{
    /// <summary>All conditions are true and the amount is known (or there is none).</summary>
    Eligible,

    /// <summary>At least one condition is false.</summary>
    NotEligible,

    /// <summary>No condition is false, but something needed is unknown.</summary>
    Undetermined,
}
