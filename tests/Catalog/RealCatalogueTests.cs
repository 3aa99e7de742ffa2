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
    public void Read_Policies_HaveNoFinding() => Assert.That(ReadCatalogue().Diagnostics.Where(d => d.Severity != Severity.Notice).Select(Line), Is.Empty);

    [Test]
    public void Read_Twice_SameHash()
    {
        var first = ReadCatalogue().Catalogue!.Hash;
        var second = ReadCatalogue().Catalogue!.Hash;
        Assert.That(second, Is.EqualTo(first).And.Length.EqualTo(64));
    }

    [Test]
    public void Read_Dictionary_HoldsThePublishedTagsAndTheAssumedOnes()
    {
        Assert.That(tags.Dictionary!.Tags, Has.Length.EqualTo(286));
        Assert.That(tags.Dictionary.Find("age")!.Name, Is.EqualTo("年龄"));
        Assert.That(tags.Dictionary.Find("低保标准")!.DatedValues.Single(v => v.From == new DateOnly(2025, 7, 1)).Value, Is.EqualTo(1650m));
        Assert.That(tags.Dictionary.Find("残疾等级")!.Values.Select(v => v.AsNumber), Is.EqualTo(new[] { 1m, 2m, 3m, 4m }));
    }

    [Test]
    public void Read_EveryVersion_HasReferencesAndSixCases()
    {
        var reading = ReadCatalogue();
        var lacking = reading.Catalogue!.Policies
            .SelectMany(p => p.Versions, (policy, pack) => (pack, Cases: reading.Cases.Count(c => c.PolicyId == policy.Id && pack.IsInForceOn(c.AsOf))))
            .Where(v => v.Cases < 6 || v.pack.References.IsEmpty)
            .Select(v => $"{v.pack.PolicyId} {v.pack.Version}: {v.Cases}");

        Assert.That(lacking, Is.Empty);
    }

    [Test]
    public void Read_EveryPolicy_HasAMissingFactAndADayOutsideItsVersions()
    {
        var reading = ReadCatalogue();
        var lacking = reading.Catalogue!.Policies.Select(p => p.Id)
            .Where(id => !new[] { "undetermined", "not-in-force", "eligible", "not-eligible" }
                .All(outcome => reading.Cases.Any(c => c.PolicyId == id && c.Outcome == outcome)));

        Assert.That(lacking, Is.Empty);
    }

    [TestCase("unemployment-insurance-job-stabilisation-refund", 5)]
    [TestCase("disabled-employment-security-fund-relief", 2)]
    [TestCase("small-low-profit-enterprise-income-tax", 4)]
    [TestCase("specialized-refined-sme", 1)]
    [TestCase("xuhui-specialized-refined-award", 2)]
    [TestCase("sh-elderly-comprehensive-allowance", 1)]
    [TestCase("sh-minimum-living-allowance", 7)]
    [TestCase("cn-childcare-subsidy", 1)]
    [TestCase("sh-severe-disability-nursing-allowance", 1)]
    [TestCase("sh-disabled-hardship-living-allowance", 2)]
    [TestCase("one-off-job-expansion-subsidy", 4)]
    [TestCase("shanghai-little-giant-high-growth-award", 1)]
    [TestCase("little-giant-sme", 1)]
    [TestCase("six-taxes-two-fees-halved", 3)]
    [TestCase("sh-only-child-parent-monthly-reward", 1)]
    [TestCase("cn-iit-elderly-support-deduction", 2)]
    [TestCase("one-off-hiring-subsidy-shanghai", 2)]
    public void Read_Policy_HasAllItsDatedVersions(string id, int versions) =>
        Assert.That(ReadCatalogue().Catalogue!.Find(id)!.Versions, Has.Length.EqualTo(versions));

    private static string Line(Diagnostic finding) => $"{finding.Place} {finding.Code} {finding.What.En} [{finding.Span.Start}-{finding.Span.End}]";

    private CatalogueReading ReadCatalogue() => CatalogueReader.Read(CatalogueRoot.Path, tags.Dictionary!.Scope);
}
