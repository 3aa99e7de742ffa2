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
    public void Train_Adopt_PutsTheModelInForceOnceWithoutAFolder()
    {
        Cli.Run("generate", "--subjects", "10000", "--history", "6", "--as-of", "2025-11-28", "--out", place["sources"]);
        string[] line = ["train", "--history", Path.Combine(place["sources"], "history", "audited-outcomes.csv"), "--adopt", "--data", place["data"]];

        var first = Cli.Run([.. line, "--json"]);
        var second = Cli.Run(line);

        Assert.That(first.Code, Is.EqualTo(0), first.Error);
        Assert.That(second.Code, Is.EqualTo(0), second.Error);
        Assert.That(second.Output, Does.Contain("AUC").And.Contains("Brier skill").And.Contains("always the base rate").And.Contains("in force"));
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(place["data"], "matching.db")};Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT s.sha256 || ' ' || s.adopted_by || ' ' || (SELECT COUNT(*) FROM audit WHERE action = 'scorer.adopted') FROM scorer s";
        Assert.That((string)command.ExecuteScalar()!, Is.EqualTo(first.Json.GetProperty("modelSha256").GetString() + " command-line 1"));
    }

    [Test]
    public void Train_AdoptModelNoBetterThanTheBaseRate_IsRefusedAndWritesNothing()
    {
        // The outcome follows the number in the early months and its opposite in the last: what was learned is worse than nothing.
        var rows = Enumerable.Range(1, 6).SelectMany(month => Enumerable.Range(0, 200).Select(i =>
            $"2025-{month:00},sh-elderly-comprehensive-allowance,s{i},{i % 100},{((i % 100 < 50) == (month <= 4) ? "true" : "false")}\n"));
        var file = place.File("turned.csv", "month,policy,subject,age,upheld\n" + string.Concat(rows));

        var result = Cli.Run("train", "--history", file, "--adopt", "--out", place["model"], "--data", place["data"]);

        Assert.That(result.Code, Is.EqualTo(4));
        Assert.That(result.Error, Does.Contain("SCO014").And.Contains("base rate 0.500"));
        Assert.That(Directory.Exists(place["model"]), Is.False);
    }

    [Test]
    public void Train_AdoptModelOfOtherNumbers_IsRefusedNamingThem()
    {
        var rows = Enumerable.Range(1, 6).SelectMany(month => Enumerable.Range(0, 200).Select(i =>
            $"2025-{month:00},sh-elderly-comprehensive-allowance,s{i},{i % 100},{(i % 100 < 50 ? "true" : "false")}\n"));
        var file = place.File("other.csv", "month,policy,subject,shoeSize,upheld\n" + string.Concat(rows));

        var result = Cli.Run("train", "--history", file, "--adopt", "--data", place["data"]);

        Assert.That(result.Code, Is.EqualTo(2));
        Assert.That(result.Error, Does.Contain("SCO013").And.Contains("shoeSize"));
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
