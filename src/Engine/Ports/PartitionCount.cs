namespace Matching.Engine.Ports;

/// <summary>How far the evaluation of a run has come.</summary>
/// <param name="Done">Partitions evaluated.</param>
/// <param name="Total">All partitions; 0 for a run that is not planned yet.</param>
public readonly record struct PartitionCount(int Done, int Total);
