using System.Collections.Concurrent;
using Matching.Delivery.Channels;
using Matching.Engine.Ports;

namespace Matching.Storage.Tests.Outbox;

/// <summary>A channel that answers as the test says.</summary>
internal sealed class ScriptedChannel(Func<OutboundMessage, ChannelReceipt> answer) : IChannel
{
    public string Topic => NotificationTopics.Webhook;

    public int Most => 4;

    public ConcurrentQueue<string> Got { get; } = [];

    public Task<ChannelReceipt> Send(OutboundMessage message, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        Got.Enqueue(message.Id);
        return Task.FromResult(answer(message));
    }
}
