namespace Matching.Engine.Ports;

/// <summary>One row of the outbox, taken to be sent.</summary>
/// <param name="Id">Stable identifier; receivers dedupe by it.</param>
/// <param name="Topic">Channel that it waits for; <see cref="NotificationTopics"/>.</param>
/// <param name="Reference">Identifier of what it tells about: the notification.</param>
/// <param name="Attempts">Attempts that ended before this one, from 0.</param>
/// <param name="CreatedAt">When it was written.</param>
/// <param name="About">What may leave the house about the notification, or null when there is no such notification.</param>
public sealed record OutboundMessage(string Id, string Topic, string Reference, int Attempts, DateTimeOffset CreatedAt, NotificationAbout? About);

/// <summary>A notification without anything about a person.</summary>
/// <param name="PolicyId">Policy.</param>
/// <param name="Kind">State of the right when told, or <c>Told</c>.</param>
/// <param name="BusinessDate">Business date of the night that told it; the day in China for what people did.</param>
public sealed record NotificationAbout(string PolicyId, string Kind, DateOnly BusinessDate);
