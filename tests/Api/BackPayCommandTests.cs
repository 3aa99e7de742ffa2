namespace Matching.Api.Tests;

/// <summary>The deductions that were published on 2023-08-31 and are in force from 2023-01-01, over the real catalogue.</summary>
public sealed class BackPayCommandTests
{
    private const string Policy = "cn-iit-infant-care-deduction";
    private Workplace place = null!;
    private CliResult then = null!;
    private CliResult listed = null!;
    private CliResult again = null!;
    private CliResult repeated = null!;
    private CliResult refused = null!;

    [OneTimeSetUp]
    public void RunAsThenAndAsNow()
    {
        place = new Workplace();
        Cli.Run("generate", "--subjects", "400", "--seed", "3", "--as-of", "2023-03-31", "--out", place["sources"]);
        Cli.Run("import", place["sources"], "--as-of", "2023-03-31", "--data", place["data"]);
        then = RunAsKnown();
        listed = Cli.Run("backpay", "--policy", Policy, "--dry-run", "--data", place["data"], "--json");
        again = Cli.Run("backpay", "--policy", Policy, "--data", place["data"], "--json");
        repeated = Cli.Run("backpay", "--policy", Policy, "--data", place["data"], "--json");
        refused = RunAsKnown();
    }

    [OneTimeTearDown]
    public void Clean() => place.Dispose();

    [Test]
    public void KnownAt_TheDayBeforeThePublication_JudgesByTheEarlierVersion() =>
        Assert.That(then.Json.GetProperty("policies")[0].GetProperty("version").GetString(), Is.EqualTo("2022-01"), then.Error);

    [Test]
    public void DryRun_OfALaterPublication_ListsTheCycleAndChangesNothing()
    {
        Assert.That(listed.Json.GetProperty("cycle").GetString(), Is.EqualTo("2023-03"));
        Assert.That(listed.Json.GetProperty("after").GetProperty("version").GetString(), Is.EqualTo("2023-01"));
        Assert.That(listed.Json.GetProperty("notifications").ValueKind, Is.EqualTo(System.Text.Json.JsonValueKind.Null));
    }

    [Test]
    public void BackPay_OfALaterPublication_DoublesTheDeductionAndTellsEveryone()
    {
        var (before, after) = (Amount(again.Json, "before"), Amount(again.Json, "after"));

        Assert.That(before, Is.GreaterThan(0m));
        Assert.That(after, Is.EqualTo(2 * before));
        Assert.That(again.Json.GetProperty("notifications").GetInt32(), Is.GreaterThan(0));
    }

    [Test]
    public void BackPay_Again_FindsNothingLeft() => Assert.That((repeated.Code, repeated.Output), Is.EqualTo((0, "")));

    [Test]
    public void KnownAt_EarlierThanWhatDecided_IsRefused()
    {
        Assert.That(refused.Code, Is.EqualTo(4));
        Assert.That(refused.Error, Does.Contain("backpay"));
    }

    private CliResult RunAsKnown() =>
        Cli.Run("run", "--as-of", "2023-03-31", "--known-at", "2023-08-30", "--policy", Policy, "--data", place["data"], "--json");

    private static decimal Amount(System.Text.Json.JsonElement line, string when) =>
        decimal.Parse(line.GetProperty(when).GetProperty("amount").GetString()!, System.Globalization.CultureInfo.InvariantCulture);
}
