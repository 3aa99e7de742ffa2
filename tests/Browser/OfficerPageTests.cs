using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;

namespace Matching.Browser.Tests;

/// <summary>Officers change a rule in the browser: one writes, another publishes, the next night uses it.</summary>
public sealed class OfficerPageTests
{
    private const string Policy = "sh-elderly-comprehensive-allowance";

    private RunningSite site = null!;

    [OneTimeSetUp]
    public async Task Start() => site = await RunningSite.Start(1500);

    [OneTimeTearDown]
    public async Task Stop() => await site.DisposeAsync();

    [Test]
    public async Task Policies_AtBothWidths_AreGood([Values(360, 1280)] int width, [Values("zh", "en")] string language)
    {
        await using var visit = await Visit.Start(site, width, "officer-wang", language);

        await visit.AssertGood($"officer-{language}");
    }

    [Test]
    public async Task Policy_AtBothWidths_ShowsWordsAndStoredText([Values(360, 1280)] int width, [Values("zh", "en")] string language)
    {
        await using var visit = await Visit.Start(site, width, "officer-wang", language, $"/officer/policies/{Policy}");

        Assert.That(await visit.Page.Locator("main").TextContentAsync(), Does.Contain(language == "zh" ? "满65周岁（含）判断：年龄满65周岁表达式：年龄 >= 最低年龄" : "年龄 >= 最低年龄"));
        Assert.That(await visit.Page.Locator("pre").TextContentAsync(), Does.Contain("policy: " + Policy));
        await visit.AssertGood($"officer-policy-{language}");
    }

    [Test]
    public async Task Policy_ThatDoesNotExist_IsSaidSo()
    {
        await using var visit = await Visit.Start(site, 1280, "officer-wang");
        var response = await visit.Open("/officer/policies/none");

        Assert.That(response!.Status, Is.EqualTo(404));
        Assert.That(await visit.Page.Locator("h1").TextContentAsync(), Is.EqualTo("没有这项政策"));
    }

    [Test]
    public async Task Draft_WhileOneTypes_ShowsFindingsCasesAndEffect([Values(360, 1280)] int width)
    {
        await using var visit = await Visit.Start(site, width, "officer-wang", path: $"/officer/policies/{Policy}");
        await Copy(visit);
        await Expect(visit, "#check", "检查通过");
        var text = await visit.Page.Locator("#text").InputValueAsync();

        await visit.Page.Locator("#text").FillAsync(text.Replace("年龄 >= 最低年龄", "年龄 >= 最低年令", StringComparison.Ordinal));
        await Expect(visit, "#check", "处错误");
        Assert.That(await visit.Page.Locator("#check li a").First.TextContentAsync(), Does.StartWith("规则 第 "));
        await visit.AssertGood("officer-draft-error");

        await visit.Page.Locator("#text").FillAsync(text.Replace("value: 65", "value: 70", StringComparison.Ordinal));
        await Expect(visit, "#check", "个未通过");
        await Expect(visit, "#effect", "不再符合");
        Assert.That(await visit.Page.Locator("#effect code").CountAsync(), Is.GreaterThan(0));
        await visit.AssertGood("officer-draft");
    }

    [Test]
    public async Task Threshold_Moved_ChangesTextAndFiguresInPlace([Values(360, 1280)] int width)
    {
        await using var visit = await Visit.Start(site, width, "officer-wang", path: $"/officer/policies/{Policy}");
        await Copy(visit);
        var text = await visit.Page.Locator("#text").InputValueAsync();
        await visit.Page.EvaluateAsync("window.unloaded = false");
        var slider = visit.Page.GetByRole(AriaRole.Slider, new() { Name = "最低年龄（岁）" });
        Assert.That((await slider.GetAttributeAsync("min"), await slider.InputValueAsync(), await slider.GetAttributeAsync("max")), Is.EqualTo(("45", "65", "85")));

        await slider.PressAsync("ArrowRight");
        await Expect(visit, "#effect .sum", "不再符合");
        await slider.EvaluateAsync("slider => document.querySelector('#effect dd').kept = true");
        await Move(slider, "72");
        var loses = visit.Page.Locator("#effect dd").Nth(1);
        var atFirst = await loses.TextContentAsync();
        await Move(slider, "85");

        Assert.That(int.Parse((await loses.TextContentAsync())!, NumberStyles.AllowThousands, CultureInfo.InvariantCulture), Is.GreaterThan(int.Parse(atFirst!, NumberStyles.AllowThousands, CultureInfo.InvariantCulture)));
        Assert.That(await visit.Page.Locator("#text").InputValueAsync(), Is.EqualTo(text.Replace("value: 65", "value: 85", StringComparison.Ordinal)));
        Assert.That(await visit.Page.GetByRole(AriaRole.Spinbutton, new() { Name = "最低年龄（岁）" }).InputValueAsync(), Is.EqualTo("85"));
        Assert.That(await visit.Page.EvaluateAsync<bool>("window.unloaded === false && document.querySelector('#effect dd').kept === true"), Is.True, "the page and its figures stayed the same elements");
        await visit.Page.Locator("#said").GetByText("不再符合").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
        Assert.That(await visit.Page.Locator("table.breakdown tbody tr").Filter(new() { HasText = "60–69" }).Locator("td").Nth(1).TextContentAsync(), Is.EqualTo("0"), "nobody below 85 has the right any more");
        await Expect(visit, "#check", "个未通过");
        await visit.AssertGood("officer-draft-threshold");

        await visit.Page.GetByText("恢复现行").ClickAsync();
        Assert.That(await visit.Page.Locator("#text").InputValueAsync(), Is.EqualTo(text));
    }

