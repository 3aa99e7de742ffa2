using System.Security.Cryptography;
using System.Text;
using CsCheck;
using Matching.Engine.Payouts;
using Matching.Engine.Populations;
using Matching.Storage.Identities;

namespace Matching.Storage.Tests.Identities;

/// <summary>Keys that are made many at a time are the platform's HMAC-SHA256.</summary>
public sealed class SubjectKeysTests
{
    [Test]
    public void Of_ManyIdentifiers_AreTheDocumentedHash()
    {
        // The same literal as for one; nine times, so that it stands in every lane and in a part of them.
        var keys = new SubjectKeys(new byte[32]).Of(UnitKind.Citizen, Enumerable.Repeat("11010519491231002X", 9).ToArray());

        Assert.That(keys, Is.EqualTo(Enumerable.Repeat("QKHRLVUKD5Q6P7RGWTUX4DXWAI", 9)));
    }

    [Test]
    public void Of_AnySecretsAndIdentifiers_AreThePlatformsHashes() =>
        Gen.Select(Gen.Byte.Array[32, 140], Gen.String[0, 70].Array[0, 40], Gen.Enum<UnitKind>()).Sample((secret, identifiers, kind) =>
        {
            var keys = new SubjectKeys(secret);
            var expected = Array.ConvertAll(identifiers, identifier => Expected(secret, kind, identifier));

            Assert.That(keys.Of(kind, identifiers), Is.EqualTo(expected));
            Assert.That(identifiers.Select(i => keys.Of(kind, i)), Is.EqualTo(expected));
        });

    [Test]
    public void Of_EveryLengthAroundABlock_IsThePlatformsHash()
    {
        byte[] secret = [.. Enumerable.Range(0, 64).Select(i => (byte)i)];
        string[] identifiers = [.. Enumerable.Range(0, 130).Select(length => new string('7', length))];

        Assert.That(new SubjectKeys(secret).Of(UnitKind.Enterprise, identifiers), Is.EqualTo(Array.ConvertAll(identifiers, i => Expected(secret, UnitKind.Enterprise, i))));
    }

    private static string Expected(byte[] secret, UnitKind kind, string identifier) =>
        Base32.Of([.. HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"{kind.ToString().ToLowerInvariant()}|{identifier}"))[..16], 0], 26);
}
