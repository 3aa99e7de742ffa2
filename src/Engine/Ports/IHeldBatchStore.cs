using Matching.Engine.Reviews;

namespace Matching.Engine.Ports;

/// <summary>Payout batches that are held unsent, and their release by people.</summary>
public interface IHeldBatchStore
{
    /// <summary>All held batches by business date and identifier; <see cref="HeldBatch.Proposal"/> perhaps on an earlier content.</summary>
    IReadOnlyList<HeldBatch> Held();

    /// <summary>Stores what a first person proposes, in the place of any earlier proposal.</summary>
    /// <returns>False when the batch is no longer held; then nothing was stored.</returns>
    bool Propose(HeldBatch batch, Proposal proposal);

    /// <summary>In one transaction: the batch waits to be sent again, the proposal ends, and the audit entry is written.</summary>
    /// <returns>False when batch or proposal is no longer what it was; then nothing was stored.</returns>
    bool Release(HeldBatch batch, string actor, string reason, Proposal seconded, DateTimeOffset at);
}
