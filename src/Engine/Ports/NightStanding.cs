namespace Matching.Engine.Ports;

/// <summary>How far the night of a date is, as the tables have it.</summary>
/// <param name="Phase">Whether it was begun and closed.</param>
/// <param name="RunId">Its newest run; null when it was not begun.</param>
/// <param name="HeartbeatAt">The last write of whoever works on it; null when it was not begun.</param>
/// <param name="OthersHeartbeatAt">The last write of a run of another date or policy that is not closed; null when there is none.</param>
/// <param name="Evaluated">Partitions evaluated.</param>
/// <param name="Partitions">Partitions altogether; 0 before they are planned.</param>
public sealed record NightStanding(NightPhase Phase, string? RunId, DateTimeOffset? HeartbeatAt, DateTimeOffset? OthersHeartbeatAt, int Evaluated, int Partitions);

/// <summary>Phases of a night.</summary>
public enum NightPhase
{
    /// <summary>No run of the date was claimed.</summary>
    NotBegun,

    /// <summary>A run was claimed and not closed: somebody works on it, or died.</summary>
    Running,

    /// <summary>A run gave way to one of another date before it was closed.</summary>
    Superseded,

    /// <summary>Closed.</summary>
    Closed,
}
