using System.Text.Json.Nodes;
using Matching.Rules.Packs;

namespace Matching.Catalog.Tests;

/// <summary>The schemas offered to editors know the keys of the files and the names of the dictionary.</summary>
[TestFixture]
public sealed class PackSchemaTests
{
    [Test]
    public void PolicyJson_Always_KnowsTheKeysOfEveryPolicyFile()
    {
        var known = Keys(PackSchema.PolicyJson());

        Assert.That(KeysOf("policy.yaml").Except(known), Is.Empty);
    }

    [Test]
    public void VersionJson_Always_KnowsTheKeysOfEveryVersionFile()
    {
        var known = Keys(PackSchema.VersionJson(["年龄"]));

        Assert.That(KeysOf("20??-??.yaml").Except(known), Is.Empty);
    }

    [Test]
    public void VersionJson_WithNames_OffersThem()
    {
        var schema = JsonNode.Parse(PackSchema.VersionJson(["年龄", "户籍地"]))!;
        var when = schema["properties"]!["conditions"]!["items"]!["properties"]!["when"]!["anyOf"]![0]!["enum"]!.AsArray();

        Assert.That(when.Select(n => n!.GetValue<string>()), Is.EqualTo(new[] { "年龄", "户籍地" }));
    }

    [Test]
    public void CasesJson_WithNames_RefusesOthers()
    {
        var tags = JsonNode.Parse(PackSchema.CasesJson(["年龄"]))!["items"]!["properties"]!["tags"]!;

        Assert.That(tags["properties"]!.AsObject().Select(p => p.Key), Is.EqualTo(new[] { "年龄" }));
        Assert.That(tags["additionalProperties"]!.GetValue<bool>(), Is.False);
    }

    private static List<string> Keys(string schema) => [.. JsonNode.Parse(schema)!["properties"]!.AsObject().Select(p => p.Key)];

    private static IEnumerable<string> KeysOf(string pattern) => Directory
        .EnumerateFiles(Path.Combine(CatalogueRoot.Path, "policies"), pattern, SearchOption.AllDirectories)
        .SelectMany(File.ReadLines)
        .Where(l => l.Length > 0 && char.IsAsciiLetterLower(l[0]))
        .Select(l => l[..l.IndexOf(':', StringComparison.Ordinal)]).Distinct();
}
