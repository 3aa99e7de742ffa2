using System.Collections.Immutable;
using Matching.Engine.Runs;

namespace Matching.Storage.Views;

/// <summary>A run as an operator sees it.</summary>
/// <param name="RunId">Identifier.</param>
/// <param name="Job"><c>night</c>, or <c>night/</c> and a policy.</param>
/// <param name="BusinessDate">Business date.</param>
/// <param name="Slot">Which run of this job and date, from 0.</param>
/// <param name="Epoch">How often it was claimed, from 1.</param>
/// <param name="State"><c>running</c>, <c>closed</c> or <c>superseded</c>.</param>
/// <param name="SnapshotHash">Snapshot that it is pinned to.</param>
/// <param name="CatalogueHash">Catalogue that it is pinned to.</param>
/// <param name="ScorerHash">Scorer that it is pinned to, or null.</param>
/// <param name="DecisionHash">What it decided; null until it is closed.</param>
/// <param name="ClaimedAt">When it was claimed last.</param>
/// <param name="HeartbeatAt">When it wrote last.</param>
/// <param name="ClosedAt">When it was closed, or null.</param>
/// <param name="Summary">Its figures; null until it is closed.</param>
public sealed record RunRow(
    string RunId, string Job, DateOnly BusinessDate, int Slot, long Epoch, string State, string SnapshotHash, string CatalogueHash, string? ScorerHash,
    string? DecisionHash, DateTimeOffset ClaimedAt, DateTimeOffset HeartbeatAt, DateTimeOffset? ClosedAt, RunSummary? Summary)
{
    /// <summary>From the last claim to the end; null until it is closed.</summary>
    public TimeSpan? Duration => ClosedAt - ClaimedAt;
}

/// <summary>How far a run is.</summary>
/// <param name="RunId">Identifier.</param>
/// <param name="State">State of the run.</param>
/// <param name="Done">Partitions evaluated.</param>
/// <param name="Total">All partitions; 0 until it is planned.</param>
/// <param name="HeartbeatAt">When it wrote last.</param>
/// <param name="Policies">By policy, in order of their identifiers.</param>
public sealed record RunStanding(string RunId, string State, int Done, int Total, DateTimeOffset HeartbeatAt, ImmutableArray<PolicyStanding> Policies);

/// <summary>How far one policy of a run is.</summary>
/// <param name="Policy">Identifier.</param>
/// <param name="Done">Partitions evaluated.</param>
/// <param name="Total">All its partitions.</param>
public sealed record PolicyStanding(string Policy, int Done, int Total);
