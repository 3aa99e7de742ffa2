namespace Matching.Api.Terminal;

/// <summary>How far a stage is.</summary>
/// <param name="Done">Units done.</param>
/// <param name="Total">Units in all.</param>
/// <param name="Detail">What is being done now, or null.</param>
public readonly record struct StageProgress(long Done, long Total, string? Detail = null);
