using Matching.Api.Security;
using Matching.Engine.Entitlements;
using Matching.Storage.Views;

namespace Matching.Browser.Tests;

/// <summary>The recipients' pages on the demo's own people and enterprises.</summary>
public sealed class RecipientPageTests
{
    [Test]
    public async Task Start_OfACitizen_IsGoodAndShowsMoneyAndMessages([Values(360, 1280)] int width, [Values("zh", "en")] string language)
    {
        var site = await Chromium.Site;
        await using var visit = await Visit.Start(site, width, Citizens(site)[0].Id, language);

        Assert.That(await visit.Page.Locator("section h2").AllTextContentsAsync(), Is.EqualTo(language == "zh"
            ? new[] { "等您处理", "已到和将到", "消息", "即将符合" }
            : ["Your turn", "Paid and on the way", "Messages", "Nearly reached"]));
        Assert.That(await visit.Page.Locator(".messages li").CountAsync(), Is.GreaterThan(0));
        await visit.AssertGood($"recipient-citizen-{language}");
    }

    [Test]
    public async Task Start_OfAnEnterprise_IsGood([Values(360, 1280)] int width)
    {
        var site = await Chromium.Site;
        await using var visit = await Visit.Start(site, width, Enterprises(site)[0].Id);

        Assert.That(await visit.Page.Locator(".messages li").CountAsync(), Is.GreaterThan(0));
        await visit.AssertGood("recipient-enterprise");
    }

    [Test]
    public async Task Start_InLargeType_IsGood()
    {
        var site = await Chromium.Site;
        await using var visit = await Visit.Start(site, 360, Citizens(site)[0].Id);
        await visit.Open("/?type=large");

        Assert.That(await visit.Page.Locator("html").GetAttributeAsync("class"), Is.EqualTo("large"));
        await visit.AssertGood("recipient-citizen-large");
    }

    [TestCase(360, false, "zh")]
    [TestCase(1280, false, "en")]
    [TestCase(360, true, "en")]
    [TestCase(1280, true, "zh")]
    public async Task Message_Opened_SaysWhyWithSourcesAndDates(int width, bool enterprise, string language)
    {
        var site = await Chromium.Site;
        await using var visit = await Visit.Start(site, width, (enterprise ? Enterprises(site) : Citizens(site))[0].Id, language);
        await visit.Page.Locator(".messages a").First.ClickAsync();

        var reasons = await visit.Page.Locator(".reasons > li").AllTextContentsAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(reasons, Is.Not.Empty);
            Assert.That(string.Concat(reasons), Does.Match(language == "zh" ? "来自.+，截至2025年1[01]月" : "from .+, as of \\d+ (October|November) 2025"));
            Assert.That(string.Concat(reasons), Does.Contain(language == "zh" ? "依据：" : "Based on: "));
        }

