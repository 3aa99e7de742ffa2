using System.Buffers.Binary;
using System.Runtime.Intrinsics;
using System.Security.Cryptography;

namespace Matching.Storage.Identities;

/// <summary>
/// AES-GCM over many short values at once: the platform encrypts the counter blocks of all of them in one call, and only the tags are made here.
/// Each value comes out just as <see cref="AesGcm"/> would make it, which reads it again. One thread at a time.
/// </summary>
internal sealed class GcmBatches : IDisposable
{
    private const int BlockBytes = GaloisHash.BlockBytes;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int HeadBytes = 1 + NonceBytes + TagBytes;

    private readonly Aes aes = Aes.Create();
    private readonly GaloisHash hash;
    private byte[] nonces = [];
    private byte[] counters = [];
    private byte[] stream = [];

    /// <param name="key">The key.</param>
    /// <exception cref="CryptographicException">The platform does not read what is made here: nothing may be written so.</exception>
    public GcmBatches(byte[] key)
    {
        aes.Key = key;
        Span<byte> zero = stackalloc byte[BlockBytes];
        zero.Clear();
        hash = new GaloisHash(aes.EncryptEcb(zero, PaddingMode.None));
        Prove(key);
    }

    /// <summary>Encrypts every value under a nonce of its own.</summary>
    public void Encrypt(CipherBatch batch, byte version)
    {
        var blocks = 0;
        for (var i = 0; i < batch.Count; i++)
        {
            blocks += BlocksOf(batch.ValueOf(i).Length);
        }

        MakeRoom(batch.Count * NonceBytes, ref nonces);
        MakeRoom(blocks * BlockBytes, ref counters);
        MakeRoom(blocks * BlockBytes, ref stream);

        // A nonce must never repeat under one key, so it comes from the operating system and not from a seed.
        RandomNumberGenerator.Fill(nonces.AsSpan(0, batch.Count * NonceBytes));
        Count(batch);
        aes.EncryptEcb(counters.AsSpan(0, blocks * BlockBytes), stream, PaddingMode.None);
        Write(batch, version);
        CryptographicOperations.ZeroMemory(stream);
    }

    /// <inheritdoc/>
    public void Dispose() => aes.Dispose();

    /// <summary>Values are lost when nobody can read them again, so the platform reads some of every length that a block divides before any is written.</summary>
    private void Prove(byte[] key)
    {
        const int longest = 4 * BlockBytes;
        using var platform = new AesGcm(key, TagBytes);
        var batch = new CipherBatch();
        Span<byte> text = stackalloc byte[longest];
        RandomNumberGenerator.Fill(text);
        for (var length = 0; length <= longest; length++)
        {
            batch.Add(text[..length], text[length..], text[..1]);
        }

        Encrypt(batch, 0);
        Span<byte> read = stackalloc byte[longest];
        for (var i = 0; i < batch.Count; i++)
        {
            var cipher = batch.CipherOf(i);
            platform.Decrypt(cipher.Slice(1, NonceBytes), cipher[HeadBytes..], cipher.Slice(1 + NonceBytes, TagBytes), read[..batch.ValueOf(i).Length], batch.ContextOf(i));
            if (!read[..batch.ValueOf(i).Length].SequenceEqual(batch.ValueOf(i)))
            {
                throw new CryptographicException("a value that was encrypted in a batch is read as another one on this processor; set DOTNET_EnableHWIntrinsic=0 and report it");
            }
        }
    }

    /// <summary>One block for the tag and the blocks that cover the value.</summary>
    private static int BlocksOf(int length) => 1 + ((length + BlockBytes - 1) / BlockBytes);

    private static void MakeRoom(int length, ref byte[] buffer) => buffer = buffer.Length >= length ? buffer : new byte[length + (length / 4)];

    private void Count(CipherBatch batch)
    {
        var rest = counters.AsSpan();
        for (var i = 0; i < batch.Count; i++)
        {
            var nonce = nonces.AsSpan(i * NonceBytes, NonceBytes);
            var blocks = BlocksOf(batch.ValueOf(i).Length);
            for (var counter = 1; counter <= blocks; counter++)
            {
                nonce.CopyTo(rest);
                BinaryPrimitives.WriteInt32BigEndian(rest[NonceBytes..], counter);
                rest = rest[BlockBytes..];
            }
        }
    }

    private void Write(CipherBatch batch, byte version)
    {
        var rest = stream.AsSpan();
        for (var i = 0; i < batch.Count; i++)
        {
            var value = batch.ValueOf(i);
            var result = batch.TakeRoom(HeadBytes + value.Length);
            var cipher = result[HeadBytes..];
            result[0] = version;
            nonces.AsSpan(i * NonceBytes, NonceBytes).CopyTo(result[1..]);
            for (var place = 0; place < value.Length; place++)
            {
                cipher[place] = (byte)(value[place] ^ rest[BlockBytes + place]);
            }

            var tag = hash.Of(batch.ContextOf(i), cipher) ^ Vector128.Create<byte>(rest[..BlockBytes]);
            tag.CopyTo(result[(1 + NonceBytes)..]);
            rest = rest[(BlocksOf(value.Length) * BlockBytes)..];
        }
    }
}
