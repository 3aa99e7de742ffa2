using Matching.Engine.Ports;

namespace Matching.Delivery.Channels;

/// <summary>The recipient's inbox in the portal: a notification is shown once it is delivered.</summary>
public sealed class PortalInbox : IBulkChannel
{
    private readonly IPortalInbox inbox;
    private readonly TimeProvider clock;

    /// <summary>The inboxes behind a port.</summary>
    public PortalInbox(IPortalInbox inbox, TimeProvider clock)
    {
        this.inbox = inbox;
        this.clock = clock;
    }

    /// <inheritdoc/>
    public string Topic => NotificationTopics.Portal;

    /// <inheritdoc/>
    public int Most => 2_000;

    /// <inheritdoc/>
    public async Task<ChannelReceipt> Send(OutboundMessage message, CancellationToken cancellation) =>
        (await SendAll([message], cancellation).ConfigureAwait(false))[0];

    /// <inheritdoc/>
    public Task<IReadOnlyList<ChannelReceipt>> SendAll(IReadOnlyList<OutboundMessage> messages, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var shown = inbox.Show([.. messages.Select(m => m.Reference)], clock.GetUtcNow());
        return Task.FromResult<IReadOnlyList<ChannelReceipt>>([.. messages.Select(m => shown.Contains(m.Reference)
            ? ChannelReceipt.Delivered
            : ChannelReceipt.Never($"there is no notification {m.Reference}"))]);
    }
}
