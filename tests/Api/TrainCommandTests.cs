namespace Matching.Api.Tests;

public sealed class TrainCommandTests
{
    private Workplace place = null!;

    [SetUp]
    public void SetUp() => place = new Workplace();

    [TearDown]
    public void TearDown() => place.Dispose();

    [Test]
    public void Train_GeneratedHistory_WritesModelAndCardAndRefusesToOverwrite()
    {
        Cli.Run("generate", "--subjects", "3000", "--history", "6", "--as-of", "2025-11-28", "--out", place["sources"]);
        string[] line = ["train", "--history", Path.Combine(place["sources"], "history", "audited-outcomes.csv"), "--out", place["model"], "--json"];

        var first = Cli.Run(line);
        var bytes = File.ReadAllBytes(Path.Combine(place["model"], "scorer.zip"));
        var second = Cli.Run(line);

        Assert.That(first.Code, Is.EqualTo(0));
        Assert.That(first.Json.GetProperty("modelSha256").GetString(), Is.EqualTo(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes))));
        Assert.That(File.ReadAllText(Path.Combine(place["model"], "model-card.json")), Is.EqualTo(first.Output));
        Assert.That(second.Code, Is.EqualTo(2));
        Assert.That(second.Error, Does.Contain("SCO012"));
        Assert.That(File.ReadAllBytes(Path.Combine(place["model"], "scorer.zip")), Is.EqualTo(bytes));
    }

    [Test]
    public void Train_MissingHistory_EndsWithTwoAndWritesNothing()
    {
        var result = Cli.Run("train", "--history", place["none.csv"], "--out", place["model"]);

        Assert.That(result.Code, Is.EqualTo(2));
        Assert.That(result.Error, Does.Contain("none.csv").And.Contain("generate --history"));
        Assert.That(Directory.Exists(place["model"]), Is.False);
    }

    [Test]
    public void Train_RowThatDoesNotFit_NamesLineAndColumn()
    {
        var file = place.File("bad.csv", "month,policy,subject,age,upheld\n2025-03,p,s,old,true\n");

        var result = Cli.Run("train", "--history", file, "--out", place["model"]);

        Assert.That(result.Code, Is.EqualTo(2));
        Assert.That(result.Error, Does.Contain("bad.csv:2: age is 'old'"));
    }

    [TestCase("--history", "a.csv")]
    [TestCase("--out", "model")]
    [TestCase("--history", "a.csv", "--out", "model", "--seed", "many")]
    public void Train_BadUsage_EndsWithTwo(params string[] options)
    {
        Assert.That(Cli.Run(["train", .. options]).Code, Is.EqualTo(2));
    }
}
