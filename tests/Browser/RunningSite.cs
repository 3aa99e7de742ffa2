using System.CommandLine;
using Matching.Api.Commands;
using Matching.Api.Composition;
using Matching.Api.Site;
using Matching.Api.Terminal;
using Microsoft.AspNetCore.Builder;

namespace Matching.Browser.Tests;

/// <summary>A demo in a folder of its own, served on a free port of this machine. Use a new one where a test changes data.</summary>
internal sealed class RunningSite : IAsyncDisposable
{
    private readonly DirectoryInfo folder;
    private readonly WebApplication app;

    private RunningSite(DirectoryInfo folder, Workspace workspace, WebApplication app)
    {
        this.folder = folder;
        this.app = app;
        Workspace = workspace;
    }

    /// <summary>What the site works on.</summary>
    public Workspace Workspace { get; }

    /// <summary>Data folder.</summary>
    public string Data => folder.FullName;

    /// <summary>Where it listens, without a slash at the end.</summary>
    public string Address => app.Urls.Single().TrimEnd('/');

    /// <summary>The repository's root.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Runs a demo of a few subjects and serves it.</summary>
    /// <param name="subjects">Number of subjects; the default is enough for every page to show something.</param>
    public static async Task<RunningSite> Start(int subjects = 3000)
    {
        var folder = Directory.CreateTempSubdirectory("matching-browser-");
        Run(folder.FullName, "demo", "--no-serve", "--subjects", subjects.ToString(System.Globalization.CultureInfo.InvariantCulture), "--json");
        var workspace = Workspace.Open(Invocation(folder.FullName));
        var app = SiteHost.Build(workspace, "http://127.0.0.1:0");
        await app.StartAsync();
        return new RunningSite(folder, workspace, app);
    }

    /// <summary>Runs one command of the command line on the site's data and gives its standard output.</summary>
    public string Run(params string[] args) => Run(Data, args);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        Workspace.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    private static string Run(string data, params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var application = new CommandLineApplication(new CommandConsole(output, error, interactive: false), TimeProvider.System);
        var code = application.RunAsync([.. args, "--data", data, "--catalog", Path.Combine(Root, "rules-catalog")]).GetAwaiter().GetResult();
        Assert.That(code, Is.EqualTo(0), error.ToString());
        return output.ToString();
    }

    private static CommandInvocation Invocation(string data) => new(
        new CommandConsole(TextWriter.Null, TextWriter.Null, interactive: false), TimeProvider.System, new RootCommand().Parse(""),
        "zh", false, Path.Combine(Root, "rules-catalog"), data);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Matching.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("Matching.sln was not found above the tests");
    }
}
