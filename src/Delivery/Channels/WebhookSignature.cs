using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Matching.Delivery.Channels;

/// <summary>Signatures of the Standard Webhooks specification, symmetric form <c>v1</c>.</summary>
public static class WebhookSignature
{
    /// <summary>The value of the header <c>webhook-signature</c>: HMAC-SHA256 over identifier, timestamp and body, joined by dots.</summary>
    /// <param name="secret">Secret.</param>
    /// <param name="id">Value of <c>webhook-id</c>.</param>
    /// <param name="timestamp">Value of <c>webhook-timestamp</c>: seconds since 1970 UTC.</param>
    /// <param name="body">Bytes of the body.</param>
    public static string Of(ReadOnlySpan<byte> secret, string id, long timestamp, ReadOnlySpan<byte> body)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{timestamp.ToString(CultureInfo.InvariantCulture)}."), .. body];
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(secret, signed));
    }
}