    [Test]
    public async Task Threshold_InAnyLayoutOfTheText_IsTheOnlyThingThatChanges()
    {
        const string Layout = """
            # parameters: { 最低年龄: { value: 1 } }
            parameters: # value: 2
              # 最低年龄: { value: 3 }
              最低年龄上限: { value: 4 }
              "最低年龄":
                unit: 岁 # value: 5

                # value: 6
                value: 65   # 满65周岁
              其他: { unit: 岁, value: 65 }
            conditions: [ { value: 7 } ]
            """;
        await using var visit = await Visit.Start(site, 1280, "officer-wang", "en", $"/officer/policies/{Policy}");
        await visit.Page.GetByText("Copy as a draft").ClickAsync();
        await visit.Page.WaitForURLAsync("**/officer/drafts/*");
        await visit.Page.Locator("#text").FillAsync(Layout);

        await visit.Page.GetByRole(AriaRole.Spinbutton, new() { Name = "最低年龄 (years of age)" }).FillAsync("70");
        Assert.That(await visit.Page.Locator("#text").InputValueAsync(), Is.EqualTo(Layout.Replace("value: 65   #", "value: 70   #", StringComparison.Ordinal)));

        await visit.Page.Locator("#text").FillAsync("parameters:\n  其他: { value: 65 }\n");
        Assert.That(await visit.Page.GetByRole(AriaRole.Slider).IsDisabledAsync(), Is.True, "a figure that the text no longer has cannot be moved");
    }

    [Test]
    public async Task Draft_SavedByAnotherMeanwhile_ShowsBothTexts()
    {
        await using var wang = await Visit.Start(site, 360, "officer-wang", path: $"/officer/policies/{Policy}");
        await Copy(wang);
        await using var li = await Visit.Start(site, 1280, "officer-li", path: new Uri(wang.Page.Url).AbsolutePath);
        await Type(li, "# by li\n");
        await Save(li);

        await Type(wang, "# by wang\n");
        await wang.Page.GetByRole(AriaRole.Button, new() { Name = "保存", Exact = true }).ClickAsync();

        Assert.That(await wang.Page.GetByRole(AriaRole.Alert).TextContentAsync(), Does.Contain("没有覆盖"));
        Assert.That(await wang.Page.Locator("pre").First.TextContentAsync(), Does.StartWith("# by li"));
        Assert.That(await wang.Page.Locator("#text").InputValueAsync(), Does.StartWith("# by wang"));
        await wang.AssertGood("officer-draft-conflict");
    }

    [Test]
    public async Task Draft_SentBack_ShowsTheReason()
    {
        await using var wang = await Visit.Start(site, 1280, "officer-wang", path: $"/officer/policies/{Policy}");
        await Copy(wang);
        await wang.Page.GetByText("提交审批").ClickAsync();
        await using var li = await Visit.Start(site, 1280, "officer-li", path: new Uri(wang.Page.Url).AbsolutePath);
        await li.Page.Locator("#reason").FillAsync("请补充依据");
        await li.Page.GetByRole(AriaRole.Button, new() { Name = "退回", Exact = true }).ClickAsync();
        await li.Page.WaitForURLAsync("**said=rejected");
        await wang.Page.ReloadAsync();

        Assert.That(await wang.Page.Locator("main").TextContentAsync(), Does.Contain("退回理由：请补充依据"));
    }