        await visit.AssertGood($"message-{(enterprise ? "enterprise" : "citizen")}-{language}");
    }

    [Test]
    public async Task Message_ByKeyboardAlone_IsReached()
    {
        var site = await Chromium.Site;
        await using var visit = await Visit.Start(site, 1280, Citizens(site)[1].Id);
        for (var presses = 0; presses < 100 && !await Focused(visit, ".messages a"); presses++)
        {
            await visit.Page.Keyboard.PressAsync("Tab");
        }

        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.WaitForURLAsync("**/messages/*");

        Assert.That(await visit.Page.Locator("h2").AllTextContentsAsync(), Is.EqualTo(new[] { "您要做什么", "为什么是您", "有异议怎么办" }));
    }

    [Test]
    public async Task Message_Opened_IsNoLongerNew()
    {
        var site = await Chromium.Site;
        var account = Citizens(site)[2].Id;
        var view = new MessageView(site.Workspace.Database);
        var before = view.CountUnread(account);
        var message = view.Page(account, PageCursor.Start, 1).Items[0];
        await using var visit = await Visit.Start(site, 360, account);

        await visit.Open($"/messages/{message.Id}");
        await visit.Open($"/messages/{message.Id}");

        Assert.That(view.CountUnread(account), Is.EqualTo(before - 1));
        await visit.Open("/");
        Assert.That(await visit.Page.Locator($".messages li:has(a[href='/messages/{message.Id}'])").GetAttributeAsync("class"), Is.Null.Or.Empty);
    }

    [Test]
    public async Task MessageAndRight_OfSomebodyElse_AreNotFound()
    {
        var site = await Chromium.Site;
        var (mine, other) = (Citizens(site)[0].Id, Enterprises(site)[0].Id);
        var message = new MessageView(site.Workspace.Database).Page(other, PageCursor.Start, 1).Items[0].Id;
        var right = new RightView(site.Workspace.Database).Page(other, PageCursor.Start, 1).Items[0].Id;
        await using var visit = await Visit.Start(site, 360, mine);

        foreach (var path in (string[])[$"/messages/{message}", $"/rights/{right}", "/messages/none", "/rights/none"])
        {
            var response = await visit.Open(path);
            Assert.That(response!.Status, Is.EqualTo(404), path);
            Assert.That(await visit.Page.Locator("main").TextContentAsync(), Does.Contain("没有这一条，或者它不属于您。"), path);
        }

        foreach (var path in (string[])[$"/api/v1/me/messages/{message}", $"/api/v1/me/rights/{right}"])
        {
            var response = await visit.Page.APIRequest.GetAsync(site.Address + path);
            Assert.That(response.Status, Is.EqualTo(404), path);
            Assert.That((await response.JsonAsync())!.Value.GetProperty("code").GetString(), Is.EqualTo("not-found"), path);
        }
    }

    [Test]
    public async Task Right_OfTheDemo_IsGood([Values(360, 1280)] int width)
    {
        var site = await Chromium.Site;
        var account = Enterprises(site)[0].Id;
        var right = new RightView(site.Workspace.Database).Page(account, PageCursor.Start, 1).Items[0].Id;
        await using var visit = await Visit.Start(site, width, account);
        await visit.Open($"/rights/{right}");

        Assert.That(await visit.Page.Locator(".history li").CountAsync(), Is.GreaterThan(1));
        await visit.AssertGood("right");
    }

    [Test]
    public async Task Lists_AreGood([Values("/messages", "/rights", "/nearly")] string path, [Values(360, 1280)] int width)
    {
        var site = await Chromium.Site;
        await using var visit = await Visit.Start(site, width, Enterprises(site)[0].Id);
        await visit.Open(path);

        await visit.AssertGood($"list-{path[1..]}");
    }

    [Test]
    public async Task Nearly_RightsYearsOfAgeAway_AreLeftOut()
    {
        var site = await Chromium.Site;
        foreach (var account in Recipients(site))
        {
            await using var visit = await Visit.Start(site, 360, account.Id);
            await visit.Open("/nearly");

            Assert.That(await visit.Page.Locator("main").TextContentAsync(), Does.Not.Match("还差 ?([2-9]|[1-9][0-9]+) ?岁"));
        }
    }

    [Test]
    public async Task Officials_OnRecipientsPages_AreDenied()
    {
        await using var visit = await Visit.Start(await Chromium.Site, 360, "officer-wang");
        await visit.Open("/nearly");

        Assert.That(await visit.Page.Locator("h1").TextContentAsync(), Is.EqualTo("无权访问"));
        Assert.That((await visit.Page.APIRequest.GetAsync((await Chromium.Site).Address + "/api/v1/me/messages")).Status, Is.EqualTo(403));
    }

    [Test]
    public async Task Right_ConfirmedOrDeclinedInTheBrowser_IsNotedAndALaterAnswerRefused()
    {
        await using var site = await RunningSite.Start();
        var view = new RightView(site.Workspace.Database);
        var waiting = Recipients(site).Select(a => (Account: a.Id, Rights: view.Page(a.Id, PageCursor.Start, 10, [EntitlementState.AwaitingConfirmation]).Items))
            .Where(w => w.Rights.Count > 0).Take(2).ToArray();
        Assert.That(waiting, Has.Length.EqualTo(2), "demo accounts with something to confirm");

        foreach (var (index, answer, state, told) in ((int, string, string, string)[])[(0, "confirm", "已确认，等待发放", "您确认领取"), (1, "decline", "您选择不领", "您选择不领")])
        {
            var right = waiting[index].Rights[0].Id;
            await using var visit = await Visit.Start(site, 360, waiting[index].Account);
            await using var second = await Visit.Start(site, 360, waiting[index].Account);
            await visit.Open($"/rights/{right}");
            await second.Open($"/rights/{right}");
            await visit.AssertGood($"right-before-{answer}");

            await visit.Page.Locator($"button[value='{answer}']").ClickAsync();
            await second.Page.Locator("button[value='confirm']").ClickAsync();

            Assert.That(await visit.Page.Locator("[role='status']").TextContentAsync(), Does.Contain(told));
            Assert.That(await visit.Page.Locator(".state").First.TextContentAsync(), Is.EqualTo(state));
            Assert.That(await second.Page.Locator("[role='status']").TextContentAsync(), Does.Contain("没有记下"));
            await visit.AssertGood($"right-after-{answer}");
        }
    }

    private static async Task<bool> Focused(Visit visit, string selector) =>
        await visit.Page.EvaluateAsync<bool>("s => document.activeElement.matches(s)", selector);

    private static Account[] Citizens(RunningSite site) => [.. Recipients(site).Where(a => a.Name.En.StartsWith("Citizen", StringComparison.Ordinal))];

    private static Account[] Enterprises(RunningSite site) => [.. Recipients(site).Where(a => a.Name.En.StartsWith("Enterprise", StringComparison.Ordinal))];

    private static IReadOnlyList<Account> Recipients(RunningSite site) => new DemoAccounts(site.Workspace).Recipients();
}
