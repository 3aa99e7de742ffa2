using System.Security.Cryptography;
using System.Text;
using Matching.Engine.Populations;
using Matching.Storage.Identities;
using Microsoft.Data.Sqlite;

namespace Matching.Storage.Tests.Identities;

public sealed class IdentityStoreTests
{
    private const string Number = "11010519491231002X";
    private const string Card = "4111111111111111";
    private const string Bank = "102100099996";
    private static readonly DateOnly Day = new(2025, 11, 28);

    private readonly SubjectKeys keys = new(new byte[32]);
    private string root = null!;
    private AesGcmCryptoProvider crypto = null!;

    private string Key => keys.Of(UnitKind.Citizen, Number);

    [SetUp]
    public void SetUp()
    {
        root = Directory.CreateTempSubdirectory("matching-identities-").FullName;
        crypto = new AesGcmCryptoProvider(new byte[32]);
    }

    [TearDown]
    public void TearDown()
    {
        crypto.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(root, recursive: true);
    }

    [Test]
    public void Of_KnownNumber_IsTheDocumentedHash()
    {
        // HMAC-SHA256 under 32 zero bytes of "citizen|11010519491231002X", first 16 bytes in RFC 4648 base 32.
        Assert.That(Key, Is.EqualTo("QKHRLVUKD5Q6P7RGWTUX4DXWAI"));
        Assert.That(keys.Of(UnitKind.Child, Number), Is.Not.EqualTo(Key));
        Assert.That(() => new SubjectKeys(new byte[31]), Throws.ArgumentException);
    }

    [Test]
    public void Find_AfterUpsert_GivesTheIdentity()
    {
        var store = Open();
        store.Upsert([Named("李雷")]);

        Assert.That(store.Find(Key), Is.EqualTo(new Identity(Key, UnitKind.Citizen, Number, "李雷", "13800000000")));
        Assert.That(store.Find("NOBODY"), Is.Null);
    }

    [Test]
    public void Upsert_EarlierDateLater_DoesNotReplace()
    {
        var store = Open();
        store.Upsert([Named("李雷"), Named("旧名") with { AsOf = Day.AddDays(-1) }, Accounted("tax", Card), Accounted("tax", "6222021234567890128") with { AsOf = Day.AddDays(-1) }]);

        Assert.That(store.Find(Key)!.Name, Is.EqualTo("李雷"));
        Assert.That(store.AccountsOf([Key])[Key].AccountNumber, Is.EqualTo(Card));
    }

    [Test]
    public void AccountsOf_SeveralSources_GivesThePreferredOneAndTheNameCheck()
    {
        var store = Open("card", "tax");
        store.Upsert([Named("李 雷（沪）"), Accounted("tax", "1"), Accounted("card", "2", "李雷(沪)"), Accounted("aaa", "3")]);

        var account = store.AccountsOf([Key, "NOBODY"]).Single().Value;

        Assert.That((account.AccountNumber, account.SourceId, account.SameName, account.AsOf), Is.EqualTo(("2", "card", true, Day)));
    }

    [Test]
    public void Upsert_ManyOfEveryForm_AsOneByOne()
    {
        var random = new Random(5);
        IdentityUpdate[] updates =
        [
            .. Enumerable.Range(0, 700).Select(i =>
            {
                var number = $"N{random.Next(120)}";
                var update = new IdentityUpdate(keys.Of(UnitKind.Household, number), UnitKind.Household, number, i % 300 < 40 ? "a" : "b", Day.AddDays(-random.Next(3)));
                return (i / 100 % 3) switch
                {
                    0 => update,
                    1 => update with { StatesIdentity = true, Name = random.Next(3) == 0 ? null : $"名{i}", Phone = random.Next(3) == 0 ? null : $"139{i}" },
                    _ => update with { Account = new StatedAccount($"户{i}", $"{i}", Bank) },
                };
            }),
        ];
        var (many, single) = (Open("b", "a"), new IdentityStore(Path.Combine(root, "single.db"), crypto, keys, ["b", "a"]));
        Assert.That(many.Upsert(updates), Is.EqualTo(700));
        foreach (var update in updates)
        {
            single.Upsert([update]);
        }

        string[] all = [.. updates.Select(u => u.Key).Distinct()];
        Assert.That(all.Select(many.Find), Is.EqualTo(all.Select(single.Find)));
        Assert.That(many.AccountsOf(all), Is.EquivalentTo(single.AccountsOf(all)));
    }

