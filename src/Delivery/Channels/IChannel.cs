using Matching.Engine.Ports;

namespace Matching.Delivery.Channels;

/// <summary>A way to recipients. The same message may be sent again after a crash; its identifier stays the same.</summary>
public interface IChannel
{
    /// <summary>Topic of the messages that it sends.</summary>
    string Topic { get; }

    /// <summary>Most messages taken at once, so that all of them can be sent within a lease.</summary>
    int Most { get; }

    /// <summary>Sends one message. An exception means the same as <see cref="ChannelReceipt.TryLater"/>.</summary>
    Task<ChannelReceipt> Send(OutboundMessage message, CancellationToken cancellation);
}
