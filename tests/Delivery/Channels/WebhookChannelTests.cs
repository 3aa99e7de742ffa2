using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Matching.Delivery.Channels;
using Matching.Engine.Ports;

namespace Matching.Delivery.Tests.Channels;

public sealed class WebhookChannelTests
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static readonly OutboundMessage Message = new(
        "WN123", NotificationTopics.Webhook, "N123", 0, new DateTimeOffset(2025, 11, 28, 14, 0, 0, 123, TimeSpan.Zero),
        new NotificationAbout("sh-elderly", "OnNotice", new DateOnly(2025, 11, 28)));

    [Test]
    public void Of_VectorOfTheSpecification_GivesItsSignature() => Assert.That(
        WebhookSignature.Of(
            Convert.FromBase64String("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"), "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}"u8),
        Is.EqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));

    [Test]
    public async Task Send_Accepted_PostsASignedEventWithoutPersonalData()
    {
        using var gateway = new Gateway(204);
        using var channel = Channel(gateway.Url);

        var receipt = await channel.Send(Message, CancellationToken.None);

        var parts = gateway.Requests[0].Split("\r\n\r\n");
        var headers = parts[0].Split("\r\n").Skip(1).Select(h => h.Split(": ", 2)).ToDictionary(h => h[0], h => h[1], StringComparer.OrdinalIgnoreCase);
        var data = JsonDocument.Parse(parts[1]).RootElement;
        Assert.Multiple(() =>
        {
            Assert.That(receipt, Is.EqualTo(ChannelReceipt.Delivered));
            Assert.That(parts[0], Does.StartWith("POST /hook HTTP/1.1"));
            Assert.That(headers["Content-Type"], Is.EqualTo("application/cloudevents+json; charset=utf-8"));
            Assert.That(headers["webhook-id"], Is.EqualTo("WN123"));
            Assert.That(headers["webhook-timestamp"], Is.EqualTo("1764338400"));
            Assert.That(
                headers["webhook-signature"],
                Is.EqualTo(WebhookSignature.Of(Convert.FromBase64String(Secret[6..]), "WN123", 1764338400, Encoding.UTF8.GetBytes(parts[1]))));
            Assert.That(data.EnumerateObject().Select(p => p.Name), Is.EqualTo(new[] { "specversion", "id", "source", "type", "subject", "time", "datacontenttype", "data" }));
            Assert.That(data.GetProperty("id").GetString(), Is.EqualTo("WN123"));
            Assert.That(
                data.GetProperty("data").GetRawText(),
                Is.EqualTo("""{"notification":"N123","policy":"sh-elderly","kind":"OnNotice","date":"2025-11-28"}"""));
        });
    }

    [TestCase(200, ChannelAnswer.Delivered)]
    [TestCase(202, ChannelAnswer.Delivered)]
    [TestCase(400, ChannelAnswer.Never)]
    [TestCase(401, ChannelAnswer.Never)]
    [TestCase(408, ChannelAnswer.TryLater)]
    [TestCase(410, ChannelAnswer.Never)]
    [TestCase(429, ChannelAnswer.TryLater)]
    [TestCase(500, ChannelAnswer.TryLater)]
    [TestCase(503, ChannelAnswer.TryLater)]
    public async Task Send_Status_IsAnswered(int status, ChannelAnswer expected)
    {
        using var gateway = new Gateway(status);
        using var channel = Channel(gateway.Url);

        Assert.That((await channel.Send(Message, CancellationToken.None)).Answer, Is.EqualTo(expected));
    }

    [Test]
    public async Task Send_Redirected_IsNotFollowed()
    {
        using var elsewhere = new Gateway(200);
        using var gateway = new Gateway(307, $"Location: {elsewhere.Url}\r\n");
        using var channel = Channel(gateway.Url);

        var receipt = await channel.Send(Message, CancellationToken.None);

        Assert.Multiple(() =>
        {
            Assert.That(receipt, Is.EqualTo(ChannelReceipt.TryLater("the gateway answered 307; redirects are not followed")));
            Assert.That(elsewhere.Requests, Is.Empty);
        });
    }

    [Test]
    public async Task Send_GatewayStalls_IsTriedLater()
    {
        using var gateway = new Gateway((_, token) => Task.Delay(Timeout.InfiniteTimeSpan, token));
        using var channel = Channel(gateway.Url, TimeSpan.FromMilliseconds(300));

        Assert.That(await channel.Send(Message, CancellationToken.None), Is.EqualTo(ChannelReceipt.TryLater("no answer within 0.3 s")));
    }

    [Test]
    public async Task Send_GatewayFloodsHeaders_IsTriedLater()
    {
        using var gateway = new Gateway(async (stream, token) =>
        {
            await Gateway.Write(stream, "HTTP/1.1 200 OK\r\n", token);
            await Flood(stream, "X-Flood: " + new string('x', 1000) + "\r\n", token);
        });
        using var channel = Channel(gateway.Url);

        Assert.That((await channel.Send(Message, CancellationToken.None)).Answer, Is.EqualTo(ChannelAnswer.TryLater));
    }

    [Test]
    public async Task Send_GatewayFloodsBody_IsCutOff()
    {
        var written = 0L;
        var cutOff = new TaskCompletionSource();
        using var gateway = new Gateway(async (stream, token) =>
        {
            await Gateway.Write(stream, "HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n", token);
            try
            {
                await Flood(stream, new string('x', 1000), token, () => written += 1000);
            }
            catch (Exception e) when (e is IOException or SocketException)
            {
                cutOff.SetResult();
            }
        });
        using var channel = Channel(gateway.Url);

        var receipt = await channel.Send(Message, CancellationToken.None);
        await cutOff.Task.WaitAsync(TimeSpan.FromMinutes(1));

        // The accepted status counts; what follows it fills the buffers of two sockets at most.
        Assert.That((receipt.Answer, written < 50_000_000), Is.EqualTo((ChannelAnswer.Delivered, true)));
    }

    [Test]
    public async Task Send_NobodyListens_IsTriedLater()
    {
        string url;
        using (var gateway = new Gateway(200))
        {
            url = gateway.Url;
        }

        using var channel = Channel(url);

        Assert.That((await channel.Send(Message, CancellationToken.None)).Reason, Does.StartWith("ConnectionError: "));
    }

    [Test]
    public async Task Send_NotificationMissing_IsNeverSent()
    {
        using var gateway = new Gateway(200);
        using var channel = Channel(gateway.Url);

        var receipt = await channel.Send(Message with { About = null }, CancellationToken.None);

        Assert.That((receipt, gateway.Requests.Count), Is.EqualTo((ChannelReceipt.Never("there is no notification N123"), 0)));
    }

    [TestCase("https://msg.example.cn/hook", true)]
    [TestCase("https://msg.example.cn/hook", false)]
    [TestCase("http://127.0.0.1:9/hook", false)]
    [TestCase("http://localhost:9/hook", false)]
    public void Read_UsableAddress_IsRead(string url, bool production) =>
        Assert.That(WebhookGateway.Read(url, Secret, production).Address.ToString(), Is.EqualTo(url));

    [TestCase("http://127.0.0.1:9/hook", true)]
    [TestCase("http://msg.example.cn/hook", false)]
    [TestCase("ftp://127.0.0.1/hook", false)]
    [TestCase("/hook", false)]
    [TestCase("https://user:pass@msg.example.cn/", false)]
    public void Read_UnusableAddress_IsRefused(string url, bool production) =>
        Assert.That(() => WebhookGateway.Read(url, Secret, production), Throws.InstanceOf<FormatException>());

    [TestCase("")]
    [TestCase("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [TestCase("whsec_MfKQ9r8GKYqrTw==")]
    [TestCase("whsec_not base64")]
    public void Read_UnusableSecret_IsRefusedWithoutRepeatingIt(string secret) => Assert.That(
        () => WebhookGateway.Read("https://msg.example.cn/", secret, true),
        Throws.InstanceOf<FormatException>().With.Message.EqualTo("the secret must be whsec_ and 24 to 64 bytes in Base64"));

    private static async Task Flood(NetworkStream stream, string text, CancellationToken token, Action? written = null)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        while (!token.IsCancellationRequested)
        {
            await stream.WriteAsync(bytes, token);
            written?.Invoke();
        }
    }

    private static WebhookChannel Channel(string url, TimeSpan? timeout = null)
    {
        var gateway = WebhookGateway.Read(url, Secret, production: false);
        return new WebhookChannel(timeout is { } limit ? gateway.With(limit) : gateway, new FixedClock());
    }

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.Parse("2025-11-28T14:00:00Z", CultureInfo.InvariantCulture);
    }
}
