using System.Globalization;
using System.Text.Json;
using Matching.Engine.Ports;

namespace Matching.Delivery.Channels;

/// <summary>
/// A notification as an event of CloudEvents 1.0 in JSON. It says that there is one, of which policy and kind, and nothing about
/// whom: the platform asks the portal, which knows who may read it.
/// </summary>
public static class NotificationEvent
{
    /// <summary>Media type of the body.</summary>
    public const string MediaType = "application/cloudevents+json";

    private const string EventType = "matching.notification.created.v1";
    private const string Source = "/matching/notifications";

    /// <summary>The body; the same bytes at every attempt.</summary>
    public static byte[] Body(OutboundMessage message, NotificationAbout about)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("specversion", "1.0");
            json.WriteString("id", message.Id);
            json.WriteString("source", Source);
            json.WriteString("type", EventType);
            json.WriteString("subject", message.Reference);
            json.WriteString("time", message.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
            json.WriteString("datacontenttype", "application/json");
            json.WriteStartObject("data");
            json.WriteString("notification", message.Reference);
            json.WriteString("policy", about.PolicyId);
            json.WriteString("kind", about.Kind);
            json.WriteString("date", about.BusinessDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }
}
