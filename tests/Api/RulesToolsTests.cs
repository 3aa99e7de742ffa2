using System.Text.Json;

namespace Matching.Api.Tests;

/// <summary>The tools of the catalogue on the command line.</summary>
public sealed class RulesToolsTests
{
    private const string Allowance = "sh-elderly-comprehensive-allowance";
    private const string Stable = "unemployment-insurance-job-stabilisation-refund";
    private Workplace place = null!;

    [SetUp]
    public void SetUp() => place = new Workplace();

    [TearDown]
    public void TearDown() => place.Dispose();

    [Test]
    public void Render_Plain_HasWordsAndNoExpressions()
    {
        var result = Cli.Run("rules", "render", Allowance);

        Assert.That(result.Code, Is.EqualTo(0));
        Assert.That(result.Output, Does.Contain("Test: age is at least 65 years of age").And.Not.Contains(">="));
    }

    [Test]
    public void Render_Expert_HasTheStoredExpressions() =>
        Assert.That(Cli.Run("rules", "render", Allowance, "--expert").Output, Does.Contain("Expression: 年龄 >= 最低年龄"));

    [Test]
    public void Render_UnknownVersion_ListsThoseThatThereAre()
    {
        var result = Cli.Run("rules", "render", Allowance, "--version", "1999-01");

        Assert.That(result.Code, Is.EqualTo(2));
        Assert.That(result.Error, Does.Contain("its versions: 2016-05"));
    }

    [Test]
    public void Diff_TwoVersions_SaysFiguresWithPercentAndThatNoSnapshotIsThere()
    {
        var result = Cli.Run("rules", "diff", "sh-minimum-living-allowance", "--data", place["data"]);

        Assert.That(result.Code, Is.EqualTo(0), result.Error);
        Assert.That(result.Output, Does.Match("changed from .*1,650 yuan.* to .*1,690 yuan.* \\(\\+2\\.4%\\)").And.Contains("No snapshot, so who changes outcome cannot be listed"));
        Assert.That(Directory.Exists(place["data"]), Is.False, "nothing is created");
    }

    [Test]
    public void Diff_AgainstADraftFile_ComparesWithIt()
    {
        var stored = File.ReadAllText(Path.Combine(Cli.Catalog, "policies", "shanghai", Allowance, "2016-05.yaml"));
        var draft = place.File("draft.yaml", stored.Replace("value: 65", "value: 70", StringComparison.Ordinal));

        var result = Cli.Run("rules", "diff", Allowance, "2016-05", draft, "--data", place["data"], "--json");

        var change = result.Json.GetProperty("changes").EnumerateArray().Single(c => c.GetProperty("part").GetString() == "figure");
        Assert.That(change.GetProperty("text").GetString(), Is.EqualTo("Figure “最低年龄” changed from 65 years of age to 70 years of age (+7.7%)"));
        Assert.That(result.Json.GetProperty("effect").ValueKind, Is.EqualTo(JsonValueKind.Null));
    }

    [Test]
    public void Diff_DraftWithMistakes_IsRefusedWithTheirPlaces()
    {
        var result = Cli.Run("rules", "diff", Allowance, "2016-05", place.File("draft.yaml", "policy: " + Allowance + "\n"), "--data", place["data"]);

        Assert.That(result.Code, Is.EqualTo(2));
        Assert.That(result.Error, Does.Contain("draft.yaml:1"));
    }

    [Test]
    public void Readiness_Catalogue_GivesEveryPolicyAModeWithReasons()
    {
        var lines = Cli.Run("rules", "readiness", "--as-of", "2025-11-28", "--data", place["data"], "--json").Lines.Select(l => JsonDocument.Parse(l).RootElement).ToArray();

        Assert.That(lines.Select(l => l.GetProperty("mode").GetString()).Distinct(), Is.SubsetOf(new[] { "without-application", "on-application", "within-time" }));
        Assert.That(lines.Where(l => l.GetProperty("mode").GetString() != "without-application").All(l => l.GetProperty("blocks").GetArrayLength() > 0), Is.True);
        Assert.That(lines.Single(l => l.GetProperty("policy").GetString() == Allowance).GetProperty("mode").GetString(), Is.EqualTo("without-application"));
    }

    [Test]
    public void Readiness_OnASnapshot_CountsWhatEachConditionKeepsBack()
    {
        Assert.That(Cli.Run("demo", "--no-serve", "--subjects", "300", "--data", place["data"]).Code, Is.EqualTo(0));

        var readiness = Cli.Run("rules", "readiness", Allowance, "--data", place["data"], "--json").Json.GetProperty("snapshot");
        var age = readiness.GetProperty("conditions").EnumerateArray().Single(c => c.GetProperty("condition").GetString() == "age");
        var diff = Cli.Run("rules", "diff", Stable, "--data", place["data"]);

        Assert.That(age.GetProperty("failsAlone").GetInt32(), Is.GreaterThan(0));
        Assert.That(age.GetProperty("failsAlone").GetInt32(), Is.LessThanOrEqualTo(age.GetProperty("fails").GetInt32()));
        Assert.That(diff.Output, Does.Match("gain \\d+, lose \\d+, become undetermined \\d+"));
    }
}
