using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace Matching.Api.Tests;

/// <summary>The site, served by a process of its own as an operator would start it.</summary>
public sealed partial class SiteTests
{
    private Workplace place = null!;
    private Process server = null!;
    private HttpClient client = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        place = new Workplace();
        var demo = Cli.Run("demo", "--no-serve", "--subjects", "300", "--seed", "3", "--json", "--data", place["a"]);
        Assert.That(demo.Code, Is.EqualTo(0), demo.Error);
        var start = new ProcessStartInfo("dotnet") { RedirectStandardError = true };
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "matching.dll"), "serve", "--urls", "http://127.0.0.1:0", "--data", place["a"], "--catalog", Cli.Catalog])
        {
            start.ArgumentList.Add(argument);
        }

        server = Process.Start(start)!;
        client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = await AddressOf(server) };
    }

    [OneTimeTearDown]
    public void Stop()
    {
        client.Dispose();
        server.Kill(entireProcessTree: true);
        server.WaitForExit();
        server.Dispose();
        place.Dispose();
    }

    [Test]
    public async Task Home_AfterANight_ShowsItsFiguresInChinese()
    {
        var page = await client.GetStringAsync("/");

        Assert.That(page, Does.Contain("<h1>最近一夜的比对</h1>").And.Contains("2025-11-28").And.Contains("上海市老年综合津贴"));
    }

    [Test]
    public async Task Home_InEnglish_SaysSo()
    {
        var page = await client.GetStringAsync("/?lang=en");

        Assert.That(page, Does.Contain("<html lang=\"en\">").And.Contains("<h1>The newest night</h1>"));
    }

    [Test]
    public async Task Home_Headers_AllowOnlyOwnContent()
    {
        using var response = await client.GetAsync("/");

        Assert.That(response.Headers.GetValues("Content-Security-Policy").Single(), Does.StartWith("default-src 'self'"));
    }

    [TestCase("/health/live")]
    [TestCase("/health/ready")]
    [TestCase("/site.css")]
    public async Task Get_PartsOfTheSite_AreThere(string path)
    {
        using var response = await client.GetAsync(path);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Get_NoSuchPage_IsNotFound()
    {
        using var response = await client.GetAsync("/nothing-here");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private static async Task<Uri> AddressOf(Process server)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (await server.StandardError.ReadLineAsync(limit.Token) is { } line)
        {
            if (Address().Match(line) is { Success: true } found)
            {
                return new Uri(found.Value);
            }
        }

        throw new InvalidOperationException("the site ended before it said where it listens");
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:[0-9]+")]
    private static partial Regex Address();
}
