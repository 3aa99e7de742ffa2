namespace Matching.Api.Composition;

/// <summary>What scores do.</summary>
public sealed class ScorerSettings
{
    /// <summary>Probability, 0 to 1, below which the scorer's doubt sends a new right to review; default 0.5. 0 sends none.</summary>
    public decimal ReviewBelow { get; init; } = 0.5m;
}
