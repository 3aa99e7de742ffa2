using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Matching.Engine.Payouts;

/// <summary>Identifiers and order derived from what is paid under a secret key: the same payment always has the same identifier, and nobody outside can guess one.</summary>
public sealed class IdempotencyKey
{
    private const int MinimumKeyBytes = 16;
    private readonly byte[] key;

    /// <summary>Derivation under a key.</summary>
    /// <param name="key">At least 16 secret bytes; must stay the same for the life of the database.</param>
    /// <exception cref="ArgumentException">The key is too short.</exception>
    public IdempotencyKey(ReadOnlySpan<byte> key)
    {
        if (key.Length < MinimumKeyBytes)
        {
            throw new ArgumentException($"the payout key has {key.Length} bytes; at least {MinimumKeyBytes} are needed", nameof(key));
        }

        this.key = key.ToArray();
    }

    /// <summary>EndToEndId of one attempt to pay an entitlement: <c>M</c> and 34 characters of <c>A-Z2-7</c>, 35 in all.</summary>
    /// <param name="entitlementKey">The entitlement's key text.</param>
    /// <param name="attempt">Number of the attempt, from 1.</param>
    public string EndToEndId(string entitlementKey, int attempt) =>
        "M" + Base32.Of(Keyed("pay", entitlementKey + "|" + attempt.ToString(CultureInfo.InvariantCulture)), 34);

    /// <summary>Place in a queue for scarce money: unrelated to arrival, name or identifier, and the same on every machine.</summary>
    public string Rank(string entitlementKey) => Convert.ToHexStringLower(Keyed("rank", entitlementKey));

    /// <summary>MsgId of a batch: <c>B</c> and 26 characters over the identifiers of its payments.</summary>
    public string MessageId(IEnumerable<string> endToEndIds) => "B" + Base32.Of(Keyed("batch", string.Join('\n', endToEndIds)), 26);

    private byte[] Keyed(string purpose, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(purpose + "|" + text));
}
