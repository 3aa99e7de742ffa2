using System.Security.Cryptography;
using System.Text;
using Matching.Storage.Identities;

namespace Matching.Storage.Tests.Identities;

/// <summary>Values that are encrypted together are what the platform's AES-GCM makes of each of them alone.</summary>
public sealed class CipherBatchTests
{
    private const int Longest = 70;
    private static readonly byte[] Key = SHA256.HashData("a key"u8);

    private AesGcmCryptoProvider crypto = null!;

    [SetUp]
    public void SetUp() => crypto = new AesGcmCryptoProvider(Key);

    [TearDown]
    public void TearDown() => crypto.Dispose();

    [Test]
    public void Encrypt_ValuesAndContextsOfAllLengths_AreReadByThePlatform()
    {
        using var platform = new AesGcm(Key, 16);
        var batch = new CipherBatch();
        for (var length = 0; length <= Longest; length++)
        {
            batch.Add(Bytes(length), Bytes(Longest - length), "|c"u8);
        }

        crypto.Encrypt(batch);

        for (var length = 0; length <= Longest; length++)
        {
            var (cipher, plain) = (batch.CipherOf(length).ToArray(), new byte[length]);
            platform.Decrypt(cipher.AsSpan(1, 12), cipher.AsSpan(29), cipher.AsSpan(13, 16), plain, [.. Bytes(Longest - length), (byte)'|', (byte)'c']);
            Assert.That(plain, Is.EqualTo(Bytes(length)));
            Assert.That(crypto.Decrypt(cipher, [.. Bytes(Longest - length), (byte)'|', (byte)'c']), Is.EqualTo(plain));
        }
    }

    [Test]
    public void Encrypt_AlteredBit_IsRefused([Values(0, 1, 12, 13, 28, 29, 40)] int place)
    {
        var batch = new CipherBatch();
        batch.Add("310104193001010011"u8, "KEY"u8, "|number"u8);
        crypto.Encrypt(batch);
        var cipher = batch.CipherOf(0).ToArray();
        cipher[place] ^= 1;

        Assert.That(() => crypto.Decrypt(cipher, "KEY|number"u8), Throws.InstanceOf<CryptographicException>());
        Assert.That(() => crypto.Decrypt(batch.CipherOf(0), "KEY|name"u8), Throws.InstanceOf<CryptographicException>());
    }

    [Test]
    public void Encrypt_SameValueAgain_NeverGivesTheSameBytes()
    {
        var seen = new HashSet<string>();
        var batch = new CipherBatch();
        for (var round = 0; round < 3; round++)
        {
            batch.Clear();
            for (var i = 0; i < 100; i++)
            {
                batch.Add("x"u8, "KEY"u8, "|name"u8);
            }

            crypto.Encrypt(batch);
            for (var i = 0; i < batch.Count; i++)
            {
                Assert.That(seen.Add(Convert.ToHexString(batch.CipherOf(i)[1..13])), Is.True);
            }
        }
    }

    [Test]
    public void Encrypt_ManyThreads_EachReadsItsOwn() => Parallel.For(0, 8, thread =>
    {
        var batch = new CipherBatch();
        for (var round = 0; round < 20; round++)
        {
            batch.Clear();
            for (var i = 0; i <= thread * 40; i++)
            {
                batch.Add(Encoding.UTF8.GetBytes($"{thread}/{i}"), "KEY"u8, "|name"u8);
            }

            crypto.Encrypt(batch);
            for (var i = 0; i < batch.Count; i++)
            {
                Assert.That(Encoding.UTF8.GetString(crypto.Decrypt(batch.CipherOf(i), "KEY|name"u8)), Is.EqualTo($"{thread}/{i}"));
            }
        }
    });

    [Test]
    public void Encrypt_NameAndEmptyPhone_AreReadUnderTheirColumns()
    {
        var batch = new CipherBatch();
        batch.Add("李雷"u8, "KEY"u8, "|name"u8);
        batch.Add(""u8, "KEY"u8, "|phone"u8);
        crypto.Encrypt(batch);

        Assert.That(Encoding.UTF8.GetString(crypto.Decrypt(batch.CipherOf(0), "KEY|name"u8)), Is.EqualTo("李雷"));
        Assert.That(crypto.Decrypt(batch.CipherOf(1), "KEY|phone"u8), Is.Empty);
    }

    [Test]
    public void Encrypt_DisposedProvider_Throws()
    {
        crypto.Dispose();

        Assert.That(() => crypto.Encrypt(new CipherBatch()), Throws.InstanceOf<ObjectDisposedException>());
    }

    private static byte[] Bytes(int length) => [.. Enumerable.Range(0, length).Select(i => (byte)(((i * 37) + length) % 256))];
}
