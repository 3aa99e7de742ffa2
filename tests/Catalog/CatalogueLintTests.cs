using Matching.Engine.Tags;
using Matching.Rules.Diagnostics;

namespace Matching.Catalog.Tests;

/// <summary>What the lint points out.</summary>
[TestFixture]
public sealed class CatalogueLintTests
{
    private TempCatalogue catalogue = null!;

    [SetUp]
    public void Begin() => catalogue = new TempCatalogue();

    [TearDown]
    public void End() => catalogue.Dispose();

    [Test]
    public void Check_NothingToSay_IsEmpty() => Assert.That(Codes(), Is.Empty);

    [TestCase(TempCatalogue.Version, "    reference: notice\n", "", "PACK4002", TestName = "condition without citation")]
    [TestCase(TempCatalogue.Version, "version: 2016-05", "version: 2016-05\nverified: false", "PACK4005", TestName = "unverified figures")]
    [TestCase(TempCatalogue.Version, "amount:", "doubts: [{ zh: 存疑, en: doubtful }]\namount:", "PACK4004", TestName = "doubts")]
    [TestCase(TempCatalogue.Tags, "department: 公安, sensitivity: personal, maxAgeDays: 31", "sensitivity: personal, maxAgeDays: 31", "PACK4006", TestName = "tag without department")]
    [TestCase(TempCatalogue.Tags, ", maxAgeDays: 31", "", "PACK4007", TestName = "tag without maximum age")]
    [TestCase(TempCatalogue.Policy, "exclusions: []", "exclusions:\n  - { with: care, scope: subject, cycle: same, keep: first, external: true }", "PACK4008", TestName = "external exclusion")]
    public void Check_Finding_IsPointedOut(string file, string old, string fresh, string code)
    {
        catalogue.With(file, old, fresh);

        Assert.That(Codes(), Is.EqualTo(new[] { code }));
    }

    [Test]
    public void Check_DaysBetweenVersions_AreNamed()
    {
        catalogue.With(TempCatalogue.Version, "to:", "to: 2019-12-30");
        catalogue.Write("policies/shanghai/old-age/2020-01.yaml", catalogue[TempCatalogue.Version].Replace("version: 2016-05", "version: 2020-01").Replace("from: 2016-05-01, to: 2019-12-30", "from: 2020-01-01"));

        var finding = Findings().Single();

        Assert.That(finding.What.En, Is.EqualTo("no version is in force from 2019-12-31 to 2019-12-31"));
        Assert.That(finding.Place!.ToString(), Is.EqualTo("policies/shanghai/old-age/2020-01.yaml:1:1"));
    }

    [Test]
    public void Check_RealCatalogue_HasNoWarning()
    {
        var tags = TagDictionaryReader.Read(CatalogueRoot.Path).Dictionary!;
        var real = Matching.Rules.Packs.CatalogueReader.Read(CatalogueRoot.Path, tags.Scope).Catalogue!;

        Assert.That(CatalogueLint.Check(real, tags).Where(d => d.Severity != Severity.Notice).Select(d => $"{d.Place} {d.What.En}"), Is.Empty);
    }

    private IEnumerable<string> Codes() => Findings().Select(d => d.Code);

    private IEnumerable<Diagnostic> Findings() => CatalogueLint.Check(catalogue.Read().Catalogue!, catalogue.ReadTags().Dictionary!);
}
