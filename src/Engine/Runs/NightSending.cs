using Matching.Engine.Ports;

namespace Matching.Engine.Runs;

/// <summary>Sends every batch whose intent is saved and that is not recorded as sent, of this and of interrupted nights.</summary>
internal sealed class NightSending(NightWork work, IFailPoints failPoints)
{
    private const string Call = "rail-submit";

    public void Run()
    {
        var unsent = work.Ports.Payouts.Unsent();
        for (var i = 0; i < unsent.Count; i++)
        {
            var batch = work.Ports.Payouts.Load(unsent[i]);
            failPoints.Hit(Call, FailPosition.Before);
            var receipt = work.Ports.Rail.Submit(batch);
            failPoints.Hit(Call, FailPosition.AfterSend);
            work.Ports.Payouts.MarkSubmitted(work.Claim, work.Settings.Actor, batch.MessageId, receipt, work.Clock.GetUtcNow());
            failPoints.Hit(Call, FailPosition.After);
            work.Report(NightStage.Sending, null, i + 1, unsent.Count);
        }
    }
}
