using Matching.Engine.Runs;

namespace Matching.Engine.Ports;

/// <summary>The partitions of runs with their verdicts, kept until a later night of the same job is closed.</summary>
public interface IPartitionStore
{
    /// <summary>Stores the plan of a run unless it has one, and returns the run's plan as stored.</summary>
    /// <param name="claim">The run.</param>
    /// <param name="wanted">Partitions with the department that owns each.</param>
    /// <param name="at">Instant.</param>
    /// <returns>The stored plan, ordered by policy and row: a continued run keeps the plan that it began with.</returns>
    /// <exception cref="StaleRunException">The claim is no longer the newest.</exception>
    IReadOnlyList<PlannedPartition> Plan(RunClaim claim, IReadOnlyList<(Partition Partition, string Department)> wanted, DateTimeOffset at);

    /// <summary>The stored plan of a run, ordered by policy and row.</summary>
    IReadOnlyList<PlannedPartition> Of(string runId);

    /// <summary>Keeps the verdicts of partitions in one transaction. The same ones again change nothing.</summary>
    /// <exception cref="StaleRunException">The claim is no longer the newest; nothing was stored.</exception>
    /// <exception cref="InvalidOperationException">The run has no such partition, or it keeps other verdicts: the same input gave another outcome.</exception>
    void Save(RunClaim claim, IReadOnlyList<(Partition Partition, EncodedVerdicts Verdicts)> found, DateTimeOffset at);

    /// <summary>The kept verdicts of a policy, by row.</summary>
    /// <exception cref="InvalidOperationException">A partition is not evaluated, or its verdicts were dropped.</exception>
    IReadOnlyList<(Partition Partition, EncodedVerdicts Verdicts)> Load(string runId, string policyId);
}
