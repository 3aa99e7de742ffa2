namespace Matching.Api.Composition;

/// <summary>How much one night may pay before people look.</summary>
public sealed class CapSettings
{
    /// <summary>Most payments from one budget line.</summary>
    public int MaxCount { get; init; } = 200_000;

    /// <summary>Largest sum from one budget line, in yuan.</summary>
    public decimal MaxSumYuan { get; init; } = 5_000_000_000m;

    /// <summary>Largest sum for one payee, in yuan.</summary>
    public decimal MaxPerPayeeYuan { get; init; } = 50_000_000m;
}
