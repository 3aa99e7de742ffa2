namespace Matching.Engine.Ports;

/// <summary>A run that was claimed and not closed, and that no later slot of its date replaced.</summary>
/// <param name="RunId">Identifier.</param>
/// <param name="Job">Kind of run.</param>
/// <param name="BusinessDate">Business date.</param>
/// <param name="SnapshotHash">Snapshot that it is pinned to.</param>
/// <param name="CatalogueHash">Catalogue that it is pinned to.</param>
/// <param name="ScorerHash">Scorer that it is pinned to, or null for none.</param>
public sealed record UnfinishedRun(
    string RunId, string Job, DateOnly BusinessDate, string SnapshotHash, string CatalogueHash, string? ScorerHash);
