using Matching.Engine.Entitlements;
using Matching.Engine.Payouts;

namespace Matching.Engine.Ports;

/// <summary>Payout batches: intent first, then sent, then recorded as sent.</summary>
public interface IPayoutStore
{
    /// <summary>
    /// In one transaction: reserves the sum by one conditional update, writes the ledger transfers, the batch with its payments
    /// and the entitlements' events.
    /// </summary>
    /// <returns>False when the budget does not cover the batch; then nothing was stored.</returns>
    /// <exception cref="StaleRunException">The claim is no longer the newest.</exception>
    /// <exception cref="InvalidOperationException">An entitlement is no longer before payment; nothing was stored.</exception>
    bool SaveIntent(RunClaim claim, string actor, PayoutBatch batch, IReadOnlyList<EntitlementChange> changes);

    /// <summary>MsgIds of the batches whose intent is saved and that are not recorded as sent, held ones excepted, in order.</summary>
    IReadOnlyList<string> Unsent();

    /// <summary>A batch as it was saved.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    PayoutBatch Load(string messageId);

    /// <summary>In one transaction: the batch is sent, reserved becomes in transit, the entitlements are submitted.</summary>
    /// <exception cref="StaleRunException">The claim is no longer the newest.</exception>
    /// <exception cref="InvalidOperationException">The batch is not waiting to be sent.</exception>
    void MarkSubmitted(RunClaim claim, string actor, string messageId, RailReceipt receipt, DateTimeOffset at);

    /// <summary>Holds a batch whose intent is saved: it is not sent until people have looked.</summary>
    /// <exception cref="StaleRunException">The claim is no longer the newest.</exception>
    /// <exception cref="InvalidOperationException">The batch is not waiting to be sent.</exception>
    void Hold(RunClaim claim, string actor, PayoutBatch batch, string reason, DateTimeOffset at);

    /// <summary>What a run has saved for payment from a line so far, by payee.</summary>
    IReadOnlyDictionary<string, PayeeTotal> Totals(string runId, string line, int year);
}
