using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Matching.Api.Tests;

/// <summary>Policies and drafts over HTTP.</summary>
public sealed partial class SiteTests
{
    private const string Allowance = "sh-elderly-comprehensive-allowance";

    [TestCase("analyst-zhou", "/api/v1/drafts/none")]
    [TestCase("operator-wu", "/api/v1/drafts")]
    public async Task Officer_WithoutTheRole_IsRefused(string account, string path)
    {
        using var client = await SignedIn(account);
        using var response = await client.GetAsync(path);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await Body(response)).GetProperty("code").GetString(), Is.EqualTo("not-allowed"));
    }

    [Test]
    public async Task Version_OfAPolicy_HasStoredTextAndWords()
    {
        using var client = await SignedIn("officer-wang");
        var version = await client.GetFromJsonAsync<JsonElement>($"/api/v1/policies/{Allowance}/versions/2016-05");

        Assert.That(version.GetProperty("text").GetString(), Does.StartWith("policy: " + Allowance));
        Assert.That(version.GetProperty("words").GetString(), Does.Contain("年龄满65周岁"));
    }

    [Test]
    public async Task Policies_NotSignedIn_AreReadWithTheirDifferences()
    {
        using var client = Client();
        var all = await client.GetFromJsonAsync<JsonElement>("/api/v1/policies");
        var one = await client.GetFromJsonAsync<JsonElement>("/api/v1/policies/sh-minimum-living-allowance?lang=en");

        Assert.That(all.EnumerateArray().Select(p => p.GetProperty("id").GetString()), Does.Contain(Allowance));
        Assert.That(one.GetProperty("changes").EnumerateArray().Last().GetProperty("differences").EnumerateArray().Select(d => d.GetString()), Has.Some.Contains("1,690 yuan"));
    }

    [TestCase("/api/v1/policies/none", "policy-not-found")]
    [TestCase($"/api/v1/policies/{Allowance}/versions/none", "version-not-found")]
    [TestCase("/api/v1/drafts/none", "draft-not-found")]
    public async Task Officer_NothingThere_SaysSo(string path, string code)
    {
        using var client = await SignedIn("officer-wang");
        using var response = await client.GetAsync(path);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await Body(response)).GetProperty("code").GetString(), Is.EqualTo(code));
    }

    [Test]
    public async Task Draft_SameKeyTwice_IsOneDraft()
    {
        using var client = await SignedIn("officer-wang");
        var first = await NewDraft(client, "same-key");
        var again = await NewDraft(client, "same-key");

        Assert.That(again.Id, Is.EqualTo(first.Id));
    }

    [Test]
    public async Task Draft_WithoutAKey_IsRefused()
    {
        using var client = await SignedIn("officer-wang");
        using var response = await client.PostAsJsonAsync("/api/v1/drafts", new { policy = Allowance, version = "2016-05" });

        Assert.That((response.StatusCode, (await Body(response)).GetProperty("code").GetString()), Is.EqualTo((HttpStatusCode.BadRequest, "idempotency-key-missing")));
    }

    [Test]
    public async Task Draft_SavedOverANewerText_IsRefusedWithBothTexts()
    {
        using var client = await SignedIn("officer-wang");
        var draft = await NewDraft(client, "stale");
        using var first = await Put(client, draft.Id, draft.ETag, "theirs");
        using var second = await Put(client, draft.Id, draft.ETag, "mine");
        using var blind = await Put(client, draft.Id, null, "mine");

        Assert.That((first.StatusCode, second.StatusCode, blind.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.PreconditionFailed, (HttpStatusCode)428)));
        var problem = await Body(second);
        Assert.That(problem.GetProperty("code").GetString(), Is.EqualTo("draft-stale"));
        Assert.That(problem.GetProperty("stored").GetProperty("text").GetString(), Is.EqualTo("theirs"));
        Assert.That(problem.GetProperty("etag").GetString(), Is.EqualTo("\"2\""));
    }

    [Test]
    public async Task Draft_Checked_HasPlacesAndCases()
    {
        using var client = await SignedIn("officer-wang");
        var draft = await NewDraft(client, "check");
        using var response = await client.PostAsJsonAsync($"/api/v1/drafts/{draft.Id}/check", new { text = draft.Text.Replace("value: 65", "value: 66", StringComparison.Ordinal), cases = draft.Cases });
        using var broken = await client.PostAsJsonAsync($"/api/v1/drafts/{draft.Id}/check", new { text = "policy: x\nversion: {]\n", cases = "" });

        var check = await Body(response);
        Assert.That(check.GetProperty("failed").GetInt32(), Is.GreaterThan(0));
        Assert.That(check.GetProperty("cases").EnumerateArray().First(c => !c.GetProperty("passed").GetBoolean()).GetProperty("expected").GetString(), Is.EqualTo("eligible 75.00"));
        var finding = (await Body(broken)).GetProperty("findings")[0];
        Assert.That((finding.GetProperty("code").GetString(), finding.GetProperty("line").GetInt32()), Is.EqualTo(("PACK1001", 2)));
    }

    [Test]
    public async Task Draft_Previewed_SaysWhoLoses()
    {
        using var client = await SignedIn("officer-wang");
        var draft = await NewDraft(client, "preview");
        using var response = await client.PostAsJsonAsync($"/api/v1/drafts/{draft.Id}/preview", new { text = draft.Text.Replace("value: 65", "value: 70", StringComparison.Ordinal) });
        using var broken = await client.PostAsJsonAsync($"/api/v1/drafts/{draft.Id}/preview", new { text = "a: [" });

        var report = await Body(response);
        Assert.That(report.GetProperty("against").GetString(), Is.EqualTo("2016-05"));
        Assert.That(report.GetProperty("loses").GetInt32(), Is.GreaterThan(0));
        Assert.That(report.GetProperty("gains").GetInt32(), Is.Zero);
        var ages = report.GetProperty("breakdowns").EnumerateArray().Single(b => b.GetProperty("tag").GetString() == "年龄").GetProperty("groups").EnumerateArray().ToList();
        Assert.That(ages.Single(g => g.GetProperty("value").GetString() == "60–69").GetProperty("loses").GetInt32(), Is.EqualTo(report.GetProperty("loses").GetInt32()));
        Assert.That((broken.StatusCode, (await Body(broken)).GetProperty("code").GetString()), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "draft-lint")));
    }

    [Test]
    public async Task Draft_PublishedByItsAuthor_IsRefused()
    {
        using var client = await SignedIn("officer-wang");
        var draft = await NewDraft(client, "own");
        using var submitted = await client.PostAsJsonAsync($"/api/v1/drafts/{draft.Id}/submit", new { contentHash = draft.Hash });
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/drafts/{draft.Id}/publish") { Content = JsonContent.Create(new { contentHash = draft.Hash }) };
        request.Headers.Add("Idempotency-Key", "p1");
        using var response = await client.SendAsync(request);

        Assert.That(submitted.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((response.StatusCode, (await Body(response)).GetProperty("code").GetString()), Is.EqualTo((HttpStatusCode.Forbidden, "draft-own-work")));
    }

    private static async Task<DraftSeen> NewDraft(HttpClient client, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/drafts") { Content = JsonContent.Create(new { policy = Allowance, version = "2016-05" }) };
        request.Headers.Add("Idempotency-Key", key);
        using var response = await client.SendAsync(request);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Created), await response.Content.ReadAsStringAsync());
        var body = await Body(response);
        return new DraftSeen(
            body.GetProperty("id").GetString()!, response.Headers.ETag!.Tag, body.GetProperty("text").GetString()!, body.GetProperty("cases").GetString()!,
            body.GetProperty("contentHash").GetString()!);
    }

    private static async Task<HttpResponseMessage> Put(HttpClient client, string id, string? tag, string text)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/drafts/{id}") { Content = JsonContent.Create(new { text, cases = "" }) };
        if (tag is not null)
        {
            request.Headers.Add("If-Match", tag);
        }

        return await client.SendAsync(request);
    }

    private static async Task<JsonElement> Body(HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;

    private sealed record DraftSeen(string Id, string ETag, string Text, string Cases, string Hash);
}
