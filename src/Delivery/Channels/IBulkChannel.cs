using Matching.Engine.Ports;

namespace Matching.Delivery.Channels;

/// <summary>A channel that sends many messages at once faster than one by one.</summary>
public interface IBulkChannel : IChannel
{
    /// <summary>Sends messages and gives a receipt for each, in their order. An exception ends the delivery; the messages are free again when their lease ends.</summary>
    Task<IReadOnlyList<ChannelReceipt>> SendAll(IReadOnlyList<OutboundMessage> messages, CancellationToken cancellation);
}
