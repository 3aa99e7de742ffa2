using Matching.Engine.Checks;
using Matching.Engine.Tags;
using Matching.Rules.Packs;

namespace Matching.Catalog.Tests;

/// <summary>The packs decide as an evaluator that reads the published facts and never the packs.</summary>
/// <remarks><c>Independent/README.md</c> says how the expectations were made.</remarks>
[TestFixture]
public sealed class IndependentTests
{
    private const int Shown = 5;
    private static readonly TagDictionary Tags = TagDictionaryReader.Read(CatalogueRoot.Path).Dictionary!;
    private static readonly Catalogue Catalogue = CatalogueReader.Read(CatalogueRoot.Path, Tags.Scope).Catalogue!;
    private static readonly CheckOptions Options = new(new DateOnly(2025, 11, 28));

    [TestCaseSource(nameof(Policies))]
    public void Check_ProfilesOfThePublishedFacts_DecidesAsTheyDo(string policy)
    {
        var expectations = Expectation.Of(policy);
        var report = new ProfileCheck(Catalogue, Tags).Run(string.Join('\n', expectations.Select(e => e.Profile)), Options);
        var differences = expectations.Zip(report.Lines).Select(pair => pair.First.DifferenceTo(pair.Second)).OfType<string>().ToList();

        Assert.That(report.Lines, Has.Length.EqualTo(expectations.Length), "a line for each profile");
        Assert.That(differences, Is.Empty, $"{differences.Count} of {expectations.Length} differ:\n{string.Join('\n', differences.Take(Shown))}");
    }

    [TestCaseSource(nameof(Policies))]
    public void Fixture_EveryVersion_IsMetWithAtLeastTwentyProfiles(string policy)
    {
        var met = Expectation.Of(policy).CountBy(e => e.Version ?? "").ToDictionary(v => v.Key, v => v.Value);
        var versions = Catalogue.Find(policy)!.Versions.Select(v => v.Version);

        Assert.That(versions.Where(v => met.GetValueOrDefault(v) < 20), Is.Empty);
    }

    private static IEnumerable<string> Policies() => Directory.GetFiles(Expectation.Folder, "*.jsonl").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal);
}
