using Matching.Synthetic.Feeds;
using YamlDotNet.RepresentationModel;

namespace Matching.Synthetic.Tests;

public sealed class FeedCatalogueTests
{
    private static readonly Dictionary<string, YamlMappingNode> Sources = Entries("sources.yaml", "sources", "id");
    private static readonly Dictionary<string, YamlMappingNode> Tags = Entries("tags.yaml", "tags", "name");

    [Test]
    public void All_Identifiers_AreThoseOfTheCatalogueInTheSameOrderOfNames()
    {
        Assert.That(FeedCatalogue.All.Select(f => f.Id).Order(StringComparer.Ordinal), Is.EqualTo(Sources.Keys.Order(StringComparer.Ordinal)));
    }

    [TestCaseSource(nameof(Feeds))]
    public void Feed_Columns_AreThoseOfItsSource(string id)
    {
        var source = Sources[id];
        var feed = FeedCatalogue.Of(id);

        Assert.That(Names(feed, ColumnUse.Key), Is.EqualTo(new[] { Text(source, "key", "column") }));
        Assert.That(Names(feed, ColumnUse.Link), Is.EqualTo(Optional(Text(source, "link", "column"))));
        Assert.That(Names(feed, ColumnUse.AsOf), Is.EqualTo(Optional(Text(source, "asOf"))));
        Assert.That(Names(feed, ColumnUse.Identity), Is.EqualTo(Values(source, "identity")));
        Assert.That(Names(feed, ColumnUse.Account), Is.EqualTo(Values(source, "account")));
        Assert.That(Names(feed, ColumnUse.Fact).Order(StringComparer.Ordinal), Is.EqualTo(((YamlSequenceNode)source["tags"]).Select(n => n.ToString()).Order(StringComparer.Ordinal)));
    }

    [TestCaseSource(nameof(Feeds))]
    public void Feed_FormatAndKind_AreThoseOfItsSource(string id)
    {
        var feed = FeedCatalogue.Of(id);

        Assert.That(feed.Format.ToString(), Is.EqualTo(Text(Sources[id], "format")).IgnoreCase);
        Assert.That(feed.Kind.ToString(), Is.EqualTo(Text(Sources[id], "kind")).IgnoreCase);
    }

    [TestCaseSource(nameof(Facts))]
    public void Fact_TypeAndCodes_AreThoseOfTheDictionary(string id, string column)
    {
        var fact = FeedCatalogue.Of(id).Columns.Single(c => c.Name == column);

        Assert.That(Tags, Does.ContainKey(column));
        Assert.That(fact.Kind.ToString(), Is.EqualTo(Text(Tags[column], "type")).IgnoreCase);
        Assert.That(fact.Codes, Is.EqualTo(Values(Tags[column], "values")));
    }

    [Test]
    public void All_Facts_HaveOneSourceEach()
    {
        var facts = FeedCatalogue.All.SelectMany(f => f.Columns).Where(c => c.Use == ColumnUse.Fact).Select(c => c.Name);

        Assert.That(facts, Is.Unique);
    }

    /// <summary>A tag that nobody states leaves every policy that reads it undetermined for everybody: state it in a feed, or give it a formula or a dated figure.</summary>
    [Test]
    public void Tags_WithoutFormulaAndFigure_AreStatedByAFeed()
    {
        var stated = FeedCatalogue.All.SelectMany(f => f.Columns).Select(c => c.Name).ToHashSet();
        var silent = Tags.Where(t => Text(t.Value, "role") != "system" && Text(t.Value, "formula") is null && !t.Value.Children.ContainsKey("datedValues"))
            .Select(t => t.Key).Where(t => !stated.Contains(t));

        Assert.That(silent, Is.EqualTo(new[] { "申请日期" }), "in a night the business date stands for the day of the application");
    }

    [Test]
    public void Of_UnknownSource_IsRefusedByName()
    {
        Assert.That(() => FeedCatalogue.Of("weather"), Throws.ArgumentException.With.Message.Contains("'weather'"));
    }

    private static IEnumerable<string> Feeds() => FeedCatalogue.All.Select(f => f.Id);

    private static IEnumerable<TestCaseData> Facts() =>
        from feed in FeedCatalogue.All
        from column in feed.Columns
        where column.Use == ColumnUse.Fact
        select new TestCaseData(feed.Id, column.Name);

    private static IEnumerable<string> Names(Feed feed, ColumnUse use) => feed.Columns.Where(c => c.Use == use).Select(c => c.Name);

    private static string[] Optional(string? text) => text is null ? [] : [text];

    private static IEnumerable<string> Values(YamlMappingNode node, string key) => !node.Children.TryGetValue(key, out var found) ? []
        : found is YamlSequenceNode list ? list.Select(n => n.ToString()) : ((YamlMappingNode)found).Children.Values.Select(n => n.ToString());

    private static string? Text(YamlMappingNode node, params string[] path)
    {
        YamlNode? found = node;
        foreach (var key in path)
        {
            found = found is YamlMappingNode map && map.Children.TryGetValue(key, out var next) ? next : null;
        }

        return found?.ToString();
    }

    private static Dictionary<string, YamlMappingNode> Entries(string file, string list, string key)
    {
        var stream = new YamlStream();
        using var reader = new StreamReader(Path.Combine(Folders.Root, "rules-catalog", file));
        stream.Load(reader);
        return ((YamlSequenceNode)stream.Documents[0].RootNode[list]).Cast<YamlMappingNode>().ToDictionary(n => n[key].ToString());
    }
}
