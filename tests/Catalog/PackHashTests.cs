namespace Matching.Catalog.Tests;

/// <summary>A pack's identity follows its content and nothing else.</summary>
[TestFixture]
public sealed class PackHashTests
{
    private const string P = TempCatalogue.Policy;
    private const string V = TempCatalogue.Version;

    private TempCatalogue catalogue = null!;
    private string before = "";

    [SetUp]
    public void Begin()
    {
        catalogue = new TempCatalogue();
        before = Hash();
    }

    [TearDown]
    public void End() => catalogue.Dispose();

    [Test]
    public void Hash_Always_IsLowerHexadecimal() => Assert.That(before, Does.Match("^[0-9a-f]{64}$"));

    [TestCase("policy: old-age\nversion: 2016-05", "version: 2016-05\npolicy: old-age", TestName = "order of keys")]
    [TestCase("conditions:", "# a comment\n\nconditions:   ", TestName = "comments and white space")]
    [TestCase("value: 65,", "value: 65.00,", TestName = "trailing zeros")]
    [TestCase("policy: old-age", "policy: 'old-age'", TestName = "quotes")]
    [TestCase("{ id: notice, title: 通知 }", "id: notice\n    title: 通知", TestName = "flow or block")]
    public void Hash_OtherLayout_IsTheSame(string old, string fresh)
    {
        catalogue.With(V, old, fresh);

        Assert.That(Hash(), Is.EqualTo(before));
    }

    [TestCase(V, "value: 65,", "value: 66,", TestName = "threshold")]
    [TestCase(V, "年龄 >= 最低年龄", "年龄 > 最低年龄", TestName = "operator")]
    [TestCase(V, "formula: '75'", "formula: '76'", TestName = "amount")]
    [TestCase(V, "formula: '75'", "formula: '75'\n  rounding: yuan-floor", TestName = "rounding")]
    [TestCase(V, "from: 2016-05-01", "from: 2016-05-02", TestName = "first day")]
    [TestCase(V, "to: }", "to: 2030-12-31 }", TestName = "last day")]
    [TestCase(V, "title: 通知 }", "title: 通知, number: 1号 }", TestName = "document number")]
    [TestCase(V, "version: 2016-05", "version: 2016-05\nverified: false", TestName = "verified")]
    [TestCase(V, "amount:", "review: [{ when: 年龄 > 100, reason: { zh: 高龄, en: old } }]\namount:", TestName = "review")]
    [TestCase(P, "cycle: monthly", "cycle: yearly", TestName = "rhythm of the benefit")]
    public void Hash_OtherContent_Differs(string file, string old, string fresh)
    {
        catalogue.With(file, old, fresh);

        Assert.That(Hash(), Is.Not.EqualTo(before));
    }

    [Test]
    public void CatalogueHash_OtherThreshold_Differs()
    {
        var first = catalogue.Read().Catalogue!.Hash;
        catalogue.With(V, "value: 65,", "value: 66,");

        Assert.That(catalogue.Read().Catalogue!.Hash, Is.Not.EqualTo(first));
    }

    [Test]
    public void DictionaryHash_OtherMaximumAge_Differs()
    {
        var first = catalogue.ReadTags().Dictionary!.Hash;
        catalogue.With(TempCatalogue.Tags, "maxAgeDays: 31", "maxAgeDays: 32");

        Assert.That(catalogue.ReadTags().Dictionary!.Hash, Is.Not.EqualTo(first).And.Length.EqualTo(64));
    }

    private string Hash() => catalogue.Read().Catalogue!.Policies.Single().Versions.Single().Hash;
}
