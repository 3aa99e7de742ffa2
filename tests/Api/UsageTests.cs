namespace Matching.Api.Tests;

public sealed class UsageTests
{
    private Workplace place = null!;

    [SetUp]
    public void SetUp() => place = new Workplace();

    [TearDown]
    public void TearDown() => place.Dispose();

    [TestCase("runn")]
    [TestCase("run", "--as-of", "28.11.2025")]
    [TestCase("run", "--as-of", "2025-02-30")]
    [TestCase("generate")]
    [TestCase("feel", "1", "--lang", "fr")]
    public void CommandLine_BadUsage_EndsWithTwo(params string[] args)
    {
        var result = Cli.Run(args);

        Assert.That(result.Code, Is.EqualTo(2));
        Assert.That(result.Error, Does.StartWith("matching: "));
    }

    [Test]
    public void Run_NoSnapshotForTheDate_SaysWhatToDoAndStoresNothing()
    {
        var result = Cli.Run("run", "--as-of", "2025-11-28", "--data", place["data"]);

        Assert.That(result.Code, Is.EqualTo(2));
        Assert.That(result.Error, Does.Contain("no snapshot for 2025-11-28").And.Contains("import"));
        Assert.That(Directory.Exists(Path.Combine(place["data"], "rails")), Is.False);
    }

    [Test]
    public void Run_UnknownPolicy_NamesTheNearest()
    {
        var result = Cli.Run("run", "--policy", "cn-childcare", "--data", place["data"]);

        Assert.That(result.Code, Is.EqualTo(2));
        Assert.That(result.Error, Does.Contain("cn-childcare-subsidy"));
    }

    [Test]
    public void Demo_FolderWithForeignData_IsRefusedAndLeftAlone()
    {
        Directory.CreateDirectory(place["data"]);
        File.WriteAllText(Path.Combine(place["data"], "matching.db"), "somebody's data");

        var result = Cli.Run("demo", "--no-serve", "--subjects", "10", "--data", place["data"]);

        Assert.That(result.Code, Is.EqualTo(4));
        Assert.That(File.ReadAllText(Path.Combine(place["data"], "matching.db")), Is.EqualTo("somebody's data"));
    }

    [Test]
    public void Catalogue_MissingFolder_IsNamed()
    {
        var result = Cli.RunWith(place["no-catalogue"], "rules", "lint");

        Assert.That(result.Code, Is.EqualTo(2));
        Assert.That(result.Error, Does.Contain("no-catalogue").And.Contains("--catalog"));
    }

    [Test]
    public void Demo_CatalogueThatCannotBeRead_LeavesTheFolderAlone()
    {
        var result = Cli.RunWith(place["no-catalogue"], "demo", "--no-serve", "--subjects", "10", "--data", place["data"]);

        Assert.That(result.Code, Is.EqualTo(2));
        Assert.That(Directory.Exists(place["data"]), Is.False);
    }

    [Test]
    public void Import_FileWithoutManifest_IsRefusedWhole()
    {
        var file = place.File("tax-enterprise.csv", "统一社会信用代码,年应纳税所得额\n");

        var result = Cli.Run("import", file, "--as-of", "2025-11-28", "--data", place["data"]);

        Assert.That(result.Code, Is.EqualTo(2));
        Assert.That(result.Error, Does.Contain("manifest"));
        Assert.That(Directory.Exists(Path.Combine(place["data"], "snapshots")) && Directory.EnumerateDirectories(Path.Combine(place["data"], "snapshots")).Any(), Is.False);
    }

    [Test]
    public void Import_QueryThatIsNotConfigured_IsRefused()
    {
        var result = Cli.Run("import", "--sql", "tax", "--as-of", "2025-11-28", "--data", place["data"]);

        Assert.That(result.Code, Is.EqualTo(2));
        Assert.That(result.Error, Does.Contain("Matching:Sources:tax"));
    }

    [TestCase("policy")]
    [TestCase("version")]
    [TestCase("cases")]
    public void Schema_EachKind_IsJsonSchema(string kind)
    {
        var result = Cli.Run("rules", "schema", kind);

        Assert.That(result.Json.GetProperty("$schema").GetString(), Does.Contain("json-schema.org"));
    }
}
