namespace Matching.Api.Composition;

/// <summary>Ways to recipients beside the portal's inbox.</summary>
public sealed class ChannelSettings
{
    /// <summary>The gateway of the city's message platform.</summary>
    public WebhookSettings Webhook { get; init; } = new();
}

/// <summary>A gateway that is told of each notification.</summary>
public sealed class WebhookSettings
{
    /// <summary>Where events are posted to; empty (default) means none. https, or http to this machine itself outside production.</summary>
    public string Url { get; init; } = "";

    /// <summary>Secret shared with the gateway: <c>whsec_</c> and 24 to 64 bytes in Base64.</summary>
    public string Secret { get; init; } = "";
}
