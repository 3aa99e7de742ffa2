using Matching.Engine.Runs;

namespace Matching.Engine.Ports;

/// <summary>By what a closed night judged a policy.</summary>
/// <param name="Date">Business date.</param>
/// <param name="SnapshotHash">The facts.</param>
/// <param name="PackHash">The version, or null where none was in force.</param>
/// <param name="Figures">What it found, or null where none was in force.</param>
public sealed record JudgedNight(DateOnly Date, string SnapshotHash, string? PackHash, PolicyFigures? Figures);
