using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace Matching.Api.Tests;

/// <summary>The site, served by a process of its own as an operator would start it.</summary>
public sealed partial class SiteTests
{
    private Workplace place = null!;
    private Process server = null!;
    private Uri address = null!;

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
        address = await AddressOf(server);
    }

    [OneTimeTearDown]
    public void Stop()
    {
        server.Kill(entireProcessTree: true);
        server.WaitForExit();
        server.Dispose();
        place.Dispose();
    }

    [TestCase("/")]
    [TestCase("/officer")]
    [TestCase("/analyst")]
    [TestCase("/operations")]
    [TestCase("/operations/jobs")]
    public async Task Get_NotSignedIn_LeadsToSignIn(string path)
    {
        using var client = Client();
        using var response = await client.GetAsync(path);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(response.Headers.Location!.ToString(), Does.Contain("/login?ReturnUrl="));
    }

    [Test]
    public async Task Operations_AfterANight_ShowItInChinese()
    {
        using var client = await SignedIn("operator-wu");

        Assert.That(await client.GetStringAsync("/operations"), Does.Contain("2025-11-28").And.Contains("上海市老年综合津贴").And.Contains("<html lang=\"zh-CN\""));
    }

    [Test]
    public async Task Page_InEnglish_StaysInEnglish()
    {
        using var client = await SignedIn("operator-wu");
        await client.GetStringAsync("/operations?lang=en");

        Assert.That(await client.GetStringAsync("/operations"), Does.Contain("<html lang=\"en\""));
    }

    [TestCase("analyst-zhou", "/operations")]
    [TestCase("officer-wang", "/operations")]
    public async Task Get_WithoutTheRole_IsDenied(string account, string path)
    {
        using var client = await SignedIn(account);
        using var response = await client.GetAsync(path);

        Assert.That(response.Headers.Location?.AbsolutePath, Is.EqualTo("/denied"));
    }

    [Test]
    public async Task Login_UnknownAccount_IsRefused()
    {
        using var client = Client();
        using var response = await Enter(client, "nobody", "/");

        Assert.That(response.Headers.Location!.ToString(), Is.EqualTo("/login?refused=1"));
    }

    [TestCase("https://example.org/")]
    [TestCase("//example.org/")]
    [TestCase("/\\example.org")]
    public async Task Login_ToAnotherHost_StaysHere(string returnUrl)
    {
        using var client = Client();
        using var response = await Enter(client, "operator-wu", returnUrl);

        Assert.That(response.Headers.Location!.ToString(), Is.EqualTo("/"));
    }

    [Test]
    public async Task Login_WithoutItsToken_IsRefused()
    {
        using var client = Client();
        using var response = await client.PostAsync("/login", new FormUrlEncodedContent([new("account", "operator-wu")]));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task Page_Headers_AllowOnlyOwnContent()
    {
        using var client = Client();
        using var response = await client.GetAsync("/login");

        Assert.That(response.Headers.GetValues("Content-Security-Policy").Single(), Does.StartWith("default-src 'self'").And.Not.Contains("unsafe"));
    }

    [TestCase("/health/live")]
    [TestCase("/health/ready")]
    [TestCase("/site.css")]
    [TestCase("/login")]
    [TestCase("/denied")]
    [TestCase("/swagger/index.html")]
    [TestCase("/swagger/v1/swagger.json")]
    public async Task Get_OpenParts_AreThere(string path)
    {
        using var client = Client();
        using var response = await client.GetAsync(path);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Get_NoSuchPage_IsNotFound()
    {
        using var client = await SignedIn("operator-wu");
        using var response = await client.GetAsync("/nothing-here");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private HttpClient Client() => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = address };

    private async Task<HttpClient> SignedIn(string account)
    {
        var client = Client();
        using var response = await Enter(client, account, "");
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        return client;
    }

    private static async Task<HttpResponseMessage> Enter(HttpClient client, string account, string returnUrl)
    {
        var token = Token().Match(await client.GetStringAsync("/login")).Groups[1].Value;
        return await client.PostAsync("/login", new FormUrlEncodedContent([new("account", account), new("returnUrl", returnUrl), new("__RequestVerificationToken", token)]));
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

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
