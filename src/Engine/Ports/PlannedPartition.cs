using Matching.Engine.Runs;

namespace Matching.Engine.Ports;

/// <summary>A partition as stored.</summary>
/// <param name="Partition">Policy and range.</param>
/// <param name="IsDone">Whether its verdicts are kept; false also after they were dropped with the close of the run.</param>
public sealed record PlannedPartition(Partition Partition, bool IsDone);
