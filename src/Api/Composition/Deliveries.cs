using System.Collections.Immutable;
using Matching.Delivery.Channels;
using Matching.Engine.Ports;
using Matching.Storage;
using Matching.Storage.Stores;

namespace Matching.Api.Composition;

/// <summary>The outbox with the channels that are configured.</summary>
public sealed class Deliveries : IDisposable
{
    private readonly WebhookChannel? webhook;

    /// <summary>Opens the channels of a process.</summary>
    /// <param name="gateway">The configured gateway, or null.</param>
    /// <param name="database">The database.</param>
    /// <param name="clock">Instants of leases, attempts and inboxes.</param>
    /// <param name="timeOfDay">Timestamps of signatures: the time that the gateway has, also where the site lives in another one.</param>
    /// <param name="failPoints">Places at which a test may stop the process.</param>
    public Deliveries(WebhookGateway? gateway, Database database, TimeProvider clock, TimeProvider timeOfDay, IFailPoints failPoints)
    {
        webhook = gateway is null ? null : new WebhookChannel(gateway, timeOfDay);
        IChannel portal = new PortalInbox(new PortalInboxStore(database), clock);
        ImmutableArray<IChannel> channels = webhook is null ? [portal] : [portal, webhook];
        Topics = [.. channels.Select(c => c.Topic)];
        Outbox = new OutboxStore(database);
        Desk = new OutboxDispatcher(Outbox, channels, new DispatchSettings(NodeName()), clock, failPoints);
    }

    /// <summary>Topics of the configured channels: each notification gets an outbox row for each.</summary>
    public ImmutableArray<string> Topics { get; }

    /// <summary>The outbox, with its dead letters.</summary>
    public IOutbox Outbox { get; }

    /// <summary>Sends what is due.</summary>
    public IDeliveryDesk Desk { get; }

    /// <inheritdoc/>
    public void Dispose() => webhook?.Dispose();

    /// <summary>A lease belongs to one process, also when another one gets its number later.</summary>
    private static string NodeName() => $"{System.Environment.MachineName}-{System.Environment.ProcessId}-{Guid.NewGuid():N}";
}
