using Hangfire;
using Matching.Engine.Ports;
using Matching.Rules;

namespace Matching.Scheduler.Jobs;

/// <summary>The Hangfire job that works through the outbox.</summary>
/// <param name="desks">What there is to deliver by; may be empty.</param>
/// <param name="queue">The queue.</param>
/// <param name="journal">Where it says what it does.</param>
public sealed class DeliveryJobs(IEnumerable<IDeliveryDesk> desks, JobQueue queue, IScheduleJournal journal)
{
    /// <summary>Delivers what is due.</summary>
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    public void Deliver(CancellationToken cancellation) => queue.RunDeliver(() =>
    {
        try
        {
            var done = desks.Sum(desk => desk.DeliverDue(cancellation).GetAwaiter().GetResult());
            if (done > 0)
            {
                journal.Note(new LocalizedText($"已投递 {done} 件", $"{done} deliveries done"));
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // What was not delivered stays in the outbox; the watchdog comes by again.
            journal.Warn(new LocalizedText("投递中断，稍后再试", "delivering stopped; it is tried again"), failure);
            throw;
        }
    });
}
