namespace Matching.Engine.Ports;

/// <summary>Topics of the outbox: which channel a row waits for.</summary>
public static class NotificationTopics
{
    /// <summary>The recipient's inbox in the portal.</summary>
    public const string Portal = "notification.portal";

    /// <summary>The gateway of the city's message platform, when one is configured.</summary>
    public const string Webhook = "notification.webhook";
}
