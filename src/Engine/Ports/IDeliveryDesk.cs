namespace Matching.Engine.Ports;

/// <summary>Sends what waits in the outbox. Safe to call from any number of threads and nodes at once.</summary>
public interface IDeliveryDesk
{
    /// <summary>Sends all messages that are due, topic by topic, until none is left or a channel answers to nothing.</summary>
    /// <returns>Number of messages sent.</returns>
    /// <exception cref="OperationCanceledException">Cancelled; what was sent is recorded, the rest is free for the next call.</exception>
    Task<int> DeliverDue(CancellationToken cancellation);
}
