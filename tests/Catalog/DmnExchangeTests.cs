using System.Text;
using System.Xml;
using System.Xml.Schema;
using Matching.Engine.Tags;
using Matching.Rules.Dmn.Evaluation;
using Matching.Rules.Dmn.Reading;
using Matching.Rules.Dmn.Writing;
using Matching.Rules.Packs;
using Matching.Rules.Values;

namespace Matching.Catalog.Tests;

/// <summary>Every version of the catalogue survives the way through DMN.</summary>
[TestFixture]
public sealed class DmnExchangeTests
{
    private static readonly TagDictionary Tags = TagDictionaryReader.Read(CatalogueRoot.Path).Dictionary!;
    private static readonly Catalogue Catalogue = CatalogueReader.Read(CatalogueRoot.Path, Tags.Scope).Catalogue!;

    [TestCaseSource(nameof(Packs))]
    public void Import_OfWhatWasExported_IsTheSamePack(Policy policy, RulePack pack)
    {
        var imported = Read(PackExport.Write(policy, pack));

        Assert.That(imported.Diagnostics.Select(d => d.What.En), Is.Empty);
        Assert.That((imported.PolicyId, imported.Version), Is.EqualTo((policy.Id, pack.Version)));
        var read = PackReader.Read(policy with { Versions = [] }, "imported", imported.Text!, Tags.Scope);
        Assert.That(read.Diagnostics.Where(d => !d.Code.StartsWith("PACK4", StringComparison.Ordinal)).Select(d => $"{d.Place} {d.What.En}"), Is.Empty);
        Assert.That(read.Pack!.Hash, Is.EqualTo(pack.Hash));
    }

    [Test]
    public void Packs_All_AreThoseOfTheCatalogue() => Assert.That(Packs().Count(), Is.EqualTo(110));

    [TestCaseSource(nameof(Packs))]
    public void Write_Pack_IsAModelWithoutFindings(Policy policy, RulePack pack)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(PackExport.Write(policy, pack)));
        var reading = DmnReader.Read(stream, "export");

        Assert.That(reading.Diagnostics.Select(d => d.What.En), Is.Empty);
        Assert.That(DecisionModel.Compile(reading.Model!).Findings.Select(d => $"{d.Place} {d.What.En}"), Is.Empty);
    }

    [TestCaseSource(nameof(Packs))]
    public void Write_Pack_IsValidByTheSchema(Policy policy, RulePack pack)
    {
        var errors = new List<string>();
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema, Schemas = Schema() };
        settings.ValidationEventHandler += (_, e) => errors.Add(e.Message);
        using var reader = XmlReader.Create(new StringReader(PackExport.Write(policy, pack)), settings);
        while (reader.Read())
        {
            Assert.That(errors, Is.Empty);
        }
    }

    [TestCase("上海", "1954-07-20", "eligible", "75")]
    [TestCase("上海", "1994-07-20", "not-eligible", null)]
    [TestCase(null, "1954-07-20", "undetermined", null)]
    public void Run_ExportedAllowance_DecidesAsThePackDoes(string? place, string born, string outcome, string? amount)
    {
        var policy = Catalogue.Find("sh-elderly-comprehensive-allowance")!;
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(PackExport.Write(policy, policy.Versions[0])));
        var model = DecisionModel.Compile(DmnReader.Read(stream, "export").Model!);
        var age = born.StartsWith("1954", StringComparison.Ordinal) ? 69m : 29m;
        DmnInput[] inputs = [new("户籍地", null, place is null ? Value.Null : Value.Of(place)), new("年龄", null, Value.Of(age))];

        var run = model.Run(inputs, EvaluationPath.Interpret);

        Assert.That(run.Decision("结论"), Is.EqualTo(Value.Of(outcome)));
        Assert.That(amount is null || run.Decision("金额")!.Value.ToString() == amount, Is.True);
    }

    [Test]
    public void Import_FormulaThatAnotherToolChanged_IsTheChangedOne()
    {
        var policy = Catalogue.Find("sh-elderly-comprehensive-allowance")!;
        var changed = PackExport.Write(policy, policy.Versions[0]).Replace("<text>户籍地 = \"上海\"</text>", "<text>户籍地 = \"外省市\"</text>", StringComparison.Ordinal);

        var read = PackReader.Read(policy with { Versions = [] }, "imported", Read(changed).Text!, Tags.Scope);

        Assert.That(read.Pack!.Conditions[0].When.Text, Is.EqualTo("户籍地 = \"外省市\""));
        Assert.That(read.Pack.Hash, Is.Not.EqualTo(policy.Versions[0].Hash));
    }

    [TestCase("<definitions xmlns=\"https://www.omg.org/spec/DMN/20230324/MODEL/\" name=\"a\" namespace=\"n\"/>", "DMN3001")]
    [TestCase("<definitions xmlns=\"urn:other\" name=\"a\" namespace=\"n\"/>", "DMN1005")]
    [TestCase("<!DOCTYPE definitions [<!ENTITY a \"a\">]><definitions/>", "DMN1002")]
    [TestCase("<definitions>", "DMN1001")]
    public void Import_WhatIsNoPack_IsRefused(string document, string code)
    {
        var result = Read(document);

        Assert.That(result.Text, Is.Null);
        Assert.That(result.Diagnostics.Select(d => d.Code), Is.EqualTo(new[] { code }));
    }

    private static PackImportResult Read(string document)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(document));
        return PackImport.Read(stream, "document");
    }

    private static IEnumerable<TestCaseData> Packs() =>
        Catalogue.Policies.SelectMany(p => p.Versions.Select(v => new TestCaseData(p, v).SetArgDisplayNames(p.Id, v.Version)));

    private static XmlSchemaSet Schema()
    {
        var kit = Environment.GetEnvironmentVariable("DMN_TCK") ?? Path.Combine(CatalogueRoot.Path, "..", "..", "shared", "tck");
        var file = Path.Combine(kit, "schema", "DMN15.xsd");
        Assume.That(File.Exists(file), $"the DMN schema is not there: {file}");
        var schemas = new XmlSchemaSet { XmlResolver = new XmlUrlResolver() };
        schemas.Add(null, file);
        schemas.Compile();
        return schemas;
    }
}