    [Test]
    public async Task Threshold_ChangedByOneAndPublishedByAnother_IsInForceInTheNextNight()
    {
        await using var changed = await RunningSite.Start(1500);
        await using var wang = await Visit.Start(changed, 1280, "officer-wang", path: $"/officer/policies/{Policy}");
        await Copy(wang);
        var path = new Uri(wang.Page.Url).AbsolutePath;
        var text = await wang.Page.Locator("#text").InputValueAsync();
        await wang.Page.Locator("#text").FillAsync(text.Replace("value: 65", "value: 70", StringComparison.Ordinal));
        await wang.Page.Locator("#cases").FillAsync(
            "- { name: 满70, asOf: 2025-12-01, tags: { 户籍地: 上海, 年龄: 70 }, expect: { outcome: eligible, amount: 150.00 }, source: 演示 }\n"
            + "- { name: 69, asOf: 2025-12-01, tags: { 户籍地: 上海, 年龄: 69 }, expect: { outcome: not-eligible }, source: 演示 }\n");
        await Expect(wang, "#check", "检查通过；2 个用例中 0 个未通过");
        await Save(wang);
        await wang.Page.GetByText("提交审批").ClickAsync();
        await wang.Page.WaitForURLAsync("**said=submitted");

        await wang.Page.GetByText("批准并发布").ClickAsync();
        Assert.That(await wang.Page.GetByRole(AriaRole.Alert).TextContentAsync(), Does.Contain("发布须由另一人批准：账号 officer-wang 是此草稿的起草人或最后修改人"));
        Assert.That(changed.Workspace.Publications.Count(), Is.Zero);
        await wang.AssertGood("officer-own-work");

        await using var li = await Visit.Start(changed, 1280, "officer-li", path: path);
        await li.Page.GetByText("批准并发布").ClickAsync();
        await li.Page.WaitForURLAsync("**said=published");
        await li.AssertGood("officer-published");

        NightOf(changed, "2025-11-29");
        var published = changed.Workspace.Publications.After(0).Single();
        Assert.That(
            changed.Workspace.Database.Query<string>($"SELECT DISTINCT pack_hash FROM v_decision WHERE policy_id = '{Policy}' AND as_of = '2025-11-29'"),
            Is.EqualTo(new[] { published.PackHash }));
        Assert.That((published.Author, published.Approver), Is.EqualTo(("officer-wang", "officer-li")));
        Assert.That(changed.Run("verify"), Does.Contain("publications: 完好").And.Not.Contains("不一致"));
    }

    /// <summary>The departments' files of a day, then its night.</summary>
    private static void NightOf(RunningSite site, string date)
    {
        var sources = Path.Combine(site.Data, "sources-" + date);
        site.Run("generate", "--subjects", "1500", "--as-of", date, "--out", sources);
        site.Run("import", sources, "--as-of", date, "--json");
        using var night = JsonDocument.Parse(site.Run("run", "--as-of", date, "--json"));
        var figures = night.RootElement.GetProperty("policies").EnumerateArray().Single(p => p.GetProperty("policy").GetString() == Policy);
        Assert.That(figures.GetProperty("version").GetString(), Is.EqualTo(date));
    }

    private static async Task Copy(Visit visit)
    {
        await visit.Page.GetByText("复制为草稿").ClickAsync();
        await visit.Page.WaitForURLAsync("**/officer/drafts/*");
    }

    /// <summary>Moves a slider as a hand does, waits for the figures and prints how long they took.</summary>
    private static async Task Move(ILocator slider, string value)
    {
        var took = await slider.EvaluateAsync<double>(
            """
            (slider, value) => new Promise(done => {
              const from = performance.now();
              const effect = document.getElementById("effect");
              const watch = new MutationObserver(() => {
                if (effect.hasAttribute("aria-busy")) return;
                watch.disconnect();
                done(performance.now() - from);
              });
              watch.observe(effect, { attributes: true });
              slider.value = value;
              slider.dispatchEvent(new Event("input", { bubbles: true }));
            })
            """, value);
        TestContext.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"threshold {value}: figures on the page after {took:0} ms"));
    }

    private static async Task Type(Visit visit, string before)
    {
        var text = await visit.Page.Locator("#text").InputValueAsync();
        await visit.Page.Locator("#text").FillAsync(before + text);
    }

    private static async Task Save(Visit visit)
    {
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "保存", Exact = true }).ClickAsync();
        await visit.Page.WaitForURLAsync("**said=saved");
    }

    private static async Task Expect(Visit visit, string place, string words) =>
        await visit.Page.Locator(place).GetByText(words).First.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
}
