using System.Text;

namespace Matching.Catalog.Tests;

/// <summary>The strict reader refuses what YAML allows and an author would not notice.</summary>
[TestFixture]
public sealed class YamlRefusalTests
{
    private TempCatalogue catalogue = null!;

    [SetUp]
    public void Begin() => catalogue = new TempCatalogue();

    [TearDown]
    public void End() => catalogue.Dispose();

    [Test]
    public void Read_Untouched_IsAccepted()
    {
        var reading = catalogue.Read();

        Assert.That(reading.Diagnostics, Is.Empty);
        Assert.That(reading.Catalogue!.Policies.Single().Versions.Single().Parameters.Single().Value, Is.EqualTo(65m));
        Assert.That(reading.Cases.Single().Amount, Is.EqualTo(75.00m));
    }

    [Test]
    public void Read_DuplicateKey_NamesBothLines()
    {
        catalogue.With(TempCatalogue.Policy, "subject: citizen", "subject: citizen\nsubject: enterprise");

        var finding = catalogue.Read().Diagnostics.Single(d => d.Code == "PACK1004");

        Assert.That(finding.Place!.Line, Is.EqualTo(4));
        Assert.That(finding.What.En, Is.EqualTo("key 'subject' occurs twice, first on line 3"));
    }

    [TestCase("authority: 市民政局", "authority: &a 市民政局", "PACK1002", 4, 12)]
    [TestCase("authority: 市民政局", "authority: !!str 市民政局", "PACK1003", 4, 12)]
    [TestCase("sources: []", "sources: []\n---\nid: second", "PACK1007", 13, 1)]
    [TestCase("sources: []", "sources: [", "PACK1001", 13, 1)]
    public void Read_ForbiddenYaml_IsRefusedAtItsPlace(string old, string fresh, string code, int line, int column)
    {
        catalogue.With(TempCatalogue.Policy, old, fresh);

        Assert.That(catalogue.Errors(), Does.Contain($"{code} {TempCatalogue.Policy}:{line}:{column}"));
    }

    [Test]
    public void Read_Alias_IsRefusedEvenWhereItsAnchorIs()
    {
        catalogue.With(TempCatalogue.Policy, "authority: 市民政局", "authority: &a 市民政局").With(TempCatalogue.Policy, "shanghai/civil-affairs", "*a");

        Assert.That(catalogue.Errors(), Is.EquivalentTo(new[] { $"PACK1002 {TempCatalogue.Policy}:4:12", $"PACK1002 {TempCatalogue.Policy}:6:13" }));
    }

    [Test]
    public void Read_FileOverOneMegabyte_IsRefused()
    {
        catalogue.Write(TempCatalogue.Cases, "# " + new string('x', 1_048_576));

        Assert.That(catalogue.Errors(), Is.EqualTo(new[] { $"PACK1005 {TempCatalogue.Cases}:1:1" }));
    }

    [Test]
    public void Read_FileOfExactlyOneMegabyte_IsRead()
    {
        var text = catalogue[TempCatalogue.Cases] + "\n# ";
        catalogue.Write(TempCatalogue.Cases, text + new string('x', 1_048_576 - Encoding.UTF8.GetByteCount(text)));

        Assert.That(catalogue.Errors(), Is.Empty);
    }

    [TestCase(33)]
    [TestCase(20_000)]
    public void Read_NestedTooDeep_IsRefused(int depth)
    {
        catalogue.Write(TempCatalogue.Cases, new string('[', depth) + new string(']', depth));

        Assert.That(catalogue.Errors(), Is.EqualTo(new[] { $"PACK1006 {TempCatalogue.Cases}:1:33" }));
    }

    [Test]
    public void Read_EmptyFile_IsRefused()
    {
        catalogue.Write(TempCatalogue.Cases, "# nothing here\n");

        Assert.That(catalogue.Errors(), Is.EqualTo(new[] { $"PACK1007 {TempCatalogue.Cases}:1:1" }));
    }

    [Test]
    public void Read_NotUtf8_IsRefused()
    {
        File.WriteAllBytes(Path.Combine(catalogue.Root, TempCatalogue.Cases), [0x2D, 0x20, 0xFF, 0xFE]);

        Assert.That(catalogue.Errors(), Is.EqualTo(new[] { $"PACK1008 {TempCatalogue.Cases}:1:1" }));
    }
}
