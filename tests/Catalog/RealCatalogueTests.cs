using Matching.Engine.Tags;
using Matching.Rules.Diagnostics;
using Matching.Rules.Packs;

namespace Matching.Catalog.Tests;

/// <summary>The catalogue of this repository is read whole and without an error.</summary>
[TestFixture]
public sealed class RealCatalogueTests
{
    private readonly TagReading tags = TagDictionaryReader.Read(CatalogueRoot.Path);

    [Test]
    public void Read_Dictionary_HasNoError() => Assert.That(tags.Diagnostics.Select(Line), Is.Empty);

    [Test]
    public void Read_Policies_HaveNoFinding() => Assert.That(ReadCatalogue().Diagnostics.Select(Line), Is.Empty);

    [Test]
    public void Read_Twice_SameHash()
    {
        var first = ReadCatalogue().Catalogue!.Hash;
        var second = ReadCatalogue().Catalogue!.Hash;
        Assert.That(second, Is.EqualTo(first).And.Length.EqualTo(64));
    }

    private static string Line(Diagnostic finding) => $"{finding.Place} {finding.Code} {finding.What.En} [{finding.Span.Start}-{finding.Span.End}]";

    private CatalogueReading ReadCatalogue() => CatalogueReader.Read(CatalogueRoot.Path, tags.Dictionary!.Scope);
}
