using Matching.Api.Security;

namespace Matching.Browser.Tests;

/// <summary>The public pages of the policies: text, act, versions, figures, examples.</summary>
public sealed class PolicyPageTests
{
    private const string Minimum = "sh-minimum-living-allowance";
    private const string Allowance = "sh-elderly-comprehensive-allowance";

    [Test]
    public async Task List_NotSignedIn_IsGoodAndComplete([Values(360, 1280)] int width, [Values("zh", "en")] string language)
    {
        var site = await Chromium.Site;
        await using var visit = await Visit.Start(site, width);
        await visit.Open($"/policies?lang={language}");

        Assert.That(await visit.Page.Locator(".policies li").CountAsync(), Is.EqualTo(site.Workspace.Loaded.Catalogue.Policies.Length));
        await visit.AssertGood($"policies-{language}");
    }

    [TestCase("/policies?q=老年综合津贴", "上海市老年综合津贴")]
    [TestCase("/policies?q=elderly-comprehensive&subject=citizen", "上海市老年综合津贴")]
    public async Task List_Searched_ShowsWhatFits(string path, string name)
    {
        await using var visit = await Visit.Start(await Chromium.Site, 360);
        await visit.Open(path);

        Assert.That(await visit.Page.Locator(".policies a").AllTextContentsAsync(), Is.EqualTo(new[] { name }));
    }

    [Test]
    public async Task Policy_NotSignedIn_IsGoodAndSharesAVersionWithItsRule([Values(360, 1280)] int width, [Values("zh", "en")] string language)
    {
        var site = await Chromium.Site;
        await using var visit = await Visit.Start(site, width);
        await visit.Open($"/policies/{Minimum}?lang={language}");
        var hash = site.Workspace.Loaded.Catalogue.Find(Minimum)!.VersionOn(new DateOnly(2025, 11, 28))!.Hash;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await visit.Page.Locator("section h2").AllTextContentsAsync(), Is.EqualTo(language == "zh"
                ? new[] { "我能享受吗", "条件和金额", "版本", "数字", "例子", "涉及多少人" }
                : ["Do I get it?", "Conditions and amount", "Versions", "Figures", "Examples", "Who is affected"]));
            Assert.That(await visit.Page.Locator("section code").First.GetAttributeAsync("title"), Is.EqualTo(hash));
            Assert.That(await visit.Page.Locator("svg .step").CountAsync(), Is.GreaterThan(2));
            Assert.That(await visit.Page.Locator(".versions details").First.TextContentAsync(), Does.Contain("+"));
            Assert.That(await visit.Page.Locator(".act a.button").GetAttributeAsync("href"), Does.StartWith("/login?ReturnUrl="));
        }

        await visit.AssertGood($"policy-{language}");
    }

    [TestCase("?version=2016-05", 200)]
    [TestCase("?on=2016-05-01", 200)]
    [TestCase("?on=2016-04-30", 404)]
    [TestCase("?on=tomorrow", 404)]
    [TestCase("?version=1999-01", 404)]
    public async Task Policy_OfAVersionOrADay_IsFoundOrNot(string query, int status)
    {
        await using var visit = await Visit.Start(await Chromium.Site, 360);

        Assert.That((await visit.Open($"/policies/{Allowance}{query}"))!.Status, Is.EqualTo(status));
    }

    [Test]
    public async Task Policy_Unknown_IsNotFound()
    {
        await using var visit = await Visit.Start(await Chromium.Site, 360);

        Assert.That((await visit.Open("/policies/none"))!.Status, Is.EqualTo(404));
    }

    [Test]
    public async Task Policy_EarlierVersion_SaysSoAndShowsItsText([Values(360, 1280)] int width)
    {
        var site = await Chromium.Site;
        var first = site.Workspace.Loaded.Catalogue.Find(Minimum)!.Versions[0];
        await using var visit = await Visit.Start(site, width);
        await visit.Open($"/policies/{Minimum}?version={first.Version}");

        Assert.That(await visit.Page.Locator(".note").First.TextContentAsync(), Does.Contain($"您看的是版本 {first.Version}"));
        await visit.AssertGood("policy-earlier");
    }

    [Test]
    public async Task Policy_OfARecipient_SaysWhatTonightSaysOfThem([Values(360, 1280)] int width)
    {
        var site = await Chromium.Site;
        var citizen = new DemoAccounts(site.Workspace).Recipients().First(a => a.Name.En.StartsWith("Citizen", StringComparison.Ordinal));
        await using var visit = await Visit.Start(site, width, citizen.Id);
        await visit.Open($"/policies/{Allowance}");

        Assert.That(await visit.Page.Locator(".act .state").CountAsync(), Is.GreaterThan(0));
        await visit.AssertGood("policy-recipient");
    }

    [Test]
    public async Task EveryPolicy_IsGood()
    {
        var site = await Chromium.Site;
        await using var visit = await Visit.Start(site, 360);
        foreach (var policy in site.Workspace.Loaded.Catalogue.Policies)
        {
            await visit.Open($"/policies/{policy.Id}");
            var width = await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            Assert.That(width, Is.LessThanOrEqualTo(0), policy.Id);
            Assert.That(await visit.Page.Locator(".conditions > li").CountAsync(), Is.EqualTo(policy.VersionAt(new DateOnly(2025, 11, 28))?.Conditions.Length ?? policy.Versions[^1].Conditions.Length), policy.Id);
        }
    }
}
