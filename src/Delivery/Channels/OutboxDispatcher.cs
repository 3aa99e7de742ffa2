using System.Globalization;
using Matching.Engine.Ports;

namespace Matching.Delivery.Channels;

/// <summary>
/// Takes messages under a lease, sends them, records what became of them. A message is sent at least once; its identifier
/// lets the receiver see that it has it already.
/// </summary>
public sealed class OutboxDispatcher : IDeliveryDesk
{
    private const string Call = "channel-send";

    private readonly IOutbox outbox;
    private readonly IReadOnlyList<IChannel> channels;
    private readonly DispatchSettings settings;
    private readonly TimeProvider clock;
    private readonly IFailPoints failPoints;
    private long leases;

    /// <summary>A dispatcher of one node.</summary>
    /// <param name="outbox">Messages.</param>
    /// <param name="channels">Channels, each of another topic; topics without a channel wait.</param>
    /// <param name="settings">How it works.</param>
    /// <param name="clock">Instants of leases and attempts.</param>
    /// <param name="failPoints">Places round outside calls at which a test may stop the process; none by default.</param>
    public OutboxDispatcher(IOutbox outbox, IReadOnlyList<IChannel> channels, DispatchSettings settings, TimeProvider clock, IFailPoints? failPoints = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(settings.Node);
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.Parallel, 1);
        this.outbox = outbox;
        this.channels = channels;
        this.settings = settings;
        this.clock = clock;
        this.failPoints = failPoints ?? NoFailPoints.Instance;
    }

    /// <inheritdoc/>
    public async Task<int> DeliverDue(CancellationToken cancellation)
    {
        var sent = 0;
        foreach (var channel in channels)
        {
            sent += await DeliverTopic(channel, cancellation).ConfigureAwait(false);
        }

        return sent;
    }

    private async Task<int> DeliverTopic(IChannel channel, CancellationToken cancellation)
    {
        var total = 0;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var lease = outbox.Take(channel.Topic, channel.Most, NextOwner(), clock.GetUtcNow(), settings.Lease);
            var sent = lease.Messages.IsEmpty ? 0 : await Deliver(channel, lease, cancellation).ConfigureAwait(false);
            if (sent == 0)
            {
                // Nothing is due, or the channel took none of a whole batch: the rest is not worth its attempts now.
                return total;
            }

            total += sent;
        }
    }

    private async Task<int> Deliver(IChannel channel, OutboxLease lease, CancellationToken cancellation)
    {
        var receipts = new ChannelReceipt?[lease.Messages.Length];
        try
        {
            await (channel is IBulkChannel bulk ? SendAll(bulk, lease, receipts, cancellation) : SendEach(channel, lease, receipts, cancellation))
                .ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            Settle(lease, receipts);
            throw;
        }

        return Settle(lease, receipts);
    }

    private async Task SendAll(IBulkChannel channel, OutboxLease lease, ChannelReceipt?[] receipts, CancellationToken cancellation)
    {
        failPoints.Hit(Call, FailPosition.Before);
        var answers = await channel.SendAll(lease.Messages, cancellation).ConfigureAwait(false);
        failPoints.Hit(Call, FailPosition.AfterSend);
        for (var i = 0; i < receipts.Length; i++)
        {
            receipts[i] = answers[i];
        }
    }

    /// <summary>Several at a time. A lease holds one message a lane, so the order of a recipient's messages is kept.</summary>
    private Task SendEach(IChannel channel, OutboxLease lease, ChannelReceipt?[] receipts, CancellationToken cancellation) => Parallel.ForEachAsync(
        Enumerable.Range(0, receipts.Length),
        new ParallelOptions { MaxDegreeOfParallelism = settings.Parallel, CancellationToken = cancellation },
        async (i, token) =>
        {
            // A frozen node that wakes up after its lease leaves the rest to whoever has them now.
            if (clock.GetUtcNow() < lease.Until)
            {
                receipts[i] = await SendOne(channel, lease.Messages[i], token).ConfigureAwait(false);
            }
        });

    private async Task<ChannelReceipt> SendOne(IChannel channel, OutboundMessage message, CancellationToken cancellation)
    {
        failPoints.Hit(Call, FailPosition.Before);
        try
        {
            var receipt = await channel.Send(message, cancellation).ConfigureAwait(false);
            failPoints.Hit(Call, FailPosition.AfterSend);
            return receipt;
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            return ChannelReceipt.TryLater($"{e.GetType().Name}: {e.Message}");
        }
    }

    private int Settle(OutboxLease lease, ChannelReceipt?[] receipts)
    {
        var now = clock.GetUtcNow();
        var results = lease.Messages.Zip(receipts).Where(p => p.Second is not null).Select(p => Result(p.First, p.Second!.Value, now)).ToList();
        return outbox.Settle(lease, results, now);
    }

    private OutboxResult Result(OutboundMessage message, ChannelReceipt receipt, DateTimeOffset now)
    {
        switch (receipt.Answer)
        {
            case ChannelAnswer.Delivered:
                return new OutboxResult(message.Id, OutboxFate.Sent, null, null);
            case ChannelAnswer.TryLater when settings.BackOff.Next(message.Attempts + 1, now) is { } next:
                return new OutboxResult(message.Id, OutboxFate.Later, Short(receipt.Reason), next);
            default:
                return new OutboxResult(message.Id, OutboxFate.Dead, Short(receipt.Reason), null);
        }
    }

    private string NextOwner() => $"{settings.Node}/{Interlocked.Increment(ref leases).ToString(CultureInfo.InvariantCulture)}";

    private static string Short(string? reason) => reason is null ? "no reason given" : reason.Length <= 500 ? reason : reason[..500];
}
