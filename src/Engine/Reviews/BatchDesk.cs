using System.Collections.Immutable;
using Matching.Engine.Ports;
using Matching.Rules;

namespace Matching.Engine.Reviews;

/// <summary>Where two people release a payout batch that was held; the next night checks its rights again and sends it.</summary>
public sealed class BatchDesk
{
    private const string Release = nameof(Release);
    private readonly IHeldBatchStore store;
    private readonly TimeProvider clock;

    /// <summary>A desk.</summary>
    public BatchDesk(IHeldBatchStore store, TimeProvider clock)
    {
        this.store = store;
        this.clock = clock;
    }

    /// <summary>All held batches by business date and identifier.</summary>
    public ImmutableArray<HeldBatch> List() => [.. store.Held().Select(b => b with { Proposal = b.Proposal?.Stamp == b.Stamp ? b.Proposal : null })];

    /// <summary>Releases a batch: the first call proposes, the same call by another account gives it effect.</summary>
    /// <param name="messageId">The batch.</param>
    /// <param name="reason">Why it may go out.</param>
    /// <param name="actor">Identifier of the account that decides.</param>
    /// <param name="stamp">The <see cref="HeldBatch.Stamp"/> that the decision was made on.</param>
    /// <exception cref="ReviewRefusedException">It cannot be decided so; nothing was stored.</exception>
    public ReviewEffect Decide(string messageId, string reason, string actor, string stamp)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(actor);
        var said = TwoPeople.Reason(reason, required: true);
        var batch = List().FirstOrDefault(b => b.MessageId == messageId) ?? throw new ReviewRefusedException(
            ReviewRefusal.AlreadyDecided, new LocalizedText($"批次 {messageId} 不在暂挂中", $"the batch {messageId} is not held"));
        TwoPeople.RequireSame(batch.Stamp, stamp);
        var effective = TwoPeople.HasEffect(batch.Proposal, Release, batch.Stamp, actor);
        var at = clock.GetUtcNow();
        var stored = effective
            ? store.Release(batch, actor, said, batch.Proposal!, at)
            : store.Propose(batch, new Proposal(Release, batch.Stamp, actor, said, at));
        if (!stored)
        {
            throw TwoPeople.Changed();
        }

        return effective ? ReviewEffect.Effective : ReviewEffect.Proposed;
    }
}