    [TestCase("韩梅", false)]
    [TestCase("李雷 ", true)]
    [TestCase("李", false)]
    public void AccountsOf_HolderAgainstRegisteredName_IsChecked(string holder, bool same)
    {
        var store = Open();
        store.Upsert([Named("李雷"), Accounted("tax", Card, holder)]);

        Assert.That(store.AccountsOf([Key])[Key].SameName, Is.EqualTo(same));
    }

    [Test]
    public void AccountsOf_NoRegisteredName_IsNotTheSameName()
    {
        var store = Open();
        store.Upsert([Accounted("tax", Card)]);

        Assert.That(store.AccountsOf([Key])[Key].SameName, Is.False);
    }

    [TestCase("11010519491231002X", true)]
    [TestCase("11010519491231002x", true)]
    [TestCase("440524188001010014", false)]
    [TestCase("", false)]
    public void TryFindKey_Number_FindsKnownOnesOnly(string number, bool known)
    {
        var store = Open();
        store.Upsert([Named("李雷")]);

        Assert.That(store.TryFindKey(number, out var key), Is.EqualTo(known));
        Assert.That(key, Is.EqualTo(known ? Key : string.Empty));
    }

    [Test]
    public void File_AfterUpsert_HoldsNoClearText()
    {
        Open().Upsert([Named("李雷"), Accounted("tax", Card)]);
        SqliteConnection.ClearAllPools();

        var bytes = Directory.GetFiles(root).SelectMany(File.ReadAllBytes).ToArray();
        foreach (var secret in new[] { Number, "李雷", "13800000000", Card, Bank })
        {
            Assert.That(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)), Is.Negative, secret);
        }
    }

    [Test]
    public void Find_UnderAnotherKey_IsRefused()
    {
        Open().Upsert([Named("李雷")]);
        using var other = new AesGcmCryptoProvider(Enumerable.Repeat((byte)1, 32).ToArray());

        Assert.That(
            () => new IdentityStore(Path.Combine(root, "identities.db"), other, keys, []).Find(Key), Throws.InstanceOf<CryptographicException>());
    }

    [Test]
    public void Decrypt_AlteredMovedOrForeignBytes_IsRefused()
    {
        var cipher = crypto.Encrypt("李雷"u8, "A|name"u8);
        Assert.That(crypto.Decrypt(cipher, "A|name"u8), Is.EqualTo("李雷"u8.ToArray()));
        Assert.That(crypto.Encrypt("李雷"u8, "A|name"u8), Is.Not.EqualTo(cipher));

        Assert.That(() => crypto.Decrypt(cipher, "B|name"u8), Throws.InstanceOf<CryptographicException>());
        Assert.That(() => crypto.Decrypt(cipher.AsSpan(0, 20), "A|name"u8), Throws.InstanceOf<CryptographicException>());
        cipher[^1] ^= 1;
        Assert.That(() => crypto.Decrypt(cipher, "A|name"u8), Throws.InstanceOf<CryptographicException>());
        Assert.That(() => new AesGcmCryptoProvider(new byte[16]), Throws.ArgumentException);
    }

    private IdentityStore Open(params string[] accountSources) => new(Path.Combine(root, "identities.db"), crypto, keys, [.. accountSources]);

    private IdentityUpdate Named(string name) =>
        new(Key, UnitKind.Citizen, Number, "police", Day) { StatesIdentity = true, Name = name, Phone = "13800000000" };

    private IdentityUpdate Accounted(string source, string number, string holder = "李雷") =>
        new(Key, UnitKind.Citizen, Number, source, Day) { Account = new StatedAccount(holder, number, Bank) };
}
