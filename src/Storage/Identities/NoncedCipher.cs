using System.Security.Cryptography;

namespace Matching.Storage.Identities;

/// <summary>A cipher and the nonces that it will use next. One thread at a time.</summary>
/// <param name="aes">The cipher.</param>
/// <param name="nonceBytes">Length of a nonce.</param>
internal sealed class NoncedCipher(AesGcm aes, int nonceBytes) : IDisposable
{
    private const int NoncesAtOnce = 256;

    private readonly byte[] nonces = new byte[nonceBytes * NoncesAtOnce];
    private int used = NoncesAtOnce;

    /// <summary>The cipher.</summary>
    public AesGcm Aes => aes;

    /// <summary>A nonce must never repeat under one key, so it comes from the operating system and not from a seed; many are asked for at once.</summary>
    public void NextNonce(Span<byte> nonce)
    {
        if (used == NoncesAtOnce)
        {
            RandomNumberGenerator.Fill(nonces);
            used = 0;
        }

        nonces.AsSpan(used * nonceBytes, nonceBytes).CopyTo(nonce);
        used++;
    }

    /// <inheritdoc/>
    public void Dispose() => aes.Dispose();
}
