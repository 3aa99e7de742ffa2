using Matching.Engine.Checks;
using Matching.Engine.Tags;
using Matching.Rules.Packs;

namespace Matching.Catalog.Tests;

/// <summary>Every literal expectation of the catalogue holds.</summary>
[TestFixture]
public sealed class CaseTests
{
    private static readonly TagDictionary Tags = TagDictionaryReader.Read(CatalogueRoot.Path).Dictionary!;
    private static readonly CatalogueReading Reading = CatalogueReader.Read(CatalogueRoot.Path, Tags.Scope);

    [TestCaseSource(nameof(All))]
    public void Run_Case_Holds(Case c)
    {
        var result = CaseRunner.Run(c, Reading.Catalogue!, Tags);

        Assert.That(result.Passed, Is.True, result.Message.En);
    }

    private static IEnumerable<TestCaseData> All() => Reading.Cases.Select(c => new TestCaseData(c).SetArgDisplayNames(c.PolicyId, c.Name));
}
