namespace Matching.Browser.Tests;

public sealed class SessionPageTests
{
    [Test]
    public async Task Login_AtBothWidths_IsGood([Values(360, 1280)] int width, [Values("zh", "en")] string language)
    {
        await using var visit = await Visit.Start(await Chromium.Site, width, language: language);

        await visit.AssertGood($"login-{language}");
    }

    [Test]
    public async Task Operations_AsAnalyst_IsDenied([Values(360, 1280)] int width)
    {
        await using var visit = await Visit.Start(await Chromium.Site, width, "analyst-zhou", path: "/operations");

        Assert.That(await visit.Page.Locator("h1").TextContentAsync(), Is.EqualTo("无权访问"));
        await visit.AssertGood("denied");
    }

    [Test]
    public async Task Operations_AfterTheDemo_ShowItsNight([Values(360, 1280)] int width)
    {
        await using var visit = await Visit.Start(await Chromium.Site, width, "operator-wu");

        Assert.That(await visit.Page.Locator("main").TextContentAsync(), Does.Contain("2025-11-28"));
        await visit.AssertGood("operations");
    }

    [Test]
    public async Task LargeType_Chosen_StaysAndIsGood()
    {
        await using var visit = await Visit.Start(await Chromium.Site, 360);
        await visit.Page.GetByText("大字版").ClickAsync();
        await visit.Open("/login");

        Assert.That(await visit.Page.Locator("html").GetAttributeAsync("class"), Is.EqualTo("large"));
        await visit.AssertGood("login-large");
    }
}
