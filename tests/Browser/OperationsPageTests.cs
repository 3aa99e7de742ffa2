using System.Data.Common;
using Matching.Engine.Runs;
using Matching.Storage.Stores;

namespace Matching.Browser.Tests;

/// <summary>The operators' pages on a site of their own, with a running night, a dead letter and a held batch.</summary>
public sealed class OperationsPageTests
{
    private RunningSite site = null!;
    private string running = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        site = await RunningSite.Start();
        var runs = new RunStore(site.Workspace.Database);
        var at = site.Workspace.Clock.GetUtcNow();
        var claim = runs.Claim("night", new DateOnly(2025, 11, 29), "s2", "k2", null, at);
        new PartitionStore(site.Workspace.Database).Plan(claim, [(new Partition("sh-elderly-comprehensive-allowance", 0, 4096), "shanghai/civil-affairs")], at);
        running = claim.RunId;
        Execute("UPDATE outbox SET state = 'dead', attempts = 9, dead_at = '2025-11-28T18:00:00.000Z', last_error = 'the gateway answered 410' WHERE id IN (SELECT id FROM outbox ORDER BY id LIMIT 3)");
        Execute("UPDATE payout_batch SET state = 'held', held_reason = '1 payee gets 60000000.00, more than 50000000.00' WHERE msg_id = (SELECT MIN(msg_id) FROM payout_batch)");
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (site is not null)
        {
            await site.DisposeAsync();
        }
    }

    [TestCase("/operations", "operations-nights", "已结束")]
    [TestCase("/operations/sources", "operations-sources", "2025-11-28")]
    [TestCase("/operations/quarantine", "operations-quarantine", "收款账户不完整或不可能存在")]
    [TestCase("/operations/quarantine?source=account-citizen&reason=bad-account", "operations-quarantine-filtered", "account-citizen.csv")]
    [TestCase("/operations/dead-letters", "operations-dead-letters", "the gateway answered 410")]
    [TestCase("/operations/batches", "operations-batches", "50000000.00")]
    public async Task Page_AtBothWidths_IsGood(string path, string name, string text)
    {
        foreach (var width in Visit.Widths)
        {
            await using var visit = await Visit.Start(site, width, "operator-wu");
            await visit.Open(path);

            Assert.That(await visit.Page.Locator("main").TextContentAsync(), Does.Contain(text));
            await visit.AssertGood(name);
        }
    }

    [Test]
    public async Task Quarantine_MoreThanAPage_GoesOnToTheNextAndEnds()
    {
        await using var visit = await Visit.Start(site, 360, "operator-wu");
        await visit.Open("/operations/quarantine?source=account-citizen");
        var lines = visit.Page.Locator("table").Last.Locator("tbody tr");
        var first = await lines.CountAsync();
        await visit.Page.GetByText("下一页").ClickAsync();

        Assert.That((first, await lines.CountAsync() is > 0 and < 50, await visit.Page.GetByText("下一页").CountAsync()), Is.EqualTo((50, true, 0)));
    }

    [Test]
    public async Task Run_AtBothWidthsInBothLanguages_IsGood([Values(360, 1280)] int width, [Values("zh", "en")] string language)
    {
        await using var visit = await Visit.Start(site, width, "operator-wu", language);
        await visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "2025-11-28" }).First.ClickAsync();

        Assert.That(await visit.Page.Locator("main").TextContentAsync(), Does.Contain(language == "zh" ? "上海市老年综合津贴" : "Snapshot"));
        await visit.AssertGood("operations-run-" + language);
    }

    [Test]
    public async Task Run_AtWork_ShowsItsProgressAndFollowsIt()
    {
        await using var visit = await Visit.Start(site, 1280, "operator-wu");
        await visit.Open("/operations/runs/" + running);
        await visit.AssertGood("operations-run-at-work");
        var before = await visit.Page.Locator("[data-count]").TextContentAsync();

        Execute($"UPDATE run_partition SET state = 'done', verdicts = X'00', verdicts_hash = 'h' WHERE run_id = '{running}'");
        await Microsoft.Playwright.Assertions.Expect(visit.Page.Locator("[data-count]")).ToHaveTextAsync("1 / 1");

        Assert.That(before, Is.EqualTo("0 / 1"));
    }

    [Test]
    public async Task Replay_DeadLetter_WaitsAgainAndIsLogged()
    {
        await using var visit = await Visit.Start(site, 360, "operator-wu");
        await visit.Open("/operations/dead-letters");
        var id = await visit.Page.Locator("tbody code").First.TextContentAsync();
        await visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "重投 " + id }).ClickAsync();

        Assert.That(await visit.Page.Locator("[role=status]").TextContentAsync(), Does.Contain("已重新排队 1 件"));
        await visit.AssertGood("operations-replayed");
        Assert.That(
            site.Workspace.Database.Query<string>("SELECT actor FROM v_audit WHERE action = 'outbox.replayed' AND object_id = @Id", new { Id = id }),
            Is.EqualTo(new[] { "operator-wu" }));
    }

    [Test]
    public async Task Review_ExcludedWithoutAReason_IsRefusedThenDecided([Values(360, 1280)] int width)
    {
        await using var visit = await Visit.Start(site, width, "reviewer-zhao", path: "/operations/review");
        await visit.AssertGood("operations-review");
        await visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "排除" }).First.ClickAsync();
        Assert.That(await visit.Page.Locator("[role=alert]").TextContentAsync(), Is.EqualTo("请写明理由，最多500字。"));

        await visit.Page.Locator("textarea").First.FillAsync("核查发现不符合");
        await visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "排除" }).First.ClickAsync();
        Assert.That(await visit.Page.Locator("[role=status]").TextContentAsync(), Does.StartWith("决定已生效").Or.StartsWith("已提议"));
        await visit.AssertGood("operations-review-decided");
    }

    [Test]
    public async Task Jobs_AsOperator_AreShown()
    {
        await using var visit = await Visit.Start(site, 1280, "operator-wu");
        var answer = await visit.Open("/operations/jobs");

        Assert.That(answer!.Status, Is.EqualTo(200));
        Assert.That(await visit.Page.ContentAsync(), Does.Contain("Hangfire"));
    }

    [TestCase("reviewer-zhao", "/operations/jobs")]
    [TestCase("finance-sun", "/operations/review")]
    [TestCase("operator-wu", "/operations/review")]
    public async Task Page_WithoutItsRole_IsDenied(string account, string path)
    {
        await using var visit = await Visit.Start(site, 1280, account);
        await visit.Open(path);

        Assert.That(await visit.Page.Locator("h1").TextContentAsync(), Is.EqualTo("无权访问"));
    }

    [TestCase("/api/v1/runs?limit=1", 200, "\"next\":\"")]
    [TestCase("/api/v1/runs?limit=0", 400, "bad-limit")]
    [TestCase("/api/v1/runs?after=%21", 400, "bad-cursor")]
    [TestCase("/api/v1/runs/nothing", 404, "run-not-found")]
    [TestCase("/api/v1/runs/nothing/progress", 404, "run-not-found")]
    [TestCase("/api/v1/quarantine/counts", 200, "bad-account")]
    [TestCase("/api/v1/sources", 200, "account-citizen")]
    [TestCase("/api/v1/dead-letters", 200, "the gateway answered 410")]
    [TestCase("/api/v1/payout-batches/held", 200, "50000000.00")]
    [TestCase("/api/v1/reviews", 403, "not-allowed")]
    public async Task Get_Api_Answers(string path, int status, string text)
    {
        await using var visit = await Visit.Start(site, 1280, "operator-wu");
        var answer = await visit.Page.APIRequest.GetAsync(site.Address + path);

        Assert.That(answer.Status, Is.EqualTo(status));
        Assert.That(await answer.TextAsync(), Does.Contain(text));
    }

    [Test]
    public async Task Batches_AsFinance_AreShownAndDeadLettersAreNot()
    {
        await using var visit = await Visit.Start(site, 1280, "finance-sun", path: "/operations/batches");
        Assert.That(await visit.Page.Locator("h1").TextContentAsync(), Is.EqualTo("挂起的批次"));

        await visit.Open("/operations/dead-letters");
        Assert.That(await visit.Page.Locator("h1").TextContentAsync(), Is.EqualTo("无权访问"));
    }

    private void Execute(string sql) => site.Workspace.Database.Write("test", (DbTransaction t) =>
    {
        using var command = t.Connection!.CreateCommand();
        command.Transaction = t;
        command.CommandText = sql;
        command.ExecuteNonQuery();
    });
}
