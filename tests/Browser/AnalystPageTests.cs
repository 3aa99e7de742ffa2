namespace Matching.Browser.Tests;

public sealed class AnalystPageTests
{
    private const string Analyst = "analyst-zhou";
    private RunningSite site = null!;

    /// <summary>A site of its own with a scorer: a demo of few subjects has too few audits to learn from.</summary>
    [OneTimeSetUp]
    public async Task Start()
    {
        site = await RunningSite.Start(800);
        var history = Path.Combine(site.Data, "more");
        site.Run("generate", "--subjects", "10000", "--history", "6", "--as-of", "2025-11-28", "--out", history);
        site.Run("train", "--history", Path.Combine(history, "history", "audited-outcomes.csv"), "--adopt");
    }

    [OneTimeTearDown]
    public async Task Stop() => await site.DisposeAsync();

    [Test]
    public async Task Analyst_AfterTheDemo_IsGood([Values(360, 1280)] int width, [Values("zh", "en")] string language)
    {
        await using var visit = await Visit.Start(site, width, Analyst, language, "/analyst");

        Assert.That(await visit.Page.Locator("h1").TextContentAsync(), Is.EqualTo(language == "zh" ? "匹配、预算与评分模型" : "Matching, budgets and the scorer"));
        await visit.AssertGood($"analyst-{language}");
    }

    [Test]
    public async Task Analyst_InLargeType_IsGood()
    {
        await using var visit = await Visit.Start(site, 360, Analyst, path: "/analyst");
        await visit.Open("/analyst?type=large");

        await visit.AssertGood("analyst-large");
    }

    [Test]
    public async Task Analyst_EachPolicy_ShowsOutcomesReasonsAndPrecision()
    {
        await using var visit = await Visit.Start(site, 1280, Analyst, path: "/analyst");
        var page = visit.Page;

        Assert.That(await page.Locator("div.scroll[aria-labelledby=outcomes] tbody tr").CountAsync(), Is.GreaterThan(10));
        Assert.That(await page.Locator("div.scroll[aria-labelledby=missing] tbody li").CountAsync(), Is.GreaterThan(3));
        Assert.That(await page.Locator("div.scroll[aria-labelledby=budgets] tbody tr").CountAsync(), Is.GreaterThan(2));
        Assert.That(
            await page.Locator("div.scroll[aria-labelledby=precision] tbody tr", new() { HasText = "老年综合津贴" }).TextContentAsync(),
            Does.Match(@"\d+\.\d %\s+\d+\.\d % – \d+\.\d %"));
        Assert.That(
            await page.Locator("div.scroll[aria-labelledby=precision] tbody tr", new() { HasText = "育儿补贴" }).TextContentAsync(),
            Does.Match(@"0\s+–\s+–\s+–"));
    }

    [Test]
    public async Task Analyst_Plot_HasOnePointForEachRowOfItsTable()
    {
        await using var visit = await Visit.Start(site, 1280, Analyst, path: "/analyst");

        var rows = await visit.Page.Locator("div.scroll[aria-labelledby=calibration] tbody tr").CountAsync();

        Assert.That(rows, Is.EqualTo(10));
        Assert.That(await visit.Page.Locator("svg[role=img] circle.band").CountAsync(), Is.EqualTo(rows));
        Assert.That(await visit.Page.Locator("svg[role=img] title").TextContentAsync(), Does.Contain("校准图"));
    }

    [Test]
    public async Task Analyst_NightChosen_IsShown()
    {
        await using var visit = await Visit.Start(site, 1280, Analyst, path: "/analyst");
        await visit.Page.GetByText("查看", new() { Exact = true }).ClickAsync();

        Assert.That(visit.Page.Url, Does.Contain("/analyst?run="));
        Assert.That(await visit.Page.Locator("#outcomes").CountAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task Analyst_NightThatIsNot_IsSaidSo()
    {
        await using var visit = await Visit.Start(site, 1280, Analyst, path: "/analyst");
        await visit.Open("/analyst?run=nothing");

        Assert.That(await visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Alert).TextContentAsync(), Does.Contain("没有这一夜"));
    }
}
