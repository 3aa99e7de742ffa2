namespace Matching.Delivery.Channels;

/// <summary>The gateway of the city's message platform, checked once when it is read.</summary>
public sealed class WebhookGateway
{
    private const string SecretPrefix = "whsec_";
    private const int LeastSecretBytes = 24;
    private const int MostSecretBytes = 64;

    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(10);

    private WebhookGateway(Uri address, ReadOnlyMemory<byte> secret, TimeSpan timeout)
    {
        Address = address;
        Secret = secret;
        Timeout = timeout;
    }

    /// <summary>Where messages are posted to.</summary>
    public Uri Address { get; }

    /// <summary>Secret shared with the gateway.</summary>
    public ReadOnlyMemory<byte> Secret { get; }

    /// <summary>Longest time for one message, from connecting to the answer; default 10 s.</summary>
    public TimeSpan Timeout { get; }

    /// <summary>Reads a configured gateway.</summary>
    /// <param name="url">Address: https; http only to this machine itself, and not in production.</param>
    /// <param name="secret"><c>whsec_</c> and 24 to 64 bytes in Base64, as the Standard Webhooks specification writes it.</param>
    /// <param name="production">Whether it is for production.</param>
    /// <exception cref="FormatException">One of them cannot be used; the message says why and never repeats the secret.</exception>
    public static WebhookGateway Read(string url, string secret, bool production)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.UserInfo.Length > 0 || address.Fragment.Length > 0)
        {
            throw new FormatException($"'{url}' is not an absolute address without user and fragment");
        }

        if (address.Scheme != Uri.UriSchemeHttps && (production || address.Scheme != Uri.UriSchemeHttp || !address.IsLoopback))
        {
            throw new FormatException($"'{url}' must begin with https://" + (production ? "" : "; http:// is only for this machine itself"));
        }

        return new WebhookGateway(address, SecretOf(secret), DefaultTimeout);
    }

    /// <summary>The same gateway with another longest time.</summary>
    public WebhookGateway With(TimeSpan timeout) => new(Address, Secret, timeout);

    private static byte[] SecretOf(string secret)
    {
        var bytes = new byte[MostSecretBytes];
        return secret.StartsWith(SecretPrefix, StringComparison.Ordinal)
            && Convert.TryFromBase64String(secret[SecretPrefix.Length..], bytes, out var length) && length >= LeastSecretBytes
            ? bytes[..length]
            : throw new FormatException($"the secret must be {SecretPrefix} and {LeastSecretBytes} to {MostSecretBytes} bytes in Base64");
    }
}
