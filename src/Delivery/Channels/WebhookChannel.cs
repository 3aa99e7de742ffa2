using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Matching.Engine.Ports;

namespace Matching.Delivery.Channels;

/// <summary>
/// Posts to one configured gateway, signed as Standard Webhooks asks. The gateway may stall, redirect or flood: it gets one
/// connection attempt, 10 s, no redirect, and its answer is read no further than the status and 64 KB.
/// </summary>
public sealed class WebhookChannel : IChannel, IDisposable
{
    private const int MostAnswerBytes = 64 * 1024;
    private const int MostHeaderKilobytes = 64;

    private readonly WebhookGateway gateway;
    private readonly TimeProvider clock;
    private readonly HttpClient client;

    /// <summary>A channel to a gateway.</summary>
    /// <param name="gateway">The gateway.</param>
    /// <param name="clock">Timestamps of signatures; receivers refuse those that are minutes off the time of day.</param>
    public WebhookChannel(WebhookGateway gateway, TimeProvider clock)
    {
        this.gateway = gateway;
        this.clock = clock;
        client = new HttpClient(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = false,
                AutomaticDecompression = DecompressionMethods.None,
                MaxResponseHeadersLength = MostHeaderKilobytes,
                MaxResponseDrainSize = MostAnswerBytes,
                PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            })
        {
            Timeout = gateway.Timeout,
        };
    }

    /// <inheritdoc/>
    public string Topic => NotificationTopics.Webhook;

    /// <inheritdoc/>
    public int Most => 64;

    /// <inheritdoc/>
    public async Task<ChannelReceipt> Send(OutboundMessage message, CancellationToken cancellation)
    {
        if (message.About is not { } about)
        {
            return ChannelReceipt.Never($"there is no notification {message.Reference}");
        }

        using var request = Request(message, NotificationEvent.Body(message, about));
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
            return Receipt(response.StatusCode);
        }
        catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return ChannelReceipt.TryLater($"no answer within {gateway.Timeout.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s");
        }
        catch (HttpRequestException e)
        {
            return ChannelReceipt.TryLater($"{e.HttpRequestError}: {e.Message}");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private HttpRequestMessage Request(OutboundMessage message, byte[] body)
    {
        var timestamp = clock.GetUtcNow().ToUnixTimeSeconds();
        var request = new HttpRequestMessage(HttpMethod.Post, gateway.Address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(NotificationEvent.MediaType, "utf-8");
        request.Headers.Add("webhook-id", message.Id);
        request.Headers.Add("webhook-timestamp", timestamp.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", WebhookSignature.Of(gateway.Secret.Span, message.Id, timestamp, body));
        return request;
    }

    private static ChannelReceipt Receipt(HttpStatusCode status) => (int)status switch
    {
        >= 200 and < 300 => ChannelReceipt.Delivered,
        408 or 429 => ChannelReceipt.TryLater(Said(status)),
        >= 400 and < 500 => ChannelReceipt.Never(Said(status)),
        >= 300 and < 400 => ChannelReceipt.TryLater(Said(status) + "; redirects are not followed"),
        _ => ChannelReceipt.TryLater(Said(status)),
    };

    private static string Said(HttpStatusCode status) => string.Create(CultureInfo.InvariantCulture, $"the gateway answered {(int)status}");
}
