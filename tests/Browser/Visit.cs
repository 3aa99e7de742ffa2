using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Matching.Browser.Tests;

/// <summary>One person's browser on a site: signed in or not, at one width. Records every request that leaves for another host.</summary>
internal sealed class Visit : IAsyncDisposable
{
    /// <summary>Widths at which every page must be good, in pixels.</summary>
    public static readonly int[] Widths = [360, 1280];

    private readonly RunningSite site;
    private readonly IBrowserContext context;
    private readonly List<string> foreign = [];
    private readonly List<string> faults = [];

    private Visit(RunningSite site, IBrowserContext context, IPage page)
    {
        this.site = site;
        this.context = context;
        Page = page;
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(site.Address + "/", StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                foreign.Add(request.Url);
            }
        };
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                faults.Add(message.Text);
            }
        };
        page.PageError += (_, error) => faults.Add(error);
    }

    /// <summary>The open page.</summary>
    public IPage Page { get; }

    /// <summary>Opens a browser window.</summary>
    /// <param name="site">The site.</param>
    /// <param name="width">Width in pixels.</param>
    /// <param name="account">Account to sign in with, or null.</param>
    /// <param name="language"><c>zh</c> or <c>en</c>.</param>
    /// <param name="path">Where to go after signing in; the account's own start page by default.</param>
    public static async Task<Visit> Start(RunningSite site, int width = 1280, string? account = null, string language = "zh", string path = "/")
    {
        var context = await Chromium.Browser.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = 800 } });
        var visit = new Visit(site, context, await context.NewPageAsync());
        await visit.Open($"/login?lang={language}&ReturnUrl={Uri.EscapeDataString(path)}");
        if (account is not null)
        {
            // A click does not wait for the page that it leads to, and keys pressed before that are lost with the old one.
            await visit.Page.Locator($"button[value='{account}']").ClickAsync();
            await visit.Page.WaitForURLAsync(url => !url.Contains("/login", StringComparison.Ordinal));
        }

        return visit;
    }

    /// <summary>Opens a path of the site.</summary>
    public async Task<IResponse?> Open(string path) => await Page.GotoAsync(site.Address + path);

    /// <summary>
    /// Asserts what holds for every page: one heading of first rank, one main region, no sideways scrolling, no violation that
    /// axe finds, no script error, no request to another host. Keeps a screenshot where <c>MATCHING_TEST_SCREENSHOTS</c> names a folder.
    /// </summary>
    /// <param name="name">Name of the screenshot, without width and ending.</param>
    public async Task AssertGood(string name)
    {
        await Keep(name);
        var axe = await Page.RunAxe();
        var width = await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(axe.Violations.Select(v => $"{v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}"), Is.Empty);
            Assert.That(await Page.Locator("h1").CountAsync(), Is.EqualTo(1), "headings of first rank");
            Assert.That(await Page.Locator("main").CountAsync(), Is.EqualTo(1), "main regions");
            Assert.That(width, Is.LessThanOrEqualTo(0), "pixels that the page is wider than the window");
            Assert.That(foreign, Is.Empty, "requests to other hosts");
            Assert.That(faults, Is.Empty, "errors on the browser's console");
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    private async Task Keep(string name)
    {
        if (Environment.GetEnvironmentVariable("MATCHING_TEST_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}-{Page.ViewportSize!.Width}.png"), FullPage = true });
        }
    }
}
