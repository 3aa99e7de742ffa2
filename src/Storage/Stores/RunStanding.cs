using Matching.Engine.Ports;

namespace Matching.Storage.Stores;

/// <summary>How far a run is.</summary>
/// <param name="RunId">Identifier.</param>
/// <param name="Phase">Whether it is closed.</param>
/// <param name="SnapshotHash">Snapshot that it is pinned to.</param>
/// <param name="CatalogueHash">Catalogue that it is pinned to.</param>
/// <param name="HeartbeatAt">Its last write.</param>
/// <param name="OthersHeartbeatAt">The last write of any other run that is claimed and not closed; null when there is none.</param>
public sealed record RunStanding(
    string RunId, NightPhase Phase, string SnapshotHash, string CatalogueHash, DateTimeOffset HeartbeatAt, DateTimeOffset? OthersHeartbeatAt);
