using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Matching.Delivery.Tests.Channels;

/// <summary>A gateway on this machine that answers each connection as the test says, byte for byte.</summary>
internal sealed class Gateway : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Func<NetworkStream, CancellationToken, Task> answer;

    public Gateway(Func<NetworkStream, CancellationToken, Task> answer)
    {
        this.answer = answer;
        listener.Start();
        _ = Serve();
    }

    public Gateway(int status, string headers = "")
        : this((stream, token) => Write(stream, $"HTTP/1.1 {status.ToString(CultureInfo.InvariantCulture)} X\r\n{headers}Content-Length: 0\r\nConnection: close\r\n\r\n", token))
    {
    }

    public string Url => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture)}/hook";

    /// <summary>Requests with head and body as they came.</summary>
    public List<string> Requests { get; } = [];

    public static async Task Write(NetworkStream stream, string text, CancellationToken token) => await stream.WriteAsync(Encoding.UTF8.GetBytes(text), token);

    public void Dispose()
    {
        stop.Cancel();
        listener.Dispose();
        stop.Dispose();
    }

    private async Task Serve()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                using var client = await listener.AcceptTcpClientAsync(stop.Token);
                var stream = client.GetStream();
                Requests.Add(await Read(stream, stop.Token));
                await answer(stream, stop.Token);
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or SocketException)
            {
                // The sender hung up, or the test is over.
                continue;
            }
        }
    }

    private static async Task<string> Read(NetworkStream stream, CancellationToken token)
    {
        var buffer = new byte[16 * 1024];
        var text = new StringBuilder();
        while (true)
        {
            var read = await stream.ReadAsync(buffer, token);
            text.Append(Encoding.UTF8.GetString(buffer, 0, read));
            var request = text.ToString();
            var head = request.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (read == 0 || (head >= 0 && request.Length >= head + 4 + Length(request)))
            {
                return request;
            }
        }
    }

    private static int Length(string request)
    {
        const string name = "Content-Length: ";
        var start = request.IndexOf(name, StringComparison.OrdinalIgnoreCase) + name.Length;
        return int.Parse(request.AsSpan(start, request.IndexOf('\r', start) - start), CultureInfo.InvariantCulture);
    }
}
