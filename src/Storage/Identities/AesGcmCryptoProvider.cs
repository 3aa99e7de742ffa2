using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Matching.Storage.Identities;

/// <summary>AES-256-GCM, by any number of threads at once. A value is one byte of version, 12 of nonce, 16 of tag, then the ciphertext.</summary>
public sealed class AesGcmCryptoProvider : ICryptoProvider, IDisposable
{
    /// <summary>Length of the key, in bytes.</summary>
    public const int KeyBytes = 32;

    private const byte Version = 1;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int HeadBytes = 1 + NonceBytes + TagBytes;

    private readonly ConcurrentBag<NoncedCipher> idle = [];
    private readonly byte[] key;
    private bool disposed;

    /// <summary>A provider under a key that comes from the configuration.</summary>
    /// <exception cref="ArgumentException">The key does not have <see cref="KeyBytes"/> bytes.</exception>
    public AesGcmCryptoProvider(ReadOnlySpan<byte> key)
    {
        this.key = key.Length == KeyBytes
            ? key.ToArray()
            : throw new ArgumentException($"the key of the identity store has {key.Length} bytes; {KeyBytes} are needed", nameof(key));
    }

    /// <inheritdoc/>
    public byte[] Encrypt(ReadOnlySpan<byte> plain, ReadOnlySpan<byte> context)
    {
        var result = new byte[HeadBytes + plain.Length];
        var cipher = Take();
        Encrypt(cipher, plain, context, result);
        idle.Add(cipher);
        return result;
    }

    /// <inheritdoc/>
    public void Encrypt(CipherBatch batch)
    {
        var cipher = Take();
        for (var i = 0; i < batch.Count; i++)
        {
            var value = batch.ValueOf(i);
            Encrypt(cipher, value, batch.ContextOf(i), batch.TakeRoom(HeadBytes + value.Length));
        }

        idle.Add(cipher);
    }

    /// <inheritdoc/>
    public byte[] Decrypt(ReadOnlySpan<byte> cipher, ReadOnlySpan<byte> context)
    {
        if (cipher.Length < HeadBytes || cipher[0] != Version)
        {
            throw new CryptographicException("the value was not written by this provider");
        }

        var plain = new byte[cipher.Length - HeadBytes];
        var held = Take();
        try
        {
            held.Aes.Decrypt(cipher.Slice(1, NonceBytes), cipher[HeadBytes..], cipher.Slice(1 + NonceBytes, TagBytes), plain, context);
            return plain;
        }
        finally
        {
            idle.Add(held);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        disposed = true;
        CryptographicOperations.ZeroMemory(key);
        while (idle.TryTake(out var cipher))
        {
            cipher.Dispose();
        }
    }

    private static void Encrypt(NoncedCipher cipher, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> context, Span<byte> result)
    {
        result[0] = Version;
        var nonce = result.Slice(1, NonceBytes);
        cipher.NextNonce(nonce);
        cipher.Aes.Encrypt(nonce, plain, result[HeadBytes..], result.Slice(1 + NonceBytes, TagBytes), context);
    }

    private NoncedCipher Take()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        return idle.TryTake(out var cipher) ? cipher : new NoncedCipher(new AesGcm(key, TagBytes), NonceBytes);
    }
}
