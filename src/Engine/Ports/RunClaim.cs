namespace Matching.Engine.Ports;

/// <summary>The right to work on one run. Every later write compares the epoch inside its transaction; a later claim makes it worthless.</summary>
/// <param name="RunId">Identifier; a hash of job, date and slot.</param>
/// <param name="Job">Kind of run.</param>
/// <param name="BusinessDate">Business date.</param>
/// <param name="Slot">Number of the run for that date, from 0; a new snapshot or catalogue opens the next one.</param>
/// <param name="Epoch">Fencing epoch, from 1.</param>
/// <param name="SnapshotHash">Snapshot that the run is pinned to.</param>
/// <param name="CatalogueHash">Catalogue that the run is pinned to.</param>
/// <param name="ScorerHash">Scorer that the run is pinned to, or null when none was adopted at its first claim.</param>
public sealed record RunClaim(
    string RunId, string Job, DateOnly BusinessDate, int Slot, long Epoch, string SnapshotHash, string CatalogueHash, string? ScorerHash = null);
