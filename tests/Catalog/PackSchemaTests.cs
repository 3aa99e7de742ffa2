using System.Text.Json.Nodes;
using Matching.Engine.Tags;
using Matching.Rules.Packs;

namespace Matching.Catalog.Tests;

/// <summary>The schemas offered to editors know the keys of the files and the names of the dictionary.</summary>
[TestFixture]
public sealed class PackSchemaTests
{
    private TagDictionary tags = null!;

    [OneTimeSetUp]
    public void Read() => tags = TagDictionaryReader.Read(CatalogueRoot.Path).Dictionary!;

    [Test]
    public void PolicyJson_EveryPolicyFile_Fits() => Assert.That(Faults(PackSchema.PolicyJson(), "policy.yaml"), Is.Empty);

    [Test]
    public void VersionJson_EveryVersionFile_Fits() => Assert.That(Faults(PackSchema.VersionJson(TagSchema.Terms(tags)), "2*-*.yaml"), Is.Empty);

    [Test]
    public void CasesJson_EveryCaseFile_Fits() => Assert.That(Faults(PackSchema.CasesJson(TagSchema.Terms(tags)), "cases.yaml"), Is.Empty);

    [TestCase("户籍地 = \"上海\"")]
    [TestCase("居民企业")]
    [TestCase("not(列入严重违法失信名单)")]
    [TestCase("list contains(救助身份, \"低保\")")]
    public void VersionJson_OfConditions_OffersNamesWithTheirValues(string offered)
    {
        var schema = JsonNode.Parse(PackSchema.VersionJson(TagSchema.Terms(tags)))!;
        var when = schema["properties"]!["conditions"]!["items"]!["properties"]!["when"]!["examples"]!.AsArray();

        Assert.That(when.Select(n => n!.GetValue<string>()), Does.Contain(offered));
    }

    [TestCase("""{ "年龄": 65 }""", true)]
    [TestCase("""{ "年令": 65 }""", false)]
    [TestCase("""{ "年龄": "六十五" }""", false)]
    [TestCase("""{ "单位类型": "企业" }""", true)]
    [TestCase("""{ "单位类型": "公司" }""", false)]
    [TestCase("""{ "居民企业": "是" }""", false)]
    [TestCase("""{ "出生日期": "2024/1/1" }""", false)]
    public void CasesJson_OfAProfile_RefusesWhatTheDictionaryDoesNotKnow(string profile, bool fits)
    {
        var schema = JsonNode.Parse(PackSchema.CasesJson(TagSchema.Terms(tags)))!["items"]!["properties"]!["tags"]!;

        Assert.That(SchemaCheck.Faults(schema, JsonNode.Parse(profile)).Any(), Is.EqualTo(!fits));
    }

    [Test]
    public void VersionJson_UnknownKey_DoesNotFit()
    {
        var file = Directory.EnumerateFiles(Path.Combine(CatalogueRoot.Path, "policies"), "2016-05.yaml", SearchOption.AllDirectories).First();
        var version = YamlJson.Read(file)!.AsObject();
        version.Add("condition", new JsonArray());

        Assert.That(
            SchemaCheck.Faults(JsonNode.Parse(PackSchema.VersionJson(TagSchema.Terms(tags)))!, version), Is.EqualTo(new[] { "$: condition is not a key" }));
    }

    private static IEnumerable<string> Faults(string schema, string pattern)
    {
        var parsed = JsonNode.Parse(schema)!;
        return Directory.EnumerateFiles(Path.Combine(CatalogueRoot.Path, "policies"), pattern, SearchOption.AllDirectories)
            .SelectMany(f => SchemaCheck.Faults(parsed, YamlJson.Read(f)).Select(fault => $"{Path.GetRelativePath(CatalogueRoot.Path, f)} {fault}"));
    }
}
