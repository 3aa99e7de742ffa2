namespace Matching.Api.Tests;

/// <summary>Which engine decides is a setting; every engine decides the same.</summary>
[NonParallelizable]
public sealed class MatchingEngineTests
{
    private const string Setting = "MATCHING__ENGINE";
    private Workplace place = null!;

    [SetUp]
    public void SetUp() => place = new Workplace();

    [TearDown]
    public void TearDown()
    {
        Environment.SetEnvironmentVariable(Setting, null);
        place.Dispose();
    }

    [Test]
    public void Run_UnknownEngine_NamesTheKnownOnesAndTouchesNothing()
    {
        Environment.SetEnvironmentVariable(Setting, "drools");

        var result = Cli.Run("demo", "--no-serve", "--subjects", "10", "--data", place["data"]);

        Assert.That(result.Code, Is.EqualTo(2));
        Assert.That(result.Error, Does.Contain("Matching:Engine").And.Contains("'drools'").And.Contains("columns (the default) or nrules"));
        Assert.That(Directory.Exists(place["data"]), Is.False);
    }

#if NRULES
    [Test]
    public void Demo_OnNRules_DecidesAsByColumns()
    {
        var byColumns = Cli.Run("demo", "--no-serve", "--subjects", "2000", "--data", place["columns"], "--json");
        Environment.SetEnvironmentVariable(Setting, "nrules");
        var byNRules = Cli.Run("demo", "--no-serve", "--subjects", "2000", "--data", place["nrules"], "--json");

        Assert.That(byNRules.Code, Is.EqualTo(0), byNRules.Error);
        Assert.That(byNRules.Json.GetProperty("decisionHash").GetString(), Is.EqualTo(byColumns.Json.GetProperty("decisionHash").GetString()));
    }
#else
    [Test]
    public void Run_OnNRulesWhereTheBuildHasItNot_SaysWhatToDo()
    {
        Environment.SetEnvironmentVariable(Setting, "nrules");

        var result = Cli.Run("demo", "--no-serve", "--subjects", "10", "--data", place["data"]);

        Assert.That(result.Code, Is.EqualTo(2));
        Assert.That(result.Error, Does.Contain("Matching:Engine").And.Contains("does not have the engine NRules").And.Contains("-p:NRules=true"));
    }
#endif
}
