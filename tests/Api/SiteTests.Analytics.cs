using System.Net;
using System.Text.Json;

namespace Matching.Api.Tests;

/// <summary>Figures for analysts over HTTP.</summary>
public sealed partial class SiteTests
{
    [TestCase("/api/v1/analytics/policies")]
    [TestCase("/api/v1/analytics/scorer")]
    public async Task Analytics_NotSignedIn_IsAProblem(string path)
    {
        using var client = Client();
        using var response = await client.GetAsync(path);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("\"code\":\"not-signed-in\""));
    }

    [TestCase("operator-wu", "/api/v1/analytics/policies")]
    [TestCase("officer-wang", "/api/v1/analytics/policies")]
    [TestCase("finance-sun", "/api/v1/analytics/scorer")]
    public async Task Analytics_WithoutTheRole_IsRefused(string account, string path)
    {
        using var client = await SignedIn(account);
        using var response = await client.GetAsync(path);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [TestCase("operator-wu")]
    [TestCase("officer-wang")]
    public async Task AnalystPage_WithoutTheRole_IsDenied(string account)
    {
        using var client = await SignedIn(account);
        using var response = await client.GetAsync("/analyst");

        Assert.That(response.Headers.Location?.AbsolutePath, Is.EqualTo("/denied"));
    }

    [Test]
    public async Task Analytics_NewestNight_GivesEachPolicyWithFiguresThatAddUp()
    {
        using var client = await SignedIn("analyst-zhou");
        var night = JsonDocument.Parse(await client.GetStringAsync("/api/v1/analytics/policies")).RootElement;
        var again = JsonDocument.Parse(await client.GetStringAsync("/api/v1/analytics/policies?run=" + night.GetProperty("runId").GetString())).RootElement;

        Assert.That(night.GetProperty("businessDate").GetString(), Is.EqualTo("2025-11-28"));
        Assert.That(again.GetRawText(), Is.EqualTo(night.GetRawText()));
        var policies = night.GetProperty("policies").EnumerateArray().ToArray();
        Assert.That(policies, Has.Length.GreaterThan(10));
        foreach (var p in policies)
        {
            var sum = p.GetProperty("eligible").GetInt32() + p.GetProperty("undetermined").GetInt32() + p.GetProperty("notEligible").GetInt32();
            Assert.That(sum, Is.EqualTo(p.GetProperty("evaluated").GetInt32()));

            // Whoever is undetermined lacks something.
            var missing = p.GetProperty("missing").EnumerateArray().Sum(m => m.GetProperty("units").GetInt32());
            Assert.That(missing, Is.GreaterThanOrEqualTo(p.GetProperty("undetermined").GetInt32()));
        }
    }

    [Test]
    public async Task Analytics_Elderly_HasBudgetAndPrecision()
    {
        using var client = await SignedIn("analyst-zhou");
        var night = JsonDocument.Parse(await client.GetStringAsync("/api/v1/analytics/policies")).RootElement;
        var elderly = night.GetProperty("policies").EnumerateArray().Single(p => p.GetProperty("policy").GetString() == "sh-elderly-comprehensive-allowance");
        var budget = elderly.GetProperty("budget");

        Assert.That(elderly.GetProperty("precision").GetProperty("audited").GetInt32(), Is.GreaterThan(0));
        Assert.That(budget.GetProperty("appropriation").GetString(), Does.Match(@"^\d+\.\d\d$"));
        Assert.That(Yuan(budget, "appropriation"), Is.EqualTo(Yuan(budget, "reserved") + Yuan(budget, "inTransit") + Yuan(budget, "paid") + Yuan(budget, "available")));
    }

    [Test]
    public async Task Analytics_NightThatIsNot_IsAProblemWithItsCode()
    {
        using var client = await SignedIn("analyst-zhou");
        using var response = await client.GetAsync("/api/v1/analytics/policies?run=nothing");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("\"code\":\"night-not-found\"").And.Contains("nothing"));
    }

    [Test]
    public async Task Analytics_NoScorerInForce_IsAProblemWithItsCode()
    {
        // A demo of 300 subjects has too few audits for a model that may be adopted.
        using var client = await SignedIn("analyst-zhou");
        using var response = await client.GetAsync("/api/v1/analytics/scorer");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("\"code\":\"scorer-not-found\"").And.Contains("train --history"));
    }

    private static decimal Yuan(JsonElement budget, string name) =>
        decimal.Parse(budget.GetProperty(name).GetString()!, System.Globalization.CultureInfo.InvariantCulture);
}
