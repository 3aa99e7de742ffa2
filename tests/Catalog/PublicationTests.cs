using Matching.Rules.Diagnostics;
using Matching.Rules.Packs;

namespace Matching.Catalog.Tests;

/// <summary>A published version beside the folder: it supersedes, and changes nothing that was there.</summary>
[TestFixture]
public sealed class PublicationTests
{
    private const string Cases = "- { name: 66, asOf: 2025-12-01, tags: { 年龄: 66 }, expect: { outcome: eligible, amount: 75.00 }, source: t }\n";

    private TempCatalogue folder = null!;
    private CatalogueReading before = null!;

    [SetUp]
    public void Begin()
    {
        folder = new TempCatalogue();
        before = folder.Read();
    }

    [TearDown]
    public void End() => folder.Dispose();

    [Test]
    public void Add_LaterVersion_SupersedesTheOpenOneFromItsFirstDay()
    {
        var policy = Add(TextOf("2025-12", "2025-12-01", "66")).Catalogue!.Find("old-age")!;

        Assert.That(policy.VersionOn(new DateOnly(2025, 11, 30))!.Version, Is.EqualTo("2016-05"));
        Assert.That(policy.VersionOn(new DateOnly(2025, 12, 1))!.Version, Is.EqualTo("2025-12"));
    }

    [Test]
    public void Add_LaterVersion_LeavesTheEarlierPackAsItWas()
    {
        var earlier = before.Catalogue!.Find("old-age")!.Versions.Single().Hash;

        Assert.That(Add(TextOf("2025-12", "2025-12-01", "66")).Catalogue!.Find("old-age")!.Versions[0].Hash, Is.EqualTo(earlier));
    }

    [Test]
    public void Add_LaterVersion_GivesTheCatalogueAnotherHash() =>
        Assert.That(Add(TextOf("2025-12", "2025-12-01", "66")).Catalogue!.Hash, Is.Not.EqualTo(before.Catalogue!.Hash).And.Length.EqualTo(64));

    [Test]
    public void VersionOn_AfterTheEndOfTheLaterVersion_TheOpenOneDoesNotComeBack()
    {
        var policy = Add(TextOf("2025-12", "2025-12-01", "66", to: "2026-01-31")).Catalogue!.Find("old-age")!;

        Assert.That(policy.VersionOn(new DateOnly(2026, 2, 1)), Is.Null);
    }

    [Test]
    public void Add_CorrectionOfTheSameDay_HigherRevisionWins()
    {
        var policy = Add(TextOf("2016-05", "2016-05-01", "66", revision: 2)).Catalogue!.Find("old-age")!;

        Assert.That(policy.VersionOn(new DateOnly(2025, 1, 1))!.Revision, Is.EqualTo(2));
        Assert.That(policy.Versions, Has.Length.EqualTo(2));
    }

    [Test]
    public void Add_Cases_StayWithTheVersionThatJudgesTheirDate() =>
        Assert.That(Add(TextOf("2025-12", "2025-12-01", "66")).Cases.Select(c => c.Name), Is.EqualTo(new[] { "65岁", "66" }));

    [TestCase("2025-12", "2016-05-01", 1, "PACK3022")]
    [TestCase("2016-05", "2025-12-01", 1, "PACK3023")]
    public void Read_DayOrLabelThatIsTaken_IsRefused(string label, string from, int revision, string code)
    {
        var reading = PackReader.Read(before.Catalogue!.Find("old-age")!, "draft.yaml", TextOf(label, from, "66", revision: revision), Scope);

        Assert.That(reading.Pack, Is.Null);
        Assert.That(reading.Diagnostics.Where(d => d.Severity == Severity.Error).Select(d => d.Code), Is.EqualTo(new[] { code }));
    }

    [Test]
    public void Add_OtherContentThanWasSigned_IsRefused()
    {
        var reading = CatalogueOverlay.Add(
            before.Catalogue!, before.Cases, new PublishedVersion(1, "old-age", "2025-12", new string('0', 64), TextOf("2025-12", "2025-12-01", "66"), Cases, new(2025, 11, 30)), Scope);

        Assert.That(reading.Catalogue, Is.Null);
        Assert.That(reading.Diagnostics.Select(d => $"{d.Code} {d.Place}"), Is.EqualTo(new[] { "PACK3021 publication/1/old-age/2025-12.yaml:1:1" }));
    }

    [Test]
    public void Add_PolicyThatWasRemoved_IsRefused() => Assert.That(
        CatalogueOverlay.Add(before.Catalogue!, [], new PublishedVersion(1, "gone", "v", "h", "", "", default), Scope).Diagnostics.Select(d => d.Code), Is.EqualTo(new[] { "PACK3020" }));

    [Test]
    public void Renew_StoredText_ChangesLabelAndPeriodOnly()
    {
        var text = before.Catalogue!.Find("old-age")!.Versions.Single().Text;

        var renewed = VersionText.Renew(text, "2025-12-01", new DateOnly(2025, 12, 1), open: true);

        Assert.That(renewed, Is.EqualTo(text
            .Replace("version: 2016-05", "version: 2025-12-01", StringComparison.Ordinal)
            .Replace("from: 2016-05-01", "from: 2025-12-01", StringComparison.Ordinal)));
    }

    [Test]
    public void Renew_QuotedTextWithRevisionAndEnd_TakesThemAway()
    {
        const string text = "policy: p\nversion: '2016-05'\nrevision: 3\npublishedAt: 2016-04-01\neffective: { from: \"2016-05-01\", to: 2020-01-01 }\nrest: 1\n";

        Assert.That(
            VersionText.Renew(text, "n", new DateOnly(2025, 12, 1), open: true),
            Is.EqualTo("policy: p\nversion: n\neffective: { from: 2025-12-01, to:  }\nrest: 1\n"));
    }

    private Rules.Binding.Scope Scope => folder.ReadTags().Dictionary!.Scope;

    private CatalogueReading Add(string text)
    {
        var policy = before.Catalogue!.Find("old-age")!;
        var pack = PackReader.Read(policy, "draft.yaml", text, Scope).Pack!;
        return CatalogueOverlay.Add(before.Catalogue!, before.Cases, new PublishedVersion(1, "old-age", pack.Version, pack.Hash, text, Cases, new(2025, 11, 30)), Scope);
    }

    private string TextOf(string label, string from, string age, string to = "", int revision = 1) => folder[TempCatalogue.Version]
        .Replace("version: 2016-05", $"version: {label}\nrevision: {revision}", StringComparison.Ordinal)
        .Replace("from: 2016-05-01, to:", $"from: {from}, to: {to}", StringComparison.Ordinal)
        .Replace("value: 65", $"value: {age}", StringComparison.Ordinal);
}
