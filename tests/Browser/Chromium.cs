using Microsoft.Playwright;

namespace Matching.Browser.Tests;

/// <summary>The machine's Chromium and one shared site, for all tests of the assembly.</summary>
[SetUpFixture]
internal sealed class Chromium
{
    /// <summary>Places where Debian and others put it; the environment variable <c>MATCHING_TEST_CHROMIUM</c> names another.</summary>
    private static readonly string?[] Places = [Environment.GetEnvironmentVariable("MATCHING_TEST_CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private static IPlaywright? playwright;
    private static Lazy<Task<RunningSite>>? site;

    /// <summary>The browser.</summary>
    public static IBrowser Browser { get; private set; } = null!;

    /// <summary>A site that all tests share, started when the first asks; tests that change data start their own.</summary>
    public static Task<RunningSite> Site => site!.Value;

    [OneTimeSetUp]
    public async Task Start()
    {
        var path = Array.Find(Places, File.Exists);
        if (path is null)
        {
            Assert.Ignore("there is no Chromium on this machine; install the package chromium, or name one in MATCHING_TEST_CHROMIUM");
        }

        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = path,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        site = new Lazy<Task<RunningSite>>(() => RunningSite.Start());
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (Browser is not null)
        {
            await Browser.DisposeAsync();
        }

        if (site is { IsValueCreated: true })
        {
            await (await site.Value).DisposeAsync();
        }

        playwright?.Dispose();
    }
}
