using Matching.Engine.Entitlements;
using Matching.Engine.Payouts;
using Matching.Engine.Ports;

namespace Matching.Engine.Runs;

/// <summary>Sends every batch whose intent is saved and that is not recorded as sent, of this and of interrupted nights.</summary>
internal sealed class NightSending(NightWork work, IFailPoints failPoints)
{
    private const string Call = "rail-submit";
    private readonly SnapshotPaymentFacts facts = new(work.Request.Snapshot, work.AsOf);
    private readonly Dictionary<string, Dictionary<string, Entitlement>> rights = new(StringComparer.Ordinal);

    public void Run()
    {
        var unsent = work.Ports.Payouts.Unsent();
        for (var i = 0; i < unsent.Count; i++)
        {
            var batch = work.Ports.Payouts.Load(unsent[i]);
            if (Against(batch) is { } reason)
            {
                work.Ports.Payouts.Hold(work.Claim, work.Settings.Actor, batch, reason, work.Clock.GetUtcNow());
            }
            else
            {
                Send(batch);
            }

            work.Report(NightStage.Sending, null, i + 1, unsent.Count);
        }
    }

    private void Send(PayoutBatch batch)
    {
        failPoints.Hit(Call, FailPosition.Before);
        var receipt = work.Ports.Rail.Submit(batch);
        failPoints.Hit(Call, FailPosition.AfterSend);
        work.Ports.Payouts.MarkSubmitted(work.Claim, work.Settings.Actor, batch.MessageId, receipt, work.Clock.GetUtcNow());
        failPoints.Hit(Call, FailPosition.After);
    }

    /// <summary>
    /// Why a batch may not go out, or null. Tonight's own batches rest on tonight's facts; those of an interrupted night are
    /// checked again. They are held and not cancelled: whether they reached the bank is not known.
    /// </summary>
    private string? Against(PayoutBatch batch)
    {
        if (batch.RunId == work.Claim.RunId)
        {
            return null;
        }

        foreach (var instruction in batch.Instructions)
        {
            if (work.Request.Catalogue.Find(instruction.PolicyId) is not { } policy)
            {
                return $"the catalogue no longer has the policy {instruction.PolicyId}";
            }

            var right = RightsOf(policy.Id)[instruction.EntitlementId];
            var finding = facts.Check(policy.Subject, right.Payee, right.Key.Item);
            if (finding.Standing != PrePaymentStanding.Clear)
            {
                return $"{instruction.EntitlementId}: {finding.ReasonCode} since the intent was saved";
            }
        }

        return null;
    }

    private Dictionary<string, Entitlement> RightsOf(string policyId)
    {
        if (!rights.TryGetValue(policyId, out var found))
        {
            rights[policyId] = found = work.Ports.Entitlements.OfPolicy(policyId).ToDictionary(e => e.Id, StringComparer.Ordinal);
        }

        return found;
    }
}
