using System.Text.Json;

namespace Matching.Api.Tests;

public sealed class EvaluateCommandTests
{
    private const string Heading = "month,policy,subject,age,upheld\n";
    private const string Elderly = "sh-elderly-comprehensive-allowance";
    private Workplace place = null!;

    [SetUp]
    public void SetUp() => place = new Workplace();

    [TearDown]
    public void TearDown() => place.Dispose();

    [Test]
    public void Evaluate_NothingAudited_ListsEveryPolicyWithoutAFigure()
    {
        var result = Cli.Run("evaluate", "--data", place["a"], "--json");

        Assert.That(result.Code, Is.EqualTo(0), result.Error);
        Assert.That(result.Json.GetProperty("import").ValueKind, Is.EqualTo(JsonValueKind.Null));
        var policies = result.Json.GetProperty("policies").EnumerateArray().ToArray();
        Assert.That(policies, Has.Length.GreaterThan(10));
        Assert.That(policies.Select(p => p.GetProperty("precision").ValueKind), Has.All.EqualTo(JsonValueKind.Null));
    }

    [Test]
    public void Evaluate_HistoryTwice_CountsItOnce()
    {
        var file = place.File("h.csv", Heading + $"2025-10,{Elderly},11010519491231002X,75,true\n2025-10,{Elderly},440524188001010014,90,false\n");

        var first = Cli.Run("evaluate", "--history", file, "--data", place["a"], "--json");
        var second = Cli.Run("evaluate", "--history", file, "--data", place["a"], "--json");

        Assert.That(first.Code, Is.EqualTo(0), first.Error);
        Assert.That(first.Json.GetProperty("import").GetProperty("added").GetInt32(), Is.EqualTo(2));
        Assert.That(second.Json.GetProperty("import").GetProperty("added").GetInt32(), Is.EqualTo(0));
        Assert.That(
            PolicyOf(second, Elderly),
            Is.EqualTo($"{{\"policy\":\"{Elderly}\",\"audited\":2,\"upheld\":1,\"precision\":0.5,\"low\":0.094531,\"high\":0.905469}}"));
    }

    [Test]
    public void Evaluate_ForPeople_ShowsIntervalAndItsSource()
    {
        var file = place.File("h.csv", Heading + $"2025-10,{Elderly},11010519491231002X,75,true\n");

        var result = Cli.Run("evaluate", "--history", file, "--data", place["a"]);

        Assert.That(result.Output, Does.Contain("1.000").And.Contains("0.207–1.000").And.Contains("Wilson score (1927)"));
    }

    [Test]
    public void Evaluate_Subjects_AreStoredUnderPseudonymousKeysOnly()
    {
        var file = place.File("h.csv", Heading + $"2025-10,{Elderly},11010519491231002X,75,true\n");
        Cli.Run("evaluate", "--history", file, "--data", place["a"]);

        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(place["a"], "matching.db")};Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT subject FROM audited_outcome";
        Assert.That((string)command.ExecuteScalar()!, Does.Match("^[A-Z2-7]{26}$"));
    }

    [TestCase("2025-10,no-such-policy,11010519491231002X,75,true\n", 2, "h.csv:2: there is no policy 'no-such-policy'")]
    [TestCase("2025-10," + Elderly + ",110105194912310021,75,true\n", 2, "h.csv:2: the subject's identifier cannot be")]
    [TestCase("2025-10," + Elderly + ",11010519491231002X,75,true\n2025-10," + Elderly + ",11010519491231002X,75,false\n", 4, "recorded with the other outcome")]
    [TestCase("2025-10," + Elderly + ",11010519491231002X,old,true\n", 2, "h.csv:2: age is 'old'")]
    public void Evaluate_RowThatCannotBe_IsRefusedAndNothingIsRecorded(string rows, int code, string message)
    {
        var file = place.File("h.csv", Heading + rows);

        var result = Cli.Run("evaluate", "--history", file, "--data", place["a"]);

        Assert.That(result.Code, Is.EqualTo(code));
        Assert.That(result.Error, Does.Contain(message));
        Assert.That(PolicyOf(Cli.Run("evaluate", "--data", place["a"], "--json"), Elderly), Does.Contain("\"audited\":0"));
    }

    private static string PolicyOf(CliResult result, string policy) =>
        result.Json.GetProperty("policies").EnumerateArray().Single(p => p.GetProperty("policy").GetString() == policy).ToString();
}
