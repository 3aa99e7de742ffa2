using Matching.Engine.Ledger;
using Matching.Storage.Dialects;
using Matching.Storage.Stores;

namespace Matching.Storage.Tests.Scoring;

[TestFixture(DatabaseProvider.Sqlite)]
[TestFixture(DatabaseProvider.PostgreSql)]
public sealed class ScorerStoreTests(DatabaseProvider provider)
{
    private static readonly DateTimeOffset Noon = new(2025, 11, 28, 12, 0, 0, TimeSpan.Zero);
    private DatabaseSource source = null!;
    private ScorerStore store = null!;

    [SetUp]
    public void SetUp()
    {
        source = DatabaseSource.Create(provider);
        store = new ScorerStore(source.Database);
    }

    [TearDown]
    public void TearDown() => source?.Dispose();

    [Test]
    public void Newest_NoneAdopted_IsNull()
    {
        Assert.That(store.Newest(), Is.Null);
        Assert.That(store.Model("a"), Is.Null);
    }

    [Test]
    public void Adopt_FirstModel_IsInForceAndAudited()
    {
        Assert.That(store.Adopt("aa", [1, 2, 0, 255], "{\"auc\":0.8}", "li", Noon), Is.True);

        Assert.That(store.Newest(), Is.EqualTo(new AdoptedScorer("aa", "{\"auc\":0.8}", "li", Noon)));
        Assert.That(store.Model("aa"), Is.EqualTo(new byte[] { 1, 2, 0, 255 }));
        Assert.That(Audited(), Is.EqualTo(new[] { "li aa first" }));
        Assert.That(new LedgerVerifier(new LedgerBook(source.Database)).VerifyChain(HashChain.Audit).IsIntact, Is.True);
    }

    [Test]
    public void Adopt_SameModelAgain_DoesNothing()
    {
        store.Adopt("aa", [1], "{}", "li", Noon);

        Assert.That(store.Adopt("aa", [1], "{}", "wang", Noon.AddDays(1)), Is.False);

        Assert.That(store.Newest()!.AdoptedBy, Is.EqualTo("li"));
        Assert.That(Audited(), Has.Length.EqualTo(1));
    }

    [Test]
    public void Adopt_SecondModel_ReplacesAndKeepsTheFirst()
    {
        store.Adopt("aa", [1], "{}", "li", Noon);
        store.Adopt("bb", [2], "{}", "wang", Noon.AddDays(1));

        Assert.That(store.Newest()!.Sha256, Is.EqualTo("bb"));
        Assert.That(store.Model("aa"), Is.EqualTo(new byte[] { 1 }));
        Assert.That(Audited(), Is.EqualTo(new[] { "li aa first", "wang bb replaces aa" }));
    }

    [Test]
    public void Adopt_EarlierModel_ComesBack()
    {
        store.Adopt("aa", [1], "{}", "li", Noon);
        store.Adopt("bb", [2], "{}", "li", Noon);

        Assert.That(store.Adopt("aa", [1], "{}", "wang", Noon.AddDays(2)), Is.True);

        Assert.That(store.Newest(), Is.EqualTo(new AdoptedScorer("aa", "{}", "wang", Noon.AddDays(2))));
        Assert.That(Audited()[^1], Is.EqualTo("wang aa replaces bb"));
    }

    private string[] Audited() =>
        [.. source.Database.Query<string>("SELECT actor || ' ' || object_id || ' ' || detail FROM v_audit WHERE action = 'scorer.adopted' ORDER BY seq")];
}
