using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Matching.Delivery.Channels;
using Matching.Engine.Ports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Matching.Benchmarks.Delivery;

/// <summary>A gateway on this machine that reads each message and remembers its identifier.</summary>
internal sealed class Receiver : IDisposable
{
    private readonly ConcurrentDictionary<string, bool> seen = new(StringComparer.Ordinal);
    private readonly WebApplication site;

    /// <summary>Listens on a free port.</summary>
    public Receiver()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        site = builder.Build();
        site.MapPost("/hook", async (HttpRequest request) =>
        {
            await request.Body.CopyToAsync(Stream.Null).ConfigureAwait(false);
            seen.TryAdd(request.Headers["webhook-id"].ToString(), true);
            return Results.NoContent();
        });
        site.Start();
        Gateway = WebhookGateway.Read(site.Urls.First() + "/hook", "whsec_" + Convert.ToBase64String(SHA256.HashData([1])), production: false);
    }

    /// <summary>Where messages are posted to.</summary>
    public WebhookGateway Gateway { get; }

    /// <summary>Different messages received.</summary>
    public int Count => seen.Count;

    /// <summary>Forgets what was received.</summary>
    public void Forget() => seen.Clear();

    /// <summary>Posts as many messages without outbox, lease or signature.</summary>
    /// <param name="messages">Number of messages.</param>
    /// <param name="parallel">Messages sent at the same time.</param>
    public int PostAll(int messages, int parallel)
    {
        using var client = new HttpClient();
        Parallel.ForEachAsync(Enumerable.Range(0, messages), new ParallelOptions { MaxDegreeOfParallelism = parallel }, async (number, token) =>
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"D{number:00000000}");
            var message = new OutboundMessage(id, NotificationTopics.Webhook, id, 0, DateTimeOffset.UnixEpoch, null);
            using var content = new ByteArrayContent(NotificationEvent.Body(message, new NotificationAbout("elderly-allowance", "Told", new DateOnly(2025, 11, 28))));
            content.Headers.ContentType = new MediaTypeHeaderValue(NotificationEvent.MediaType, "utf-8");
            using var request = new HttpRequestMessage(HttpMethod.Post, Gateway.Address) { Content = content };
            request.Headers.Add("webhook-id", id);
            using var response = await client.SendAsync(request, token).ConfigureAwait(false);
            response.EnsureSuccessStatusCode();
        }).GetAwaiter().GetResult();
        return messages;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        site.StopAsync().GetAwaiter().GetResult();
        site.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
