using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Matching.Api.Tests;

/// <summary>One small night from the command line, used by every test here.</summary>
public sealed class DemoTests
{
    private static readonly string[] Small = ["--no-serve", "--subjects", "1500", "--seed", "7", "--json"];
    private Workplace place = null!;
    private CliResult night = null!;

    [OneTimeSetUp]
    public void RunTheNight()
    {
        place = new Workplace();
        night = Cli.Run(["demo", .. Small, "--data", place["a"]]);
        Assert.That(night.Code, Is.EqualTo(0), night.Error);
    }

    [OneTimeTearDown]
    public void Clean() => place.Dispose();

    [Test]
    public void Demo_SmallNight_DecidesTellsAndPays()
    {
        var added = night.Json.GetProperty("new");

        Assert.That(night.Json.GetProperty("asOf").GetString(), Is.EqualTo("2025-11-28"));
        Assert.That(added.GetProperty("decisions").GetInt32(), Is.GreaterThan(1000));
        Assert.That(added.GetProperty("notifications").GetInt32(), Is.GreaterThan(100));
        Assert.That(added.GetProperty("payouts").GetInt32(), Is.GreaterThan(50));
    }

    [Test]
    public void Demo_FiguresOfAPolicy_AddUp()
    {
        foreach (var policy in night.Json.GetProperty("policies").EnumerateArray())
        {
            var sum = Figure(policy, "eligible") + Figure(policy, "undetermined") + Figure(policy, "notEligible");
            Assert.That(sum, Is.EqualTo(Figure(policy, "evaluated")), policy.GetProperty("policy").GetString());
            Assert.That(Figure(policy, "held"), Is.EqualTo(0), policy.GetProperty("policy").GetString());
        }
    }

    [Test]
    public void Run_SameNightAgain_AddsNothing()
    {
        var files = RailFiles();

        var again = Cli.Run("run", "--as-of", "2025-11-28", "--data", place["a"], "--json");

        Assert.That(again.Code, Is.EqualTo(0), again.Error);
        Assert.That(again.Json.GetProperty("new").ToString(), Is.EqualTo("{\"decisions\":0,\"notifications\":0,\"payouts\":0}"));
        Assert.That(Text(again.Json, "decisionHash"), Is.EqualTo(Text(night.Json, "decisionHash")));
        Assert.That(Text(again.Json, "runId"), Is.EqualTo(Text(night.Json, "runId")));
        Assert.That(RailFiles(), Is.EqualTo(files));
    }

    [Test]
    public void Verify_AfterTheNight_EverythingIsIntact()
    {
        var result = Cli.Run("verify", "--data", place["a"], "--json");

        Assert.That(result.Code, Is.EqualTo(0), result.Output);
        Assert.That(result.Lines, Has.Length.EqualTo(5), result.Output);
        Assert.That(result.Lines, Has.All.Contains("\"intact\":true"));
    }

    [Test]
    public void Demo_SameSeedElsewhere_SameHashes()
    {
        var other = RunInProcessOfItsOwn(place["b"], "America/New_York", "de_DE.UTF-8");

        Assert.That(Text(other, "snapshotHash"), Is.EqualTo(Text(night.Json, "snapshotHash")));
        Assert.That(Text(other, "decisionHash"), Is.EqualTo(Text(night.Json, "decisionHash")));
    }

    [Test]
    public void Explain_PaidEntitlement_NamesConditionsSourcesAndReferences()
    {
        var subject = FirstPaid();

        var result = Cli.Run("explain", "--subject", subject, "--policy", "sh-elderly-comprehensive-allowance", "--as-of", "2025-11-28", "--data", place["a"]);

        Assert.That(result.Code, Is.EqualTo(0), result.Error);
        Assert.That(result.Output, Does.Contain("public-security-citizen").And.Contains("resident").And.Contains("age"));
    }

    [Test]
    public void Explain_SubjectThatDoesNotExist_IsRefused()
    {
        var result = Cli.Run("explain", "--subject", "NOBODY", "--policy", "sh-elderly-comprehensive-allowance", "--as-of", "2025-11-28", "--data", place["a"]);

        Assert.That(result.Code, Is.EqualTo(2));
        Assert.That(result.Error, Does.Contain("--subject"));
    }

    [Test]
    public void Import_SameFilesAgain_ChangesNothing()
    {
        var result = Cli.Run("import", Path.Combine(place["a"], "sources"), "--as-of", "2025-11-28", "--data", place["a"], "--json");

        Assert.That(result.Code, Is.EqualTo(0), result.Error);
        Assert.That(result.Json.GetProperty("sealed").GetBoolean(), Is.False);
        Assert.That(Text(result.Json, "snapshotHash"), Is.EqualTo(Text(night.Json, "snapshotHash")));
    }

    private static int Figure(JsonElement policy, string name) => policy.GetProperty(name).GetInt32();

    private static string Text(JsonElement document, string name) => document.GetProperty(name).GetString()!;

    private string[] RailFiles() =>
        [.. Directory.GetFiles(Path.Combine(place["a"], "rails", "outbox"), "*.xml").Order(StringComparer.Ordinal).Select(f => Path.GetFileName(f) + " " + new FileInfo(f).Length.ToString(CultureInfo.InvariantCulture))];

    private string FirstPaid()
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(place["a"], "matching.db")};Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT subject FROM v_entitlement WHERE policy_id = 'sh-elderly-comprehensive-allowance' AND state = 'Submitted' ORDER BY subject LIMIT 1";
        return (string)command.ExecuteScalar()!;
    }

    private static JsonElement RunInProcessOfItsOwn(string data, string zone, string locale)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "matching.dll"), "demo", .. Small, "--data", data, "--catalog", Cli.Catalog])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["TZ"] = zone;
        start.Environment["LANG"] = locale;
        start.Environment["LC_ALL"] = locale;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.EqualTo(0), error.Result);
        return JsonDocument.Parse(output).RootElement;
    }
}
