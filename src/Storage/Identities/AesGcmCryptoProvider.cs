using System.Security.Cryptography;

namespace Matching.Storage.Identities;

/// <summary>AES-256-GCM. A value is one byte of version, 12 of nonce, 16 of tag, then the ciphertext.</summary>
public sealed class AesGcmCryptoProvider : ICryptoProvider, IDisposable
{
    /// <summary>Length of the key, in bytes.</summary>
    public const int KeyBytes = 32;

    private const byte Version = 1;
    private const int NonceBytes = 12;
    private const int NoncesAtOnce = 256;
    private const int TagBytes = 16;
    private const int HeadBytes = 1 + NonceBytes + TagBytes;

    private readonly AesGcm aes;
    private readonly Lock gate = new();
    private readonly byte[] nonces = new byte[NonceBytes * NoncesAtOnce];
    private int usedNonces = NoncesAtOnce;

    /// <summary>A provider under a key that comes from the configuration.</summary>
    /// <exception cref="ArgumentException">The key does not have <see cref="KeyBytes"/> bytes.</exception>
    public AesGcmCryptoProvider(ReadOnlySpan<byte> key)
    {
        aes = key.Length == KeyBytes
            ? new AesGcm(key, TagBytes)
            : throw new ArgumentException($"the key of the identity store has {key.Length} bytes; {KeyBytes} are needed", nameof(key));
    }

    /// <inheritdoc/>
    public byte[] Encrypt(ReadOnlySpan<byte> plain, ReadOnlySpan<byte> context)
    {
        var result = new byte[HeadBytes + plain.Length];
        result[0] = Version;
        var nonce = result.AsSpan(1, NonceBytes);
        lock (gate)
        {
            NextNonce(nonce);
            aes.Encrypt(nonce, plain, result.AsSpan(HeadBytes), result.AsSpan(1 + NonceBytes, TagBytes), context);
        }

        return result;
    }

    /// <inheritdoc/>
    public byte[] Decrypt(ReadOnlySpan<byte> cipher, ReadOnlySpan<byte> context)
    {
        if (cipher.Length < HeadBytes || cipher[0] != Version)
        {
            throw new CryptographicException("the value was not written by this provider");
        }

        var plain = new byte[cipher.Length - HeadBytes];
        lock (gate)
        {
            aes.Decrypt(cipher.Slice(1, NonceBytes), cipher[HeadBytes..], cipher.Slice(1 + NonceBytes, TagBytes), plain, context);
        }

        return plain;
    }

    /// <summary>A nonce must never repeat under one key, so it comes from the operating system and not from a seed; many are asked for at once.</summary>
    private void NextNonce(Span<byte> nonce)
    {
        if (usedNonces == NoncesAtOnce)
        {
            RandomNumberGenerator.Fill(nonces);
            usedNonces = 0;
        }

        nonces.AsSpan(usedNonces * NonceBytes, NonceBytes).CopyTo(nonce);
        usedNonces++;
    }

    /// <inheritdoc/>
    public void Dispose() => aes.Dispose();
}
